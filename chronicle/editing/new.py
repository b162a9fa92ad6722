"""`chronicle new KIND`: a file to fill in, made from the table of fields.

What was given is filled in. Required fields that were not given, and the optional ones that have an example in the table,
follow as comments; the rest is in docs/format.md. The id is given, or made from date and title. Never over a file.
"""
import re
from pathlib import Path

from chronicle import edtf
from chronicle.content.days import date_hint
from chronicle.content.fields import FIELDS
from chronicle.content.paths import RESERVED, is_id
from chronicle.content.write import write
from chronicle.files import inside, write_inside

NAME = {"incident": "title", "place": "name", "actor": "name", "source": "publisher", "page": "title"}      # what the words are
DATE = {"incident": "date", "source": "published"}                                                          # what --date is
DATED = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:-|$)")        # an id that begins with a date
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
LONGEST = 70                                # characters of an id that is made here


class NewRefused(Exception):
    """Why no file can be made."""


def new(root: Path, kind: str, words: str, title: str = "", date: str = "", place: str = "", resolve=lambda name: "") -> str:
    """Writes the file and gives its path, relative to root. `words`: an id, or the title, name or publisher.
    `resolve`: name of a place -> its id, or ''. Raises NewRefused."""
    given, id = {}, words if is_id(words) and words else ""
    name = words if words and not id else "" if kind == "incident" else id.replace("-", " ").title()
    heading = title if kind != "source" else ""
    given[NAME[kind]] = heading or name
    if kind == "source" and title:
        given["title"] = title
    if id and not date and kind in DATE and DATED.match(id):
        date = DATED.match(id)[1]
    if date:
        given[DATE.get(kind) or refuse(f"--date says nothing of a new {kind}")] = checked(date)
    if kind == "incident" and not date:
        refuse(f"when was it? a record is filed by its day: `chronicle new incident --date 2016-05-23 {name or '…'}`, or --date 2016-05, or --date 2016")
    if place:
        if kind not in ("incident", "place"):
            refuse(f"--place says nothing of a new {kind}")
        place = resolve(place) or slug(place) or refuse(f"`{place}` gives no id; name the place by its id")
        given |= {"places": [place]} if kind == "incident" else {"within": place}
    id = id or made_id(kind, given, place)
    if not is_id(id) or kind == "page" and id in RESERVED:
        refuse(f"`{id}` can be no id; name one: `chronicle new {kind} some-id --title …`")
    path = where(kind, id, date)
    if inside(root, path).exists() or taken(root, id):
        refuse(f"{taken(root, id) or path} is there already; give the new record another id: `chronicle new {kind} ID`")
    write_inside(root, path, template(kind, given).encode())
    return path


def refuse(why: str):
    raise NewRefused(why)


def checked(date: str) -> str:
    try:
        return edtf.parse(date).text
    except ValueError as e:
        refuse(f"`{date}` is no date: {date_hint(date) or e}")


def slug(words: str) -> str:
    from slugify import slugify
    return slugify(words, max_length=LONGEST, word_boundary=True)


def made_id(kind: str, given: dict, place: str) -> str:
    name = given[NAME[kind]]
    date = given.get(DATE.get(kind, ""), "")
    if kind == "incident" and not name:
        name = " ".join(filter(None, (place, "incident")))
    return slug(f"{DAY.match(date)[0] if date else ''} {name}" if kind == "incident" else f"{name} {date}") \
        or refuse(f"give the {kind} a name: `chronicle new {kind} Its name`")


def where(kind: str, id: str, date: str) -> str:
    dated = (DATED.match(id) or DAY.match(date)) if kind == "incident" else None
    return f"content/{kind}s/{dated[0][:4] + '/' if dated else ''}{id}.md"


def taken(root: Path, id: str) -> str:
    """The file that has this id, whatever its kind: ids are unique over the site."""
    found = sorted(p.relative_to(root).as_posix() for p in (root / "content").rglob(f"{id}.md"))
    return found[0] if found else ""


def template(kind: str, given: dict) -> str:
    """The file's text: fields that were given, then the others the table has an example for, as comments."""
    filled = {f: given[f] for f in FIELDS[kind] if given.get(f)}
    text = write(filled) if filled else "---\n---\n"
    missing = [f for f in FIELDS[kind].values() if not given.get(f.name)]
    needed = [f"# {f.name}: {f.example}" for f in missing if f.required]
    optional = [f for f in missing if f.example and not f.required]
    width = max((len(written(f)) for f in optional if len(written(f)) < 44), default=0)
    common = [f"# {written(f).ljust(width)}   # {f.about}" for f in optional]
    comments = (["# Needed:", *needed] if needed else []) + \
               (["# As far as it is known; take the # away. What is not known stays out.", *common] if common else [])
    return text.removesuffix("---\n") + "".join(f"{line}\n" for line in comments) + "---\n"


def written(field) -> str:
    return f"{field.name}: {field.example}"
