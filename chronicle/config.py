"""site.toml: one table of settings, each with its default, its shape and what it is for.

    load(root) -> settings, notes        settings: every key of SETTINGS, defaults filled in
"""
import tomllib
from pathlib import Path

import msgspec

from chronicle.diagnose import Diagnostic, Span
from chronicle.near import near_names
from chronicle.vocabulary import REVIEWS


class Setting(msgspec.Struct, frozen=True):
    kind: type
    default: object
    about: str
    choices: tuple[str, ...] = ()


SETTINGS = {
    "title": Setting(str, "A chronicle", "the site's title"),
    "description": Setting(str, "", "one sentence for search engines and the front page"),
    "base_url": Setting(str, "", "where the site will be published, like https://example.org/chronicle/"),
    "language": Setting(str, "en", "language of the pages"),
    "author": Setting(str, "", "who publishes the chronicle"),
    "contact": Setting(str, "", "how readers report an error: an e-mail or web address"),
    "review": Setting(list, ["reviewed", "published"], "the stages of review that are built", tuple(REVIEWS)),
    "toll_rule": Setting(str, "ucdp", "how the headline toll is computed", ("ucdp", "gtd", "ibc")),
    "map": Setting(dict, {}, "the maps: bbox, labels, hide_disputed"),
}
MAP = {
    "bbox": Setting(list, [], "west, south, east, north in degrees"),
    "labels": Setting(dict, {}, "names on the map that are shown otherwise; \"\" hides one"),
    "hide_disputed": Setting(bool, False, "hide disputed borders"),
}


def load(root: Path) -> tuple[dict, list[Diagnostic]]:
    """Reads site.toml. With notes of severity error the settings hold defaults where a value was bad."""
    path, notes = root / "site.toml", []
    settings = {key: s.default for key, s in SETTINGS.items()}
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return settings, [Diagnostic("C101", "there is no site.toml here", Span("site.toml"),
                                     "run this in a site's folder, name one with -C FOLDER, or make one with `chronicle init FOLDER`")]
    except (OSError, UnicodeDecodeError) as e:
        return settings, [Diagnostic("C101", f"cannot be read: {e}", Span("site.toml"), "save it as UTF-8 text")]
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as e:
        return settings, [toml_note(str(e))]
    lines = text.split("\n")
    for key, value in table.items():
        check(key, value, SETTINGS, lines, notes, settings, "")
    if isinstance(table.get("map"), dict):
        settings["map"] = {}
        for key, value in table["map"].items():
            check(key, value, MAP, lines, notes, settings["map"], "map.")
        box = settings["map"].get("bbox")
        if box and not (len(box) == 4 and all(type(n) in (int, float) for n in box) and -180 <= box[0] < box[2] <= 180
                        and -85 <= box[1] < box[3] <= 85):
            notes.append(bad("bbox", lines, "`map.bbox` is not west, south, east, north", "wanted: four degrees, like [35.0, 32.0, 43.0, 38.0]"))
            del settings["map"]["bbox"]
    url = settings["base_url"]
    if url and not url.startswith(("http://", "https://")):
        notes.append(bad("base_url", lines, f"`{url[:60]}` is no web address", "wanted: https://example.org/ or leave it out"))
        settings["base_url"] = ""
    elif url and not url.endswith("/"):
        settings["base_url"] = url + "/"
    return settings, notes


def check(key: str, value, table: dict, lines, notes, into: dict, prefix: str) -> None:
    setting = table.get(key)
    if setting is None:
        near = near_names(key, table, 1)
        notes.append(Diagnostic("C102", f"there is no setting `{prefix}{key}`", where(key, lines),
                                (f"did you mean `{near[0]}`? " if near else "") + f"settings: {', '.join(table)}"))
        return
    values = value if isinstance(value, list) else [value]
    if not isinstance(value, setting.kind) or setting.kind is not bool and isinstance(value, bool):
        names = {str: "text in quotes", list: "a list in [ ]", dict: "a table", bool: "true or false"}
        notes.append(bad(key, lines, f"`{prefix}{key}` has the wrong type", f"wanted: {names[setting.kind]}"))
    elif setting.choices and any(v not in setting.choices for v in values):
        wrong = next(v for v in values if v not in setting.choices)
        notes.append(bad(key, lines, f"`{wrong}` is no value for `{prefix}{key}`", f"one of: {', '.join(setting.choices)}"))
    else:
        into[key] = value


def bad(key: str, lines: list[str], message: str, hint: str) -> Diagnostic:
    return Diagnostic("C103", message, where(key, lines), hint)


def where(key: str, lines: list[str]) -> Span:
    for n, line in enumerate(lines, 1):
        stripped = line.lstrip("[ \t\"'")
        if stripped.startswith(key) and stripped[len(key):].lstrip("\"' \t")[:1] in ("=", "]", "."):
            return Span("site.toml", n, line.find(key) + 1, len(key))
    return Span("site.toml")


def toml_note(message: str) -> Diagnostic:
    """tomllib says `… (at line 3, column 7)`."""
    import re
    match = re.search(r"\(at (?:line (\d+), column (\d+)|end of document)\)", message)
    line, col = (int(match[1]), int(match[2])) if match and match[1] else (0, 0)
    return Diagnostic("C101", re.sub(r"\s*\(at .*\)$", "", message), Span("site.toml", line, col),
                      "text needs quotes: title = \"…\"")
