"""Mistakes of editors and what they are told: each case of fixtures/records/*.md is a site and its report.

A case is a heading, a fenced block for each file (its path after the fence) and a block `report` with what `chronicle
check` prints. `→` stands for a tab. Files of the heading "Beside the files shown" are part of every case of that page.
`pytest --update` rewrites the reports; read the difference before you keep it.
"""
import re
from pathlib import Path

import pytest

from chronicle import config, contradictions
from chronicle.astray import standing
from chronicle.content.read import read
from chronicle.diagnose import CODES, in_order, report
from chronicle.routes import plan
from chronicle.site import link

FOLDER = Path(__file__).parent / "fixtures" / "records"
BLOCK = re.compile(r"^(`{3,})([^`\n]+)\n(.*?)^\1\n", re.MULTILINE | re.DOTALL)
COMMON = "Beside the files shown"


def sections(text: str) -> list[tuple[str, dict[str, str]]]:
    """(heading, {what stands after the fence: text of the block}) of a page of fixtures."""
    found = []
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, rest = part.split("\n", 1)
        found.append((heading, {m[2]: m[3] for m in BLOCK.finditer(rest)}))
    return found


def cases():
    found = []
    for page in sorted(FOLDER.glob("*.md")):
        common = {}
        for heading, blocks in sections(page.read_text("utf-8")):
            if heading == COMMON:
                common = blocks
            else:
                found.append(pytest.param(page, heading, common, blocks, id=f"{page.stem}: {heading}"))
    return found


def told(root: Path, files: dict[str, str]) -> str:
    """What `chronicle check` prints of such a site."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    settings, notes = config.load(root)
    parsed = [read(path, text.encode())[0] for path, text in sorted(files.items()) if path.startswith("content/")]
    notes += [note for file in parsed for note in file.notes]
    site, linked = link(parsed, settings)
    notes = standing(notes + linked + contradictions.find(site, root)[0], plan(site, {})[0])
    return "".join(report(note, files.get(note.span.path, "").split("\n")) + "\n" for note in in_order(notes))


@pytest.mark.parametrize("page, heading, common, blocks", cases())
def test_the_report(page, heading, common, blocks, tmp_path, request):
    files = {path: text.replace("→", "\t") for path, text in (common | blocks).items() if path != "report"}
    found = told(tmp_path, files)
    if request.config.getoption("--update"):
        return rewrite(page, heading, found)
    assert found == blocks["report"]


def rewrite(page: Path, heading: str, found: str) -> None:
    text = page.read_text("utf-8")
    start = text.index(f"## {heading}\n")
    begin = text.index("```report\n", start) + len("```report\n")
    page.write_text(text[:begin] + found + text[text.index("```\n", begin):], "utf-8")


def test_headings_are_unique_and_every_case_has_a_report():
    for page in FOLDER.glob("*.md"):
        headings = [heading for heading, _ in sections(page.read_text("utf-8"))]
        assert len(headings) == len(set(headings))
    assert all("report" in case.values[3] for case in cases())


def test_the_cases_show_every_code_that_content_can_have():
    shown = {code for case in cases() for code in re.findall(r"(?:error|warning) ([A-Z]\d{3}) ", case.values[3]["report"])}
    elsewhere = {"C101", "C102", "C103", "Y101",                    # test_config.py, test_frontmatter.py
                 "Y107", "Y108",                                    # tests/hostile
                 "M602", "L409", "T701", "T702", "B801", "B802",    # test_markdown.py, test_site.py, test_publish.py
                 "L413", "T703", "B803", "B804", "L414", "L415", "T704", "T705", "T706"}     # need a whole site or git: told by other rooms' tests
    assert set(CODES) - elsewhere == shown - elsewhere


def test_every_report_has_a_place_and_a_hint():
    for case in cases():
        for block in re.split(r"\n(?=content/)", case.values[3]["report"].strip()):
            if block:
                assert block.startswith("content/") and "\n      hint: " in block, f"{case.id}: {block}"
