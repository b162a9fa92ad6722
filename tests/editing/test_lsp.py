"""`chronicle lsp` as an editor uses it: a real process, real messages."""
import pytest
from lsp_client import Client
from site_builder import SETTINGS, SMALL, SiteFolder

PATH = "content/incidents/2016/2016-05-23-bombings.md"
TEXT = "---\ntitle: Bombings\ndate: 2016-05-23\nplaces: [tartus]\n---\nIn [[jableh]].\n"


@pytest.fixture
def client(small):
    client = Client(small.root)
    yield client
    assert client.close() == 0


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """One server for all questions that change nothing on the disk; each opens what it asks about."""
    client = Client(SiteFolder(tmp_path_factory.mktemp("lsp")).write({"site.toml": SETTINGS} | SMALL).root)
    yield client
    assert client.close() == 0


def labels(answer) -> list[str]:
    return [item["label"] for item in answer["items"]]


def typed(client, text: str) -> list[str]:
    """Completion at the mark | of a text."""
    before, after = text.split("|")
    client.open(PATH, before + after)
    line, row = before.count("\n"), before.rsplit("\n", 1)[-1]
    return labels(client.at("completion", PATH, line, len(row.encode("utf-16-le")) // 2))


def test_problems_come_as_one_types(client):
    client.open(PATH)
    assert client.wait(PATH, lambda codes: True) == []
    client.type(PATH, TEXT.replace("2016-05-23\np", "2016-13-23\np"))
    [problem] = client.wait(PATH, bool)
    assert problem["code"] == "F204" and problem["severity"] == 1 and "month 13" in problem["message"] and problem["source"] == "chronicle"
    assert problem["range"] == {"start": {"line": 2, "character": 6}, "end": {"line": 2, "character": 16}}
    client.type(PATH, TEXT)
    assert client.wait(PATH, lambda codes: not codes) == []


def test_references_and_links_are_looked_up_as_one_types(reader):
    reader.open(PATH)
    reader.type(PATH, TEXT.replace("[tartus]", "[tartos]").replace("[[jableh]]", "😀 [[jablah]]"))
    found = {p["code"]: p for p in reader.wait(PATH, lambda codes: sorted(codes) == ["L401", "L405"])}
    assert "did you mean `tartus`?" in found["L401"]["message"]
    assert found["L405"]["range"]["start"] == {"line": 5, "character": 6}       # the smiley is two UTF-16 units


def test_a_save_tells_of_other_files(client, small):
    client.open(PATH)
    place = "content/places/jableh.md"
    (small.root / place).unlink()
    client.save("content/places/jabla.md", "---\nname: Jabla\n---\n")
    assert client.wait(PATH, lambda codes: "L405" in codes)
    assert [p["code"] for p in client.wait("content/incidents/2016/2016-05-30-shelling.md", bool)] == ["L401"]
    client.save(place, "---\nname: Jableh\n---\n")
    assert client.wait("content/incidents/2016/2016-05-30-shelling.md", lambda codes: not codes) == []
    assert client.wait(PATH, lambda codes: not codes) == []


@pytest.mark.parametrize("text, wanted", [
    ("---\ntitle: A\nwea|\n---\n", "weapons"), ("---\ntitle: A\n|\n---\n", "date"),
    ("---\nstage: |\n---\n", "attempted"), ("---\ntype: [bombing, |]\n---\n", "shelling"), ("---\ntype:\n  - suicide bo|\n---\n", "suicide bombing"),
    ("---\nplaces: [|\n---\n", "tartus"), ("---\nplaces:\n  - |\n---\n", "jableh"), ("---\nplaces:\n  - {place: tartus, pre|}\n---\n", "precision"),
    ("---\nplaces:\n  - {place: tartus, precision: |}\n---\n", "near"), ("---\nactors:\n  - actor: one|\n---\n", "one-group"),
    ("---\nactors:\n  - actor: one-group\n    role: |\n---\n", "perpetrator"), ("---\nactors:\n- actor: one-group\n  |\n---\n", "role"),
    ("---\ntolls:\n  - {killed: 3, by: ob|}\n---\n", "observers"), ("---\ntolls:\n  - {killed: 3,\n     source: |}\n---\n", "gazette-1"),
    ("---\nsources: gaz|\n---\n", "gazette-1"), ("---\nevidence:\n  date:\n    source: |\n---\n", "herald-1"), ("---\nevidence:\n  |\n---\n", "date"),
    ("---\ntolls:\n  - {superseded: |}\n---\n", "true"), ("---\ntitle: A\n---\nSee [[The Obs|", "observers"), ("---\ntitle: A\n---\nSee 😀 [[|", "2017-01-02-clash"),
    ("---\npart_of: 2016|\n---\n", "2016-05-23-bombings"),
])
def test_completion(reader, text, wanted):
    assert wanted in typed(reader, text)


@pytest.mark.parametrize("text, unwanted", [
    ("---\ntitle: A\n|\n---\n", "title"), ("---\nplaces: |\n---\n", "one-group"), ("---\nactors: |\n---\n", "tartus"), ("---\ntitle: |\n---\n", "tartus"),
    ("---\nactors: [{actor: a, |}]\n---\n", "actor")])
def test_completion_leaves_out_what_does_not_belong(reader, text, unwanted):
    assert unwanted not in typed(reader, text)


def test_completion_of_a_section_and_its_edit(client, small):
    client.save("content/places/tartus.md", "---\nname: Tartus\n---\n## The port\nText.\n")
    client.open(PATH, "---\ntitle: A\n---\n😀 [[tartus#th")
    [item] = client.at("completion", PATH, 3, 14)["items"]
    assert item["textEdit"] == {"range": {"start": {"line": 3, "character": 12}, "end": {"line": 3, "character": 14}}, "newText": "The port]]"}


def test_hover_and_definition(reader):
    reader.open(PATH)
    text = TEXT.replace("places", "tolls: [{killed: 78, by: observers}]\nplaces")
    reader.type(PATH, text)
    place = reader.at("hover", PATH, 4, 11)
    assert place["contents"]["kind"] == "plaintext" and place["contents"]["value"].splitlines()[:2] == ["Tartus", "city in Coast"]
    assert place["range"] == {"start": {"line": 4, "character": 9}, "end": {"line": 4, "character": 15}}
    assert "The Observers\nmonitor" in reader.at("hover", PATH, 3, 27)["contents"]["value"]
    assert reader.at("hover", PATH, 3, 11)["contents"]["value"].startswith("killed: people killed\n78, 78+ (at least)")
    assert "Jableh" in reader.at("hover", PATH, 6, 7)["contents"]["value"]
    assert reader.at("hover", PATH, 1, 9) is None
    assert reader.path(reader.at("definition", PATH, 6, 7)["uri"]) == "content/places/jableh.md"
    assert reader.at("definition", PATH, 1, 9) is None


def test_hover_of_an_incident_says_what_is_known(reader):
    path = "content/incidents/2018/2018-06-01-arrest.md"
    reader.open(path)
    words = reader.at("hover", path, 6, 10)["contents"]["value"]
    assert "2016-05-23 · Tartus, Jableh" in words and "killed: 78" in words and "claimed" in words


def test_a_file_outside_the_site_is_left_alone(reader):
    reader.open("../elsewhere.md", "---\ntitle: A\n---\n")
    assert reader.at("hover", "../elsewhere.md", 1, 1) is None
    assert labels(reader.at("completion", "../elsewhere.md", 1, 0)) == []


def test_broken_texts_do_not_stop_it(reader):
    reader.open(PATH)
    for text in ("", "---", "---\n[[[[", "---\na: [\n", "\0\ufeff---\n", "---\n- - - :\n  ? x\n---\n[[#|", "---\ntolls: [{{{\n---\n" + "[" * 500, "---\r\ntitle: A\r\n---\r\n[["):
        reader.type(PATH, text)
        for line in range(text.count("\n") + 2):
            reader.at("completion", PATH, line, 3)
            reader.at("hover", PATH, line, 1)
            reader.at("definition", PATH, line, 1)
