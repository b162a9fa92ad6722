"""iCalendar (RFC 5545): an all-day event for each incident, calendar.ics with the newest and data/…ics with all of a year.

A date that is not one day is the span of days it can mean, and the title says so in words: "May 2016: …". The time of day
stays in the description. Written here rather than with the icalendar package, which takes 160 µs for each event where
this takes 10; the tests read every file back with that package.
"""
import datetime
import re

from chronicle import words
from chronicle.addresses import address
from chronicle.edtf import Edtf
from chronicle.computed import Card
from chronicle.pages.chrome import canonical
from chronicle.pages.feed import NEWEST, last_change, permanent
from chronicle.pages.links import links
from chronicle.view import View

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
WIDTH = 75                              # octets in a line


def newest(view: View, subject: str) -> bytes:
    return calendar(view, [(card, ", ".join(p.name for p in links(view, [s.place for s in card.sites], "place"))) for card in view.newest(NEWEST)])


def year(view: View, subject: str) -> bytes:
    """`subject`: `incidents/2016`, `incidents/` for all years."""
    volume = view.volume(subject.split("/")[1])
    return calendar(view, [(card, ", ".join(volume.places[s.place].name for s in card.sites if s.place in volume.places))
                           for _, card in volume.incidents])


def calendar(view: View, found: list[tuple[Card, str]]) -> bytes:
    """`found`: incidents, each with the names of its places."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Chronicle//Chronicle//EN", f"NAME:{escaped(view.setting('title'))}",
             f"X-WR-CALNAME:{escaped(view.setting('title'))}"]
    for card, places in found:
        lines += event(view, card, places)
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"]).encode()


def event(view: View, card: Card, places: str) -> list[str]:
    url = address("incident", card.id)
    day = words.date(card.date)
    sure = card.date.precision == "day" and not card.date.uncertain and not card.date.approximate
    told = [f"{day}. {words.upper_first(words.toll(card.assessment.killed))}.", card.summary, f"{words.many(card.sources, 'source')}.", canonical(view, url)]
    lines = ["BEGIN:VEVENT", f"UID:{escaped(permanent(view, url, card.id))}", f"DTSTAMP:{last_change(card).replace('-', '')}T000000Z", *span(card.date),
             f"SUMMARY:{escaped(card.title if sure else f'{words.upper_first(day)}: {card.title}')}",
             f"DESCRIPTION:{escaped(chr(10).join(filter(None, told)))}"]
    if places:
        lines.append(f"LOCATION:{escaped(places)}")
    if card.types:
        lines.append("CATEGORIES:" + ",".join(escaped(t) for t in card.types))
    if view.setting("base_url"):
        lines.append(f"URL:{canonical(view, url)}")
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def span(date: Edtf) -> list[str]:
    """First day, and the day after the last."""
    lines = [f"DTSTART;VALUE=DATE:{date.first.replace('-', '')}"]
    last = datetime.date.fromisoformat(date.last)
    if last < datetime.date.max:
        lines.append(f"DTEND;VALUE=DATE:{last + datetime.timedelta(1):%Y%m%d}".replace(" ", "0"))
    return lines


def escaped(text: str) -> str:
    return CONTROL.sub("", text.replace("\r\n", "\n")).translate(ESCAPES)


def folded(line: str) -> str:
    """A line of at most 75 octets, and where it is longer more lines that begin with a space; no character is cut in two."""
    if len(line) <= WIDTH // 4 or len(line.encode()) <= WIDTH:
        return line + "\r\n"
    out, room, at = [], WIDTH, 0
    for n, c in enumerate(line):
        room -= len(c.encode())
        if room < 0:
            out.append(line[at:n])
            at, room = n, WIDTH - 1 - len(c.encode())
    return "\r\n ".join([*out, line[at:]]) + "\r\n"
