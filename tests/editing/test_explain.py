"""Every code has an example; every mistake shown gives its code, and its mended form does not."""
import pytest
from click.testing import CliRunner
from site_builder import SiteFolder

from chronicle.build import batch
from chronicle.cli import cli
from chronicle.content import describe
from chronicle.diagnose import CODES, OFFER, WARNING
from chronicle.editing.explain import explain
from chronicle.editing.suggest import offers
from chronicle.explanations import EXAMPLES

PATHS = {"incident": "content/incidents/2020/an-incident.md", "place": "content/places/a-place.md", "actor": "content/actors/an-actor.md",
         "source": "content/sources/a-source.md", "text": "content/incidents/2020/an-incident.md"}
AROUND = {                                  # what a record needs besides the lines shown
    "incident": {"title": "title: An incident", "date": "date: 2020-03-07", "sources": "sources: [{publisher: The Gazette}]"},
    "place": {"name": "name: A place"}, "actor": {"name": "name: An actor"}, "source": {"publisher": "publisher: The Herald"},
}
SHOWN = [code for code, example in EXAMPLES.items() if example.where]
SETTINGS = {"site.toml": 'review = ["draft", "reviewed", "published"]\n'}


def site(example, lines: str) -> dict[str, str]:
    """The files of a site in which the example stands."""
    if example.where not in PATHS:
        return SETTINGS | example.beside | {example.where: lines}
    kind = "incident" if example.where == "text" else example.where
    front = lines if example.where != "text" else ""
    rest = [line for field, line in AROUND[kind].items() if f"\n{field}:" not in f"\n{front}"]
    body = lines if example.where == "text" else ""
    return SETTINGS | example.beside | {PATHS[example.where]: "\n".join(["---", *rest, *([front] if front else []), "---", body, ""])}


def found(folder: SiteFolder, files: dict[str, str]) -> set[str]:
    folder.write(files)
    with batch.loaded(folder.root) as (_, state):
        return {n.code for n in [*state.notes, *offers(folder.root, state.site)]}


def test_every_code_has_an_example_and_no_other_has():
    assert set(EXAMPLES) == set(CODES)


@pytest.mark.parametrize("code", SHOWN)
def test_the_mistake_gives_its_code(code, tmp_path):
    assert code in found(SiteFolder(tmp_path), site(EXAMPLES[code], EXAMPLES[code].wrong))


@pytest.mark.parametrize("code", SHOWN)
def test_the_mended_form_gives_nothing_of_its_kind(code, tmp_path):
    codes = found(SiteFolder(tmp_path), site(EXAMPLES[code], EXAMPLES[code].mended))
    assert code not in codes
    assert not [c for c in codes if CODES[c].severity == "error"]


@pytest.mark.parametrize("code", [c for c in SHOWN if CODES[c].severity == WARNING and EXAMPLES[c].where in ("incident", "text")])
def test_an_incident_can_answer_for_a_warning(code, tmp_path):
    example = EXAMPLES[code]
    files = site(example, example.wrong)
    path = PATHS[example.where]
    files[path] = files[path].replace("---\n", f'---\nsilence: ["{code} looked at twice"]\n', 1)
    assert code not in found(SiteFolder(tmp_path), files)


@pytest.mark.parametrize("code", CODES)
def test_explain_tells_it(code):
    told = explain(code)
    assert told.startswith(f"{code} {CODES[code].slug}\n") and CODES[code].about in told
    assert ("silence:" in told) == (CODES[code].severity == WARNING and code[0] in "FLRM")
    assert explain(CODES[code].slug) == told
    assert OFFER != CODES[code].severity or "--suggest" in told


def test_terms_are_listed_where_they_matter():
    assert "car bomb" in explain("F301") and "suicide bombing" in explain("f206")


def test_the_command():
    run = CliRunner().invoke
    assert run(cli, ["explain", "F204"]).output == explain("F204")
    assert run(cli, ["explain"]).output.count("\n") == len(CODES)
    refused = run(cli, ["explain", "F999"])
    assert refused.exit_code == 2 and "there is no code `F999`; `chronicle explain` lists them all" in refused.output
    assert "did you mean bad-date or " in run(cli, ["explain", "bad-dates"]).output


def test_the_page_of_errors_shows_every_example():
    page = describe.errors()
    for code, example in EXAMPLES.items():
        assert f"## {code} {CODES[code].slug}" in page
        assert example.wrong.split("\n")[0].strip()[:60] in page
