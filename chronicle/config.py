"""site.toml: one table of settings, each with its default, its shape and what it is for.

    load(root) -> settings, notes        settings: every key of SETTINGS, defaults filled in
"""
import re
import tomllib
from copy import deepcopy
from pathlib import Path

import msgspec

from chronicle import map_settings
from chronicle.diagnose import Diagnostic, Span
from chronicle.exports import FORMATS
from chronicle.files import read_up_to
from chronicle.near import near_names
from chronicle.vocabulary import REVIEWS

LARGEST = 100_000               # bytes of site.toml
TRANSLATED = ("title", "description", "author")
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")               # of a language, the common part of BCP 47
WEB = re.compile(r"https?://[\w.\-]+(:\d{1,5})?(/[\w.~%+@/\-]*)?")


class Setting(msgspec.Struct, frozen=True):
    kind: type
    default: object
    about: str
    choices: tuple[str, ...] = ()


SETTINGS = {
    "title": Setting(str, "A chronicle", "the site's title"),
    "description": Setting(str, "", "one sentence for search engines and the front page"),
    "base_url": Setting(str, "", "where the site will be published, with the path, like https://example.org/chronicle/"),
    "language": Setting(str, "en", "language of the records, and of the pages at the root"),
    "languages": Setting(list, [], "further languages of the pages, each in a folder of its own, like [\"ar\"]"),
    "author": Setting(str, "", "who publishes the chronicle; stands at the foot of every page and in citations"),
    "contact": Setting(str, "", "how readers report an error: an e-mail or web address; stands at the foot of every page"),
    "review": Setting(list, ["reviewed", "published"], "the stages of review that are built", tuple(REVIEWS)),
    "toll_rule": Setting(str, "ucdp", "how the headline toll is computed, see below", ("ucdp", "gtd", "ibc")),
    "license": Setting(str, "", "under which terms others may use the record: an SPDX name like CC-BY-4.0, or a web address"),
    "exports": Setting(list, list(FORMATS), "the formats of data files that are published", tuple(FORMATS)),
    "exports_by": Setting(str, "size", "data files of each year, with the texts of a long one by month; of each year; or one whole file of each kind", ("size", "year", "whole")),
    "translations": Setting(dict, {}, "title, description and author in the further languages, as [translations.ar]"),
    "map": Setting(dict, {}, "the maps: bbox, labels, hide_disputed, tiles; see docs/maps.md"),
}
MAP = {
    "bbox": Setting(list, [], "west, south, east, north in degrees"),
    "labels": Setting(dict, {}, "names on the map that are shown otherwise; \"\" hides one"),
    "hide_disputed": Setting(bool, False, "hide disputed borders"),
    "tiles": Setting(str, "", "a background map that readers may load: https://…/{z}/{x}/{y}.png"),
    "tiles_by": Setting(str, "", "who runs it, as readers are told before anything is loaded"),
    "tiles_credit": Setting(str, "", "whom its licence wants named on the map"),
}


