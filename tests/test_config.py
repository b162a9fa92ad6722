"""site.toml: every setting, its default, and what is said of one that is wrong."""
import pytest

from chronicle.config import MAP, SETTINGS, load
from chronicle.diagnose import headline


def read(tmp_path, text: str | bytes):
    (tmp_path / "site.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    settings, notes = load(tmp_path)
    return settings, [headline(n) for n in notes], [n.hint for n in notes]


def test_an_empty_file_gives_every_default(tmp_path):
    settings, notes, _ = read(tmp_path, "")
    assert notes == [] and settings == {key: s.default for key, s in SETTINGS.items()}


def test_drafts_are_not_published_unless_asked_for(tmp_path):
    assert read(tmp_path, "")[0]["review"] == ["reviewed", "published"]


@pytest.mark.parametrize("line, key, value", [
    ('title = "Syria"', "title", "Syria"), ('title = "سوريا"', "title", "سوريا"), ('language = "ar"', "language", "ar"),
    ('base_url = "https://a.example/c/"', "base_url", "https://a.example/c/"), ('base_url = "https://a.example"', "base_url", "https://a.example/"),
    ('base_url = ""', "base_url", ""), ('review = ["draft"]', "review", ["draft"]), ('toll_rule = "ibc"', "toll_rule", "ibc"),
    ("[map]\nbbox = [35.0, 32, 43.0, 38]", "map", {"bbox": [35.0, 32, 43.0, 38]}), ("[map]\nhide_disputed = true", "map", {"hide_disputed": True}),
    ('[map.labels]\nAleppo = "Halab"', "map", {"labels": {"Aleppo": "Halab"}}),
    ("[map]\nbbox = [176.0, -20, -178.0, -15]", "map", {"bbox": [176.0, -20, -178.0, -15]}),
    ('[map]\ntiles = "https://t.example:8443/a/{z}/{x}/{y}@2x.png?key=b-c"\ntiles_by = "T"', "map", {"tiles": "https://t.example:8443/a/{z}/{x}/{y}@2x.png?key=b-c", "tiles_by": "T"}),
    ('\ufefftitle = "BOM"', "title", "BOM"), ('title = "CRLF"\r\n', "title", "CRLF"),
])
def test_what_is_read(tmp_path, line, key, value):
    settings, notes, _ = read(tmp_path, line)
    assert notes == [] and settings[key] == value


@pytest.mark.parametrize("text, said", [
    ('titel = "x"', "site.toml:1:1: error C102 unknown-setting: there is no setting `titel`"),
    ('\n  titel = "x"', "site.toml:2:3: error C102 unknown-setting: there is no setting `titel`"),
    ("title = 3", "site.toml:1:1: error C103 bad-setting: `title` has the wrong type"),
    ("title = true", "site.toml:1:1: error C103 bad-setting: `title` has the wrong type"),
    ('review = "draft"', "site.toml:1:1: error C103 bad-setting: `review` has the wrong type"),
    ('review = ["daft"]', "site.toml:1:1: error C103 bad-setting: `daft` is no value for `review`"),
    ('review = [["draft"]]', "site.toml:1:1: error C103 bad-setting: `['draft']` is no value for `review`"),
    ('toll_rule = "UCDP"', "site.toml:1:1: error C103 bad-setting: `UCDP` is no value for `toll_rule`"),
    ('base_url = "example.org"', "site.toml:1:1: error C103 bad-setting: `example.org` is no web address"),
    ('base_url = "javascript:alert(1)"', "site.toml:1:1: error C103 bad-setting: `javascript:alert(1)` is no web address"),
    ('base_url = "https://"', "site.toml:1:1: error C103 bad-setting: `https://` is no web address"),
    ('base_url = "https://["', "site.toml:1:1: error C103 bad-setting: `https://[` is no web address"),
    ('base_url = "https://a b.example/"', "site.toml:1:1: error C103 bad-setting: `https://a b.example/` is no web address"),
    ('base_url = "https://a.example/?q"', "site.toml:1:1: error C103 bad-setting: `https://a.example/?q` is no web address"),
    ('map = "syria"', "site.toml:1:1: error C103 bad-setting: `map` has the wrong type"),
    ("[[map]]", "site.toml:1:3: error C103 bad-setting: `map` has the wrong type"),
    ("[map]\nbox = []", "site.toml:2:1: error C102 unknown-setting: there is no setting `map.box`"),
    ('title = "x"\n[map]\ntitle = "y"', "site.toml:3:1: error C102 unknown-setting: there is no setting `map.title`"),
    ("[map]\nbbox = [1, 2, 3]", "site.toml:2:1: error C103 bad-setting: `map.bbox` is not west, south, east, north"),
    ("[map]\nbbox = [43, 32, 35, 38]", "site.toml:2:1: error C103 bad-setting: `map.bbox` ends in the west of where it begins"),
    ("[map]\nbbox = [nan, 32, 35, 38]", "site.toml:2:1: error C103 bad-setting: `map.bbox` is not west, south, east, north"),
    ("[map]\nbbox = [0, 32, inf, 38]", "site.toml:2:1: error C103 bad-setting: `map.bbox` is not west, south, east, north"),
    ("[map]\nbbox = [true, false, true, true]", "site.toml:2:1: error C103 bad-setting: `map.bbox` is not west, south, east, north"),
    ("[map]\nbbox = [10, -86, 20, 10]", "site.toml:2:1: error C103 bad-setting: `map.bbox` reaches beyond 84 degrees"),
    ("[map]\nbbox = [176, -20, 182, -15]", "site.toml:2:1: error C103 bad-setting: a longitude of `map.bbox` is beyond 180 degrees"),
    ("[map]\nbbox = [35, 38, 43, 32]", "site.toml:2:1: error C103 bad-setting: `map.bbox` has no south below its north"),
    ('[map]\ntiles = "http://t.example/{z}/{x}/{y}.png"\ntiles_by = "T"', "site.toml:2:1: error C103 bad-setting: `map.tiles` is no https address"),
    ('[map]\ntiles = "https://{s}.t.example/{z}/{x}/{y}.png"\ntiles_by = "T"', "site.toml:2:1: error C103 bad-setting: `map.tiles` holds `{s}`"),
    ('[map]\ntiles = "https://t.example/{z}/{x}.png"\ntiles_by = "T"', "site.toml:2:1: error C103 bad-setting: `map.tiles` needs {z}, {x} and {y}, each once, after the host"),
    ('[map]\ntiles = "https://{x}.example/{z}/{x}/{y}.png"\ntiles_by = "T"', "site.toml:2:1: error C103 bad-setting: `map.tiles` needs {z}, {x} and {y}, each once, after the host"),
    ('[map]\ntiles = "https://me@t.example/{z}/{x}/{y}.png"\ntiles_by = "T"', "site.toml:2:1: error C103 bad-setting: `map.tiles` is no plain address"),
    ('[map]\ntiles = "https://t.example; script-src *;/{z}/{x}/{y}"\ntiles_by = "T"', "site.toml:2:1: error C103 bad-setting: `map.tiles` is no plain address"),
    ('[map]\ntiles = "https://*.example/{z}/{x}/{y}.png"\ntiles_by = "T"', "site.toml:2:1: error C103 bad-setting: `map.tiles` is no plain address"),
    ('[map]\ntiles = "https://t.example/{z}/{x}/{y}.png"', "site.toml:2:1: error C103 bad-setting: `map.tiles` without `map.tiles_by`"),
    ('[map]\ntiles_credit = "T"', "site.toml:2:1: error C103 bad-setting: `map.tiles_credit` says whose tiles are shown, but there are none"),
    ("[map]\nhide_disputed = 1", "site.toml:2:1: error C103 bad-setting: `map.hide_disputed` has the wrong type"),
    ("[map.labels]\nAleppo = 3", "site.toml:2:1: error C103 bad-setting: the label for `Aleppo` is no text"),
    ('title = "a\\u0000b"', "site.toml:1:1: error C103 bad-setting: `title` holds an invisible control character"),
    ('title = "a\\nb"', "site.toml:1:1: error C103 bad-setting: `title` holds an invisible control character"),
    ("title = Syria", "site.toml:1:9: error C101 unreadable-config: Invalid value"),
    ('title = "x', 'site.toml:1: error C101 unreadable-config: Unterminated string'),
    ('title = "x"\ntitle = "y"', "site.toml:2: error C101 unreadable-config: Cannot overwrite a value"),
    ("x = " + "1" * 5000, "site.toml: error C101 unreadable-config: a number in it is too long"),
    ("x = " + "[" * 5000, "site.toml: error C101 unreadable-config: it is nested too deeply"),
    (b'title = "\xff"', "site.toml:1: error C101 unreadable-config: byte 0xff is not UTF-8"),
    (b'a = 1\nb = "\x00"', 'site.toml:2:6: error C101 unreadable-config: Illegal character'),
])
def test_what_is_wrong_and_where(tmp_path, text, said):
    _, notes, hints = read(tmp_path, text)
    assert len(notes) == 1 and notes[0].startswith(said) and hints[0]


def test_all_mistakes_are_told_at_once_and_the_rest_is_kept(tmp_path):
    settings, notes, _ = read(tmp_path, 'titel = "x"\nlanguage = 7\nreview = ["draft"]\ntoll_rule = "best"\n')
    assert len(notes) == 3
    assert settings["review"] == ["draft"] and settings["language"] == "en" and settings["toll_rule"] == "ucdp"


def test_a_missing_file_says_how_to_make_one(tmp_path):
    _, [note] = load(tmp_path)
    assert note.code == "C101" and "chronicle init" in note.hint


def test_a_folder_of_that_name_is_told(tmp_path):
    (tmp_path / "site.toml").mkdir()
    _, [note] = load(tmp_path)
    assert note.code == "C101"


def test_a_near_name_is_offered(tmp_path):
    assert "did you mean `title`?" in read(tmp_path, 'titel = "x"')[2][0]


def test_reading_twice_gives_the_same_and_defaults_are_not_shared(tmp_path):
    first, _, _ = read(tmp_path, "")
    first["review"].append("draft")
    first["map"]["bbox"] = []
    assert read(tmp_path, "")[0]["review"] == ["reviewed", "published"] and read(tmp_path, "")[0]["map"] == {}


@pytest.mark.parametrize("table", [SETTINGS, MAP])
def test_every_setting_says_what_it_is_for_and_its_default_fits(table):
    for key, setting in table.items():
        assert setting.about and isinstance(setting.default, setting.kind), key
