"""What the repository itself promises: no path of somebody's machine, every command documented, the example site in order."""
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from chronicle import __version__
from chronicle.cli import cli
from chronicle.config import MAP, SETTINGS
from chronicle.content import describe
from chronicle.diagnose import CODES

HOME = Path(__file__).parent.parent
TEXT = {".py", ".md", ".html", ".xml", ".txt", ".css", ".js", ".toml", ".yaml", ".yml", ".json", ".in", ".cfg", ".sh", ""}


def tracked() -> list[Path]:
    """Files in git, and those that would be added."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=HOME, capture_output=True, check=True).stdout
    return [HOME / name for name in listed.decode().split("\0") if name and (HOME / name).is_file()]


FILES = [p for p in tracked() if p.suffix in TEXT and p.stat().st_size < 2_000_000]
AS_SENT = {"38-germany-kassel.html", "39-bangladesh-ukhia.txt"}      # articles in windows-1252, and with the line ends of Windows
NOT_OURS = {                                # what -> how it is found; written so that this file is not found itself
    "a path of somebody's machine": r"(?<![\w.~/])/(?:root|work|home/(?!me/)\w+|Users/\w+)/" r"\w",
    "a folder for temporary files": r"(?<![\w.~/])/" r"tmp/\w",
    "the address of a package registry": "|".join((r"pypi\." "org/simple", r"registry\.npmjs" r"\.org", r"files\.python" "hosted", r"deb\." r"debian\.org")),
}


@pytest.mark.parametrize("what", NOT_OURS)
def test_no_file_holds(what):
    found = {str(p.relative_to(HOME)): m[0] for p in FILES if (m := re.search(NOT_OURS[what], p.read_text("utf-8", "replace")))}
    assert found == {}


def test_every_text_file_is_utf8_and_ends_with_a_line_end():
    for path in FILES:
        if path.name in AS_SENT:
            continue
        data = path.read_bytes()
        data.decode("utf-8")
        assert not data or data.endswith(b"\n") or path.suffix in (".txt", ".json"), path
        assert b"\r" not in data, path


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "CHANGELOG.md", "ARCHITECTURE.md", "pyproject.toml", "requirements.txt", "Makefile", ".ci/run"])
def test_what_a_project_needs_is_there(name):
    assert (HOME / name).is_file() and (HOME / name).stat().st_size > 50


def test_every_command_is_in_the_readme():
    readme = (HOME / "README.md").read_text("utf-8")
    assert [name for name in cli.commands if f"`chronicle {name}" not in readme] == []


def test_every_make_target_is_in_the_readme():
    targets = re.findall(r"^([a-z]+):", (HOME / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(targets) >= {"site", "test", "serve"}
    readme = (HOME / "README.md").read_text("utf-8")
    assert [t for t in ("site", "test", "serve") if f"make {t}" not in readme] == []


def test_every_code_is_in_the_list_of_errors():
    listed = (HOME / "docs" / "errors.md").read_text("utf-8")
    assert [code for code in CODES if code not in listed] == []


def test_hints_name_only_commands_that_exist():
    for path in sorted((HOME / "chronicle").rglob("*.py")):
        for name in re.findall(r"`chronicle (?:-C \S+ )?([a-z][a-z-]+)", path.read_text("utf-8")):
            assert name in cli.commands, f"{path.name} names `chronicle {name}`"


@pytest.mark.parametrize("name", describe.PAGES)
def test_reference_pages_are_those_of_their_tables(name):
    assert (HOME / "docs" / name).read_text("utf-8") == describe.PAGES[name](), "run: python -m chronicle.content.describe docs/"


def test_every_setting_is_documented_and_publishing_names_only_settings_that_exist():
    page = (HOME / "docs/settings.md").read_text("utf-8")
    assert [key for key in (*SETTINGS, *MAP) if f"| `{key}` |" not in page] == []
    named = re.findall(r"^    (\w+) = ", (HOME / "docs/publishing.md").read_text("utf-8"), re.MULTILINE)
    assert "base_url" in named and "contact" in named and set(named) <= set(SETTINGS)


def test_workflows_to_copy_are_yaml_and_read_the_whole_history():
    github, gitlab = (yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", (HOME / "docs/publishing.md").read_text("utf-8"), re.DOTALL))
    assert github["jobs"]["publish"]["steps"][0]["with"]["fetch-depth"] == 0 and gitlab["pages"]["variables"]["GIT_DEPTH"] == "0"


def test_no_command_takes_the_chronicle_of_the_package_index():
    """That is another project: ours is installed from its folder."""
    told = {str(p.relative_to(HOME)): m[0] for p in FILES if p.suffix in (".py", ".md", ".toml", ".yml", ".yaml", ".sh", "") and p != Path(__file__)
            and (m := re.search(r"(?:pip|pipx|uv|uvx)\b[^`\n]*\b(?:install|run|add)\b[^`\n]*(?<![\w./-])chronicle(?![\w/-])", p.read_text("utf-8", "replace")))}
    assert told == {}


def test_what_is_installed_is_pinned():
    pinned = {line.split("==")[0].lower() for line in (HOME / "requirements.txt").read_text().splitlines() if "==" in line}
    needed = tomllib.loads((HOME / "pyproject.toml").read_text())["project"]["dependencies"]
    assert [n for n in needed if re.split(r"[<>=!\[ ]", n)[0].lower() not in pinned] == []
    loose = [line for line in (HOME / "requirements.txt").read_text().splitlines() if line and not line.startswith(("#", " ", "-")) and "==" not in line]
    assert loose == []


def test_the_version_is_in_the_changelog():
    assert __version__ in (HOME / "CHANGELOG.md").read_text("utf-8") or "Unreleased" in (HOME / "CHANGELOG.md").read_text("utf-8")


def test_the_example_site_has_no_error():
    from chronicle.build.batch import check
    from chronicle.diagnose import errors, headline
    from site_builder import SiteFolder
    import shutil
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        site = SiteFolder(Path(folder) / "site")
        site.root.mkdir()
        for name in ("site.toml", "content", "seeds", "published.txt"):
            source = HOME / name
            if source.is_dir():
                shutil.copytree(source, site.root / name)
            elif source.is_file():
                shutil.copy(source, site.root / name)
        notes, counted = check(site.root)
        assert [headline(n) for n in errors(notes)] == [] and counted["incident"] >= 5
