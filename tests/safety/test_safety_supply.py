"""What gets installed, what a workflow may do, and that the packages can be made again: read from the files that say it."""
import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

HOME = Path(__file__).parent.parent.parent
WORKFLOWS = sorted((HOME / ".github/workflows").glob("*.yml"))


def test_every_package_is_pinned_with_digests_and_nothing_else_is_listed():
    lines = [line for line in (HOME / "requirements.txt").read_text("utf-8").replace("\\\n", "").splitlines() if not line.startswith("#")]
    assert len(lines) > 40
    for line in lines:
        assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*==[0-9][\w.]*( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+", line), line[:80]


def test_what_is_asked_for_is_what_is_pinned():
    pinned = dict(re.findall(r"^([a-z0-9.-]+)==([\w.]+)", (HOME / "requirements.txt").read_text("utf-8"), re.MULTILINE))
    asked = dict(re.findall(r"^([A-Za-z0-9._-]+)==([\w.]+)$", (HOME / "requirements.in").read_text("utf-8"), re.MULTILINE))
    assert {name.lower().replace("_", "-"): version for name, version in asked.items()}.items() <= pinned.items()


def test_installing_takes_only_what_is_listed_and_builds_nothing():
    make = (HOME / "Makefile").read_text("utf-8")
    assert "install --require-hashes --only-binary :all: -r requirements.txt" in make
    assert re.findall(r"pip[\")]* .*install .*", make.replace("$(PIP)", "pip"))
    for line in re.findall(r"^\t.*\binstall\b.*$", make, re.MULTILINE):
        assert "--require-hashes" in line or "--no-deps --no-build-isolation --editable ." in line or "pip-audit==" in line, line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_a_workflow_may_read_and_nothing_else(path):
    text = path.read_text("utf-8")
    flow = yaml.safe_load(text)
    assert flow["permissions"] == {} and "pull_request_target" not in text and "secrets." not in text
    for job in flow["jobs"].values():
        assert job["permissions"] == {"contents": "read"} and job["timeout-minutes"] <= 30
        for step in job["steps"]:
            assert "uses" not in step or re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"]), step
            assert "${{" not in step.get("run", ""), "what a pull request says must not become a command"
            assert not step.get("uses", "").startswith("actions/checkout") or step["with"]["persist-credentials"] is False
    assert re.findall(r"@[0-9a-f]{40}(?!\s+# v\d)", text) == []


def test_there_are_workflows_and_proposals_for_both_kinds_of_dependencies():
    assert WORKFLOWS
    kinds = {u["package-ecosystem"] for u in yaml.safe_load((HOME / ".github/dependabot.yml").read_text("utf-8"))["updates"]}
    assert kinds == {"pip", "github-actions"}


def test_wheel_and_source_package_can_be_made_again(tmp_path):
    made = subprocess.run([sys.executable, HOME / "scripts/reproducible.py", tmp_path], capture_output=True, text=True)
    assert made.returncode == 0 and len(made.stdout.splitlines()) == len(list(tmp_path.iterdir())) == 2, made.stderr


def test_packages_that_differ_are_refused(tmp_path, monkeypatch, capsys):
    spec = importlib.util.spec_from_file_location("reproducible", HOME / "scripts/reproducible.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    monkeypatch.setattr(script, "packed", lambda source, folder, umask, environment: {"a.whl": environment["TZ"].encode(), "b.tar.gz": b"same"})
    assert script.main(tmp_path / "dist") == 1 and not (tmp_path / "dist").exists() and capsys.readouterr().err == "not reproducible: a.whl\n"


def test_the_bill_of_materials_names_every_pinned_package(tmp_path):
    subprocess.run([sys.executable, HOME / "scripts/sbom.py", tmp_path / "sbom.json"], capture_output=True, check=True)
    bill = json.loads((tmp_path / "sbom.json").read_text("utf-8"))
    pinned = dict(re.findall(r"^([a-z0-9.-]+)==([\w.]+)", (HOME / "requirements.txt").read_text("utf-8"), re.MULTILINE))
    assert {c["name"]: c["version"] for c in bill["components"]} == pinned
    assert all(c["externalReferences"] and c["externalReferences"][0]["hashes"][0]["alg"] == "SHA-256" for c in bill["components"])
    refs = {c["bom-ref"] for c in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    assert all({d["ref"], *d.get("dependsOn", ())} <= refs for d in bill["dependencies"]) and len(bill["dependencies"][0]["dependsOn"]) >= 10


def test_every_test_that_the_promises_name_exists():
    named = set(re.findall(r"`((?:tests/[\w/.]+)|(?:test_\w+))`", (HOME / "docs/security.md").read_text("utf-8")))
    code = "".join(p.read_text("utf-8") for p in (HOME / "tests").rglob("test_*.py"))
    assert len(named) > 20
    assert [n for n in sorted(named) if not (HOME / n).exists() and f"def {n}(" not in code] == []
