# make site    the demo site from the articles in seeds/: environment, drafts, build/
# make serve   the same, previewed with live reload
# make test    the whole test suite
.PHONY: site serve test check clean

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

site: $(READY)
	$(BIN)/chronicle convert seeds/
	$(BIN)/chronicle build
	@echo "The site is in build/: open build/index.html, or run \`make serve\`."

serve: $(READY)
	$(BIN)/chronicle serve

check: $(READY)
	$(BIN)/chronicle check

test: $(READY)
	$(BIN)/python -m pytest

$(READY): requirements.txt pyproject.toml
	python3 -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

clean:
	rm -rf build .cache
