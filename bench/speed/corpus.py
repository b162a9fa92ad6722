"""The chronicle that every site of the benchmark is made of: invented, seeded, the same on every machine.

    corpus(size, seed) -> [Incident, ...]        in order of date, then id

Nothing in it is real: places and groups have names of syllables, texts are put together from a few dozen clauses. What
it takes from real chronicles is their shape: a few places and actors have most of the incidents (Zipf), most incidents
have one or two places, one to four sources and counts that differ, a text has 100 to 400 words.
"""
import datetime
import random
from dataclasses import dataclass
from itertools import accumulate

FIRST, LAST = datetime.date(2011, 1, 1), datetime.date(2024, 12, 31)
LATIN = "ba da fa ha ja ka la ma na qa ra sa ta wa ya za bi di ri si mu nu ru tu".split()
ARABIC = "با دا فا ها جا كا لا ما نا قا را سا تا وا يا زا بي دي ري سي مو نو رو تو".split()
COUNTRIES = ("Northland", "Southland", "Eastland")
KINDS = {                                       # type of incident -> how a title begins
    "bombing": "Bombing", "armed attack": "Attack", "armed clash": "Clash", "air strike": "Air strike", "shelling": "Shelling",
    "landmine": "Landmine explosion", "abduction": "Abduction", "arson": "Arson", "protest": "Protest", "agreement": "Agreement",
}
SPOTS = ("a market", "a bridge", "a checkpoint", "a clinic", "a school", "a bakery", "a bus station", "a water plant", "a farm road", "a warehouse")
ROLES = ("perpetrator", "target", "victim", "responder", "monitor", "witness", "mentioned")
GROUPS = ("Brigade", "Council", "Front", "Guard", "Relief Committee", "Police", "Observatory", "Union")
PAPERS = ("Harbour Gazette", "Valley Post", "Evening Wire", "Plains Herald", "Radio Midland", "Delta Review", "Morning Ledger", "Coast Agency")
TAGS = ("market", "road", "night", "harvest", "ceasefire", "convoy", "election", "winter")
HEADINGS = ("What is reported", "What is disputed", "The days before", "The days after", "How it was counted")
WHO = ("Two residents", "A spokesman", "A driver", "The town council", "Medical staff", "A local reporter", "Shop owners", "An aid worker")
SAID = ("said", "told reporters", "confirmed by telephone", "wrote later", "denied", "repeated on the next day")
WHAT = ("that the road had been closed since the morning", "that the first count was too low", "that nobody had warned the neighbourhood",
        "that smoke was seen from the other bank", "that the shops stayed shut for two days", "that the convoy had turned back before noon",
        "that the numbers came from a single hospital", "that both sides knew of the meeting", "that the power failed at dusk",
        "that repairs would take until the spring")
THEN = ("and a second report left this out", "although the time was given differently", "while the other side kept silent",
        "and photographs were published in the evening", "but no list of names was given", "as earlier in the same month",
        "and the road was opened again", "before the first ambulance arrived")


@dataclass(frozen=True)
class Place:
    id: str
    name: str
    arabic: str
    country: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Actor:
    id: str
    name: str


@dataclass(frozen=True)
class Toll:
    killed: int
    wounded: int
    by: str                                     # the publisher of the source with the same number


@dataclass(frozen=True)
class Source:
    publisher: str
    title: str
    url: str
    published: str
    retrieved: str


@dataclass(frozen=True)
class Incident:
    """`text` is Markdown in which `[[id|name]]` stands for a place, as Chronicle writes it."""
    id: str
    title: str
    date: str
    about: bool                                 # the day is about right
    type: str
    summary: str
    places: tuple[Place, ...]
    actors: tuple[tuple[Actor, str], ...]       # with the role
    tolls: tuple[Toll, ...]
    sources: tuple[Source, ...]
    tags: tuple[str, ...]
    text: str