def load(root: Path) -> tuple[dict, list[Diagnostic]]:
    """Reads site.toml. With notes of severity error the settings hold defaults where a value was bad."""
    path, notes = root / "site.toml", []
    settings = {key: deepcopy(s.default) for key, s in SETTINGS.items()}
    try:
        data = read_up_to(path, LARGEST + 1)
        if len(data) > LARGEST:
            return settings, [Diagnostic("C101", f"it has more than {LARGEST:,} bytes", Span("site.toml"), "is it really the settings of a site?")]
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        return settings, [Diagnostic("C101", "there is no site.toml here", Span("site.toml"),
                                     "run this in a site's folder, name one with -C FOLDER, or make one with `chronicle init FOLDER`")]
    except UnicodeDecodeError as e:
        return settings, [Diagnostic("C101", f"byte 0x{data[e.start]:02x} is not UTF-8", Span("site.toml", data.count(b"\n", 0, e.start) + 1),
                                     "save it as UTF-8 text")]
    except OSError as e:
        return settings, [Diagnostic("C101", f"cannot be read: {e.strerror}", Span("site.toml"), "look at what it is and at its permissions")]
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        return settings, [toml_note(str(e), text.rstrip().count("\n") + 1)]
    except RecursionError:
        return settings, [Diagnostic("C101", "it is nested too deeply", Span("site.toml"), "no setting needs more than two levels")]
    except ValueError:                                      # int() refuses more than 4,300 digits
        return settings, [Diagnostic("C101", "a number in it is too long", Span("site.toml"), "no setting needs such a number")]
    lines = text.split("\n")
    for key, value in table.items():
        check(key, value, SETTINGS, lines, notes, settings, "")
    if isinstance(table.get("map"), dict):
        settings["map"] = {}
        for key, value in table["map"].items():
            check(key, value, MAP, lines, notes, settings["map"], "map.")
        for key, at, message, hint in list(map_settings.faults(settings["map"])):
            notes.append(bad(at, lines, message, hint, "map."))
            settings["map"].pop(key, None)
    said = [settings["language"], *settings["languages"]]
    for key, tag in [("language", said[0]), *(("languages", tag) for tag in said[1:])]:
        if not (isinstance(tag, str) and TAG.fullmatch(tag)) or key == "languages" and said.count(tag) > 1:
            notes.append(bad(key, lines, f"`{str(tag)[:60]}` is no language" if said.count(tag) == 1 else f"the language `{tag}` stands twice",
                             "wanted: tags like ar, fr or pt-BR; `language` is the first, `languages` are the others"))
            settings[key] = deepcopy(SETTINGS[key].default)
            break
    for tag, said in settings["translations"].items():
        wrong = f"`translations.{tag}` is no table" if not isinstance(said, dict) else f"`{tag}` is not among `languages`" if tag not in settings["languages"] else \
            next((f"`translations.{tag}.{key}` is not to be translated, or is no text" for key, words in said.items()
                  if key not in TRANSLATED or not isinstance(words, str) or not words.isprintable()), "")
        if wrong:
            notes.append(bad("translations", lines, wrong, f"wanted: [translations.ar] with texts for {', '.join(TRANSLATED)}"))
            settings["translations"] = {}
            break
    url = settings["base_url"]
    if url and not WEB.fullmatch(url):
        notes.append(bad("base_url", lines, f"`{url[:60]}` is no web address", "wanted: https://example.org/ or leave it out"))
        settings["base_url"] = ""
    elif url and not url.endswith("/"):
        settings["base_url"] = url + "/"
    return settings, notes


def check(key: str, value, table: dict, lines, notes, into: dict, prefix: str) -> None:
    setting = table.get(key)
    if setting is None:
        near = near_names(key, table, 1)
        notes.append(Diagnostic("C102", f"there is no setting `{prefix}{key}`", where(key, lines, prefix),
                                (f"did you mean `{near[0]}`? " if near else "") + f"settings: {', '.join(table)}"))
        return
    values = value if isinstance(value, list) else [value]
    if not isinstance(value, setting.kind) or setting.kind is not bool and isinstance(value, bool):
        names = {str: "text in quotes", list: "a list in [ ]", dict: "a table", bool: "true or false"}
        notes.append(bad(key, lines, f"`{prefix}{key}` has the wrong type", f"wanted: {names[setting.kind]}", prefix))
    elif isinstance(value, str) and not value.isprintable():
        notes.append(bad(key, lines, f"`{prefix}{key}` holds an invisible control character", "write the value again by hand", prefix))
    elif setting.choices and any(v not in setting.choices for v in values):
        wrong = next(v for v in values if v not in setting.choices)
        notes.append(bad(key, lines, f"`{wrong}` is no value for `{prefix}{key}`", f"one of: {', '.join(setting.choices)}", prefix))
    else:
        into[key] = value


def bad(key: str, lines: list[str], message: str, hint: str, prefix: str = "") -> Diagnostic:
    return Diagnostic("C103", message, where(key, lines, prefix), hint)


def where(key: str, lines: list[str], prefix: str = "") -> Span:
    """The line that sets `key`; with a prefix the one after the head of its table, which may stand elsewhere too."""
    heads = [n for n, line in enumerate(lines) if line.lstrip("[ \t").startswith("map") and line.lstrip().startswith("[")]
    for n, line in list(enumerate(lines, 1))[heads[0] + 1 if prefix and heads else 0:]:
        stripped = line.lstrip("[ \t\"'")
        if stripped.startswith(key) and stripped[len(key):].lstrip("\"' \t")[:1] in ("=", "]", "."):
            return Span("site.toml", n, line.find(key) + 1, len(key))
    return Span("site.toml")


def toml_note(message: str, last_line: int) -> Diagnostic:
    """tomllib says `… (at line 3, column 7)` or `… (at end of document)`."""
    match = re.search(r"\(at line (\d+), column (\d+)\)", message)
    line, col = (int(match[1]), int(match[2])) if match else (last_line, 0)
    hint = "a setting stands twice: keep one of the two" if "overwrite" in message else "text needs quotes: title = \"…\""
    return Diagnostic("C101", re.sub(r"\s*\(at .*\)$", "", message), Span("site.toml", line, col), hint)
