"""A list by days: lines, or beginnings of lines, that are only a day or a town and its day. What is told under one and names no day was on it.

    3 May: Gunmen killed …              Friday 3 May                    KABUL, 3 May - A bomb …
                                        Gunmen killed …

One such line alone is no list: it may be the day on which a report was filed.
"""

import msgspec

from chronicle.convert.event import Group
from chronicle.convert.facts import STRONG
from chronicle.convert.scenes import Scene

FEWEST = 2          # days


def under_days(scenes: list[Scene]) -> tuple[list[Scene], dict[int, Scene]]:
    """The scenes, those under a day with that day; and number of a sentence -> the scene of the line whose day it was given."""
    if len({s.whens[0].first for s in scenes if _only_a_day(s)}) < FEWEST:
        return scenes, {}
    out, of, head = [], dict[int, Scene](), None
    for s in scenes:
        head = s if _only_a_day(s) else head
        if head is not None and head is not s and not s.whens and any(f.kind in STRONG for f in s.facts):
            of[s.read.sentence.number] = head
            s = msgspec.structs.replace(s, whens=head.whens)
        out.append(s)
    return out, of


def by_their_lines(groups: list[Group], of: dict[int, Scene]) -> None:
    """Days that were given are taken back, and the line that says them stands with the event."""
    for g in groups if of else ():
        heads = [of[n] for s in g.scenes if (n := s.read.sentence.number) in of]
        g.scenes = [msgspec.structs.replace(s, whens=()) if s.read.sentence.number in of else s for s in g.scenes]
        if heads and not any(w.first for s in g.scenes for w in s.whens):
            g.scenes.append(msgspec.structs.replace(heads[0], facts=(), places=(), weapons=(), types=()))


def _only_a_day(scene: Scene) -> bool:
    one_day = len(scene.whens) == 1 and scene.whens[0].precision == "day" and bool(scene.whens[0].first)
    return one_day and (scene.read.sentence.kind == "dateline" or all(c.code in ("TIM", "C", "P") or c.sub == "on" for c in scene.read.chunks))
