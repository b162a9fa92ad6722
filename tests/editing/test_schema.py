"""JSON Schemas made from the table of fields: valid themselves, and true of every record of the demo."""
import json
import re
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml

from chronicle import frontmatter
from chronicle.content.describe import schema
from chronicle.content.fields import FIELDS
from chronicle.content.paths import kind_of
from chronicle.editing.schemas import printed, written

ROOT = Path(__file__).parent.parent.parent
RECORDS = sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "content").rglob("*.md"))


class Core(yaml.SafeLoader):
    """YAML 1.2's core types, as editors' YAML tools read: no dates, no sexagesimal numbers, no yes and no."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (("bool", r"true|false", "tf"), ("null", r"~|null|", ["~", "n", ""]), ("int", r"[-+]?\d+", "-+0123456789"),
                            ("float", r"[-+]?\d+\.\d*", "-+0123456789")):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


def typed(text: str) -> dict:
    return yaml.load(frontmatter.split(text).front, Core) or {}


@cache
def says_of(kind: str) -> jsonschema.Draft202012Validator:
    """What the schema says of records; whether it is a schema at all is asked once, below."""
    return jsonschema.Draft202012Validator(schema(kind))


@pytest.mark.parametrize("kind", FIELDS)
def test_the_schema_is_one(kind):
    jsonschema.Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("path", RECORDS)
def test_records_of_the_demo_fit(path):
    says_of(kind_of(path)).validate(typed((ROOT / path).read_text("utf-8")))


@pytest.mark.parametrize("front", [
    "title: A\ndate: 2016\nplaces: tartus", "title: 2016\ndate: 2016-05\nactors: [{actor: a}]", "title: A\ndate: 2016-05-23\nsources: [{publisher: B}]",
    "title: A\ndate: 2016-05-23?\nplaces: [a]\npart_of: null", "title: A\ndate: 2016\nplaces: [a]\ntolls: [{killed: 3}, {killed: 5+}, {killed: dozens}]",
    "title: A\ndate: 2016\nplaces: [a]\ntolls: {killed: 1, superseded: \"true\"}"])
def test_what_the_reader_takes_fits(front):
    says_of("incident").validate(typed(f"---\n{front}\n---\n"))


@pytest.mark.parametrize("front", [
    "title: A\ndate: 2016-05-23", "date: 2016\nplaces: [a]", "title: A\ndate: 23.05.2016\nplaces: [a]", "title: A\ndate: 2016\nplaces: [a]\nwepons: [b]",
    "title: A\ndate: 2016\nplaces: [a]\nstage: finished", "title: [A]\ndate: 2016\nplaces: [a]", "title: A\ndate: 2016\nplaces: [{precision: exact}]"])
def test_what_the_reader_refuses_does_not(front):
    with pytest.raises(jsonschema.ValidationError):
        says_of("incident").validate(typed(f"---\n{front}\n---\n"))


def test_they_are_printed_and_written(tmp_path):
    assert json.loads(printed("place")) == schema("place")
    assert set(json.loads(printed(None))) == set(FIELDS)
    paths = written(tmp_path, None)
    assert [json.loads((tmp_path / p).read_text())["title"] for p in paths] == [f"Chronicle {k}" for k in FIELDS]
