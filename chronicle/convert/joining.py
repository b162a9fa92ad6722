"""An article on an event that the site has already: how it joins as one more source, with its own tolls and claims.

`ask`    the lines are printed for the editor to paste, with the reasons; nothing is written          (the default)
`auto`   the lines are inserted into the incident, if it is still a draft; nothing else in the file changes
`never`  a new incident is drafted all the same
"""

import re

import msgspec

from chronicle.content.write import field
from chronicle.convert.house import House
from chronicle.convert.meet import ENOUGH, card, compare
from chronicle.convert.records import Incident


class Proposal(msgspec.Struct, frozen=True):
    incident: str               # id of the site's incident
    path: str
    source: str                 # id of the new source
    reasons: tuple[str, ...]
    rows: dict[str, list[dict]]     # field -> new rows
    draft: bool


def meets(house: House, incident: Incident) -> tuple[str, tuple[str, ...]]:
    """(id of the site's incident this is, the reasons), or ("", ())."""
    best, mine = ("", (), 0.0), card(incident)
    for id_, record in sorted(house.incidents.items()):
        meeting = compare(card(house.recognised(record)), mine)
        if meeting.points >= ENOUGH and {"same place", "same toll"} & set(meeting.reasons) and meeting.points > best[2]:
            best = (id_, meeting.reasons, meeting.points)
    return best[0], best[1]


def lines_of(proposal: Proposal) -> list[str]:
    """The proposal as front matter, to paste."""
    out = []
    for key, rows in proposal.rows.items():
        if rows:
            out += field(key, rows, "")
    return [*out, f"sources: [… {proposal.source}]"]


def insert(text: str, proposal: Proposal) -> str | None:
    """The incident's file with the new rows at the end of their blocks and the source at the end of `sources`; None where
    the file's form is one this does not know (then the editor pastes)."""
    lines = text.split("\n")
    try:
        end = lines.index("---", 1)
    except ValueError:
        return None
    at = next((n for n in range(1, end) if lines[n].startswith("sources:")), None)
    if at is None:
        return None
    one_line = re.fullmatch(r"sources: \[(.*)\]\s*", lines[at])
    if re.search(rf"(?<![\w-]){re.escape(proposal.source)}(?![\w-])", "\n".join(lines[at:_block_end(lines, at, end)])):
        pass                                                    # cited already: another incident of the same article
    elif one_line:
        lines[at] = f"sources: [{', '.join(x for x in (one_line[1].strip(), proposal.source) if x)}]"
    elif lines[at].strip() == "sources:":
        lines.insert(_block_end(lines, at, end), f"  - {proposal.source}")
        end += 1
    else:
        return None
    for key, rows in proposal.rows.items():
        if not rows:
            continue
        new = field(key, rows, "")
        if len(new) < 2:
            return None
        start = next((n for n in range(1, end) if lines[n].startswith(f"{key}:")), None)
        if start is None:
            where = next(n for n in range(1, end) if lines[n].startswith("sources:"))
            lines[where:where] = new
            end += len(new)
        elif lines[start].strip() == f"{key}:":
            where = _block_end(lines, start, end)
            lines[where:where] = new[1:]
            end += len(new) - 1
        else:
            return None
    return "\n".join(lines)


ANSWERED = {"killed: not reported": "killed", "wounded: not reported": "wounded", "who carried it out": "actor", "no count of casualties is given": "killed"}


def untrue(text: str, proposal: Proposal) -> list[str]:
    """The lines of the incident that the new rows answer or contradict: what it asks and is told now, a summary without their numbers."""
    rows = [r for rows in proposal.rows.values() for r in rows]
    told = {key for key in ("killed", "wounded", "actor") if any(r.get(key) for r in rows)}
    counted = {str(r[key]) for r in rows for key in ("killed", "wounded") if r.get(key) and not r.get("where")}
    out = []
    for line in text.split("\n"):
        asked = next((key for words, key in ANSWERED.items() if words in line), "")
        old = line.startswith("summary:") and not asked and not all(re.search(rf"(?<!\d){re.escape(n.strip('<=>+~'))}(?!\d)", line) for n in counted if n.strip("<=>+~").isdigit())
        if asked in told or old:
            out.append(line.strip())
    return out


def with_task(text: str, proposal: Proposal, lines: list[str]) -> str:
    """The text with one more thing to do at its end: what has become untrue by the new source."""
    what = " and ".join(dict.fromkeys("the summary" if line.startswith("summary:") else f"“{line.removeprefix('- [ ] ')}”" for line in lines))
    return f"{text.rstrip(chr(10))}\n- [ ] {proposal.source} was added: read {what or 'the text'} again\n"


def _block_end(lines: list[str], start: int, end: int) -> int:
    n = start + 1
    while n < end and (lines[n].startswith((" ", "-")) or not lines[n].strip()):
        n += 1
    return n