def corpus(size: int, seed: int) -> list[Incident]:
    rng = random.Random(f"{size}/{seed}")
    places, actors = gazetteer(rng, max(6, size // 20)), groups(rng, max(5, size // 40))
    days = sorted(rng.randint(FIRST.toordinal(), LAST.toordinal()) for _ in range(size))
    taken: set[str] = set()
    return sorted((incident(rng, datetime.date.fromordinal(day), places, actors, taken) for day in days), key=lambda r: (r.date, r.id))


def gazetteer(rng, count: int) -> list[Place]:
    out: dict[str, Place] = {}
    while len(out) < count:
        parts = rng.choices(range(len(LATIN)), k=rng.choice((3, 3, 4)))
        name, arabic = "".join(LATIN[i] for i in parts), "".join(ARABIC[i] for i in parts)
        out.setdefault(name, Place(name, name.capitalize(), arabic, rng.choice(COUNTRIES), round(rng.uniform(32, 37), 2), round(rng.uniform(36, 42), 2)))
    return list(out.values())


def groups(rng, count: int) -> list[Actor]:
    out: dict[str, Actor] = {}
    while len(out) < count:
        name = "".join(rng.choices(LATIN, k=3)).capitalize() + " " + rng.choice(GROUPS)
        id = name.lower().replace(" ", "-")
        out.setdefault(id, Actor(id, name))
    return list(out.values())


def few(rng, of: list, count: int) -> list:
    """`count` different ones; the n-th of the list is drawn with weight 1/n."""
    reach = list(accumulate(1 / (n + 1) for n in range(len(of))))
    out: dict = {}
    while len(out) < min(count, len(of)):
        out.setdefault(rng.choices(of, cum_weights=reach)[0])
    return list(out)


def incident(rng, day: datetime.date, places, actors, taken: set[str]) -> Incident:
    where, who = few(rng, places, rng.choice((1, 1, 1, 2, 2, 3))), few(rng, actors, rng.choice((1, 1, 2, 2, 3)))
    type, papers = rng.choice(list(KINDS)), rng.sample(PAPERS, rng.randint(1, 4))
    stem = id = f"{day}-{where[0].id}-{KINDS[type].split()[0].lower()}"
    again = 2
    while id in taken:
        id, again = f"{stem}-{again}", again + 1
    taken.add(id)
    killed, wounded = rng.choice((0, 0, 1, 2, 3, 5, 8, 13)), rng.randint(0, 20)
    return Incident(
        id, f"{KINDS[type]} near {rng.choice(SPOTS)} in {where[0].name}", str(day), rng.random() < 0.05, type, sentence(rng), tuple(where),
        tuple((a, rng.choice(ROLES)) for a in who),
        tuple(Toll(killed + rng.randint(0, 2), wounded + rng.randint(0, 4), p) for p in papers[:3]),
        tuple(source(rng, p, day) for p in papers), tuple(sorted(rng.sample(TAGS, rng.randint(1, 4)))), text(rng, day, where))


def source(rng, publisher: str, day: datetime.date) -> Source:
    after, read = day + datetime.timedelta(rng.randint(0, 3)), day + datetime.timedelta(rng.randint(4, 40))
    return Source(publisher, sentence(rng).rstrip("."), f"https://news.example/{day.year}/{rng.randrange(10**8):08}", str(after), str(read))


def sentence(rng) -> str:
    return f"{rng.choice(WHO)} {rng.choice(SAID)} {rng.choice(WHAT)}, {rng.choice(THEN)}."


def paragraph(rng, day, where) -> str:
    said = [sentence(rng) for _ in range(rng.randint(1, 4))]
    marked = rng.randrange(len(said))
    said[marked] = rng.choice((
        f"The [{rng.choice(PAPERS)}](https://news.example/{day.year}/{rng.randrange(10**6)}) has **another account**: {said[marked]}",
        f"In [[{where[0].id}|{where[0].name}]] it was *{rng.choice(('quiet', 'tense', 'dark'))}* by then. {said[marked]}",
        said[marked]))
    return " ".join(said)


def text(rng, day, where) -> str:
    blocks = [paragraph(rng, day, where)]
    for _ in range(rng.randint(2, 6)):
        kind = rng.random()
        if kind < 0.60:
            blocks.append(paragraph(rng, day, where))
        elif kind < 0.72:
            blocks.append("\n".join(f"- {sentence(rng)}" for _ in range(rng.randint(2, 5))))
        elif kind < 0.80:
            blocks.append("\n".join(f"{n}. {sentence(rng)}" for n in range(1, rng.randint(3, 5))))
        elif kind < 0.90:
            blocks.append("> " + sentence(rng) + "\n> " + sentence(rng))
        else:
            blocks += [f"## {rng.choice(HEADINGS)}", paragraph(rng, day, where)]
    return "\n\n".join(blocks) + "\n"
