"""In which land an event was that is told without any place: points for each land that the article or the event's own sentences name.

A Colombian guerrilla group speaks for Colombia, "in that land" most of all; a Mexican citizen who was kidnapped, an ambassador or tourist
speaks against their own land, and whoever only says something ("the Spanish government condemned") for none. Counted on labelled news.
"""

from collections import Counter, defaultdict

from chronicle.convert.chunk import Read
from chronicle.convert.facts import STRONG
from chronicle.convert.nations import nations, stranger
from chronicle.convert.scenes import Scene

SPOKEN_OF = 0.7     # what the article's talk of a land counts
FILED = 0.2         # that it was filed there, if the text speaks of it
# what the event's own sentences say of a land counts so much
POINTS = {"in": 2.0, "in, before the deed": 1.5, "group": 1.2, "armed": 1.0, "force": 0.8, "town": 0.4, "government": 0.3, "people": 0.3, "named": 0.2, "to": 0.1, "speaker": 0.0, "stranger": -0.5}
MOST = 1.5          # times that one sort of mention counts
ASIDE = 0.3         # what a sentence counts that does not tell the deed
_STATE = frozenset("government president minister congress parliament authorities presidency administration foreign".split())


def land_of(scenes: list[Scene], countries: dict[str, float], known) -> str:
    """The ISO code of the land with the most points, or ""."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for scene in scenes:
        weight = 1.0 if tells(scene) else ASIDE
        for iso, sort in _named(scene, known):
            counts[iso][sort] += weight
    points = {iso: SPOKEN_OF * weight + FILED * (iso == known.filed) for iso, weight in countries.items()}
    for iso, sorts in counts.items():
        points[iso] = points.get(iso, 0.0) + sum(POINTS[sort] * min(n, MOST) for sort, n in sorts.items())
    return max(sorted(points), key=points.get, default="")


def tells(scene: Scene) -> bool:
    """Does the sentence tell the deed itself, and not where somebody was held?"""
    return any(f.kind in STRONG or f.kind == "event" for f in scene.facts if f.kind != "arrest")


def _named(scene: Scene, known):
    """(land, as what it is named) of every land that the sentence names."""
    read, tokens = scene.read, scene.read.sentence.tokens
    deed = min((read.chunks[f.at].start for f in scene.facts), default=-1)
    for m in read.mentions:
        if m.kind == "actor" and known.lexicon.actors[m.name].country:
            yield known.lexicon.actors[m.name].country, "group" if m.sub == "militant" else "force"
        elif m.kind == "place" and isinstance(m.value, str):
            yield m.value, _as_a_land(read, m, deed)
        elif m.kind == "place" and m.value:
            yield m.value[0].country, "town" if m.start > deed else "named"
    for i, iso in nations(read.sentence, known.dotted):
        after = [t.low for t in tokens[i + 1:i + 3]]
        c = next((c for c in read.chunks if c.start <= i < c.end), None)
        if stranger(tokens, i):
            yield iso, "stranger"
        elif c is not None and _speaks(read, c):
            yield iso, "speaker"
        elif after[:1] and after[0] in _STATE:
            yield iso, "government"
        elif c is not None and (c.sub in ("militant", "security") or c.code == "ORG" and c.sub == "force"):
            yield iso, "armed"
        else:
            yield iso, "people" if c is not None and c.code in ("HUM", "PER") else "named"


def _as_a_land(read: Read, m, deed: int) -> str:
    before = [t.low for t in read.sentence.tokens[max(0, m.start - 2):m.start] if t.low != "the"][-1:]
    c = next((c for c in read.chunks if c.start <= m.start < c.end), None)
    if c is not None and _speaks(read, c):
        return "speaker"
    if before == ["in"]:
        return "in" if m.start > deed else "in, before the deed"
    return "to" if before == ["to"] else "named"


def _speaks(read: Read, c) -> bool:
    """Is it the next thing that this one does to say something?"""
    at = read.chunks.index(c)
    if at and read.chunks[at - 1].flags == "p":
        return False                                            # "the murder of six priests in X, said the minister"
    after = read.chunks[at + 1:at + 5]
    k = next((k for k, x in enumerate(after) if x.code in ("SAY", "V", "VB")), None)
    return k is not None and after[k].code == "SAY" and c.code in ("ORG", "HUM", "PER", "LOC", "NP", "OBJ") and all(x.code != "W" for x in after[:k])
