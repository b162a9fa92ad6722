"""Is a group of sentences an incident worth a record, or talk in which an attack is only mentioned?

A group has properties, such as an editor would look for: who or what was hit, a number, the first sentences, somebody who did it; and
what speaks against: armed sides fighting, words of armies, politics or accidents, a quotation, one clause without any time. Each gives the points of
lexicon/worth.yaml. A group with fewer than `needed` points is left out of the incidents, with its points as the reason; but
what an article begins with, in a town and with a count, is its subject whatever its points (`SUBJECT`).

There are two tables. An article that somebody chose and saved, with its headline or other words of its page, or from a publisher who is named, is about
incidents; so is a note of a few sentences. A message of a news service, which comes without any of these, may be a speech, a
commentary or a communiqué as well, and is judged more strictly.

The points are log-odds times ten of a logistic regression over labelled news (scripts/learn_worth.py), rounded: a decision
table that can be read, argued with and changed by hand.
"""

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from chronicle.convert.facts import STRONG
from chronicle.convert.kinds import FROM_AFAR
from chronicle.convert.lexicon import data
from chronicle.convert.article import Article
from chronicle.convert.scenes import OLD, Scene
from chronicle.convert.segment import Line

_ARMED = frozenset(["security", "militant", "force", "military position", "military base", "military headquarters", "hideout", "group", "checkpoint"])
_POLITICS = re.compile(r"\b(?:negotiat\w+|dialogue|peace|policy|trial|investigation\w*|judicial|elections?|proposal|cease-?fire|amnesty|extradition)\b", re.I)
_WAR = re.compile(r"\b(?:enemy|our (?:\w+ )?(?:forces|fighters|troops|units|combatants|commandos|people)|combatants?|(?<!no )(?<!any )casualties|heroic|imperialis\w+|puppets?|bulletin)\b")
_ARMIES = re.compile(r"\b(?:soldiers?|troops?|army|armed forces|forces|infantry|brigades?|battalions?|regiments?|platoons?|units?|columns?|patrols?|convoys?|barracks|garrisons?|positions?|operations?|offensives?|maneuvers?|"
                     r"ambush\w*|clash\w*|combat\w*|fighting|battles?|guerrillas?|rebels?|insurgents?|captains?|lieutenants?|sergeants?|casualties|seized|captured|rifles?|ammunition|cartridges?|helicopters?|gunships?)\b")
_HOUSES = re.compile(r"\b(?:streets?|avenue|neighbou?rhood|residence|hotel|house|home|offices?|building|car|restaurant|bank|store)\b", re.I)
# property: words, of which the group's sentences hold one, in small letters
_WORDS = {name: re.compile(rf"\b(?:{words})\b") for name, words in {
    "words of crime": r"murder\w*|assassinat\w*|massacre\w*|execut(?:ed|ions?)|gunned|kidnap\w*|abduct\w*|hostages?|tortur\w+|bomb(?:s|ings?)?|dynamit\w+|explo[ds]\w+|blasts?|grenades?|sabotag\w+|arson|robb\w+",
    "words of shots and damage": r"shot|bullets?|injur\w+|fire|burned|damaged?|destroyed|wrecked",
    "words of office": r"president\w*|ministers?|secretar(?:y|ies)|governors?|mayors?|senators?|deputy|deputies|judges?|magistrates?|candidates?|party|leaders?|director|bishops?|priests?|professors?|students?|university|journalists?|lawyers?|union",
    "words of what was seized": r"seized|captured|taken|confiscated|recovered|raided",
    "words of an accident": r"accident\w*|crash\w*|collision|collided|capsized|overturned|drowned|plunged|pilots?|earthquakes?|floods?|flooding|landslides?",
    "words of things in general": r"more than|many|hundreds|thousands|such|every|each|always|daily|constant\w*|increas\w+|have (?:been|continued)|those who|during|situation|population|areas|people's",
    "a bomb, an attack, two men": r"(?:a|an|the|two|three) (?:\w+ ){0,3}(?:bomb|explosion|attack|man|men|woman|group|individuals|car)",
}.items()}
_QUOTED = re.compile(r"[\"“”]")
_SPEAKER = frozenset("we our us ours i my me".split())
COMMUNIQUE = 0.15       # share of the sentences with words of a war communiqué
SPEECH = 0.4            # share of the sentences that say "I" or "we": an address, an interview, a commentary
ARMIES = 3              # different words of soldiering
ROUND_UP = 4            # events in one article
NOTE = 3                # sentences: what so short a text tells is what it is about
BARE = "a bare message"
PAST = 21               # days: a note on the month tells of what is older than the last fortnight's news

# rules that read a deed off a noun ("the murder of a judge"), where no clause tells it
NOUNS = frozenset("harm-murder-of harm-whose harm-the-dead harm-toll harm-death-of event-of attack-attack-on attack-destruction-of attack-burning-of attack-kidnapping doers-kidnappers-of".split())


class Setting(msgspec.Struct, frozen=True):
    """What an article adds to each of its events, worked out once."""
    published: str
    length: int                 # sentences
    found: dict[str, bool]      # the properties that all its events share
    new: frozenset[int]         # numbers of the sentences that tell of a deed of the two weeks before publication


def is_bare(article: Article, lines: list[Line]) -> bool:
    """Text alone: no headline, no words of a page, nobody named who published it."""
    return not (article.publisher or article.url) and not any(x.kind == "title" or x.kind == "boilerplate" and x.reason != "byline" for x in lines)


def setting(article: list[Scene], published: str, events: int, bare: bool = False) -> Setting:
    """`article`: all its sentences; `events`: how many groups they make; `bare`: as `is_bare` says."""
    told = [s for s in article if s.read.sentence.kind in ("body", "lead")]
    return Setting(published, len(article), {
        BARE: bare and len(told) > NOTE,
        "one of many events": events >= ROUND_UP,
        "the article begins with a deed": any(f.kind in STRONG for s in told[:2] for f in s.facts),
        "in a speech": share(not s.read.sentence.words.isdisjoint(_SPEAKER) for s in told) > SPEECH,
        "in a communiqué of war": share(_is_of_war(s) for s in told) > COMMUNIQUE,
    }, frozenset(s.read.sentence.number for s in article if published and any(f.kind in STRONG for f in s.facts) and any(
        w.precision == "day" and w.first and 0 <= _days(w.first, published) <= OLD for w in s.whens)))


def properties(scenes: list[Scene], around: Setting) -> set[str]:
    """The properties that a group of sentences has."""
    return {name for name, true in judged(scenes, around).items() if true}


def judged(scenes: list[Scene], around: Setting) -> dict[str, bool]:
    """Every property, by the name it has in lexicon/worth.yaml."""
    body = [s for s in scenes if s.read.sentence.kind != "title"] or scenes
    telling = [s for s in body if any(f.kind in STRONG for f in s.facts)] or body
    strong = [f for s in body for f in s.facts if f.kind in STRONG]
    hit = [e for f in strong for e in (*f.victims, *f.targets)]
    doers = [e for f in strong for e in f.agents]
    chunks = [c for s in telling for c in s.read.chunks]
    numbers = [f.number for f in strong if f.number and not f.number.vague and f.kind in ("kill", "wound")]
    first = min(s.read.sentence.number for s in body)
    told = " ".join(s.read.sentence.text for s in body).lower()
    armies = {word.rstrip("s") for word in _ARMIES.findall(told)}
    ages = [_days(w.first, around.published) for s in body for w in s.whens if w.precision == "day" and w.first and around.published]
    return {
        **around.found,
        "begins in the first two sentences": first < 3,
        "over a third of the article": len(body) > 0.34 * around.length,
        "under a tenth of the article": len(body) < 0.1 * around.length,
        "three sentences that tell it": sum(any(f.kind in STRONG for f in s.facts) for s in body) > 2,
        "one fact only": len(strong) == 1,
        "told by nouns alone": bool(strong) and all(f.rule in NOUNS for f in strong),
        "words of a communiqué": any(map(_is_of_war, telling)),
        "claimed or blamed": any(f.kind in ("claim", "blame") for s in body for f in s.facts),
        "a number of dead or hurt": bool(numbers),
        "more than a hundred dead, told late": first > 3 and any((n.low or n.high or 0) > 100 for n in numbers),
        "a person named as hit": any(e.code in ("PER", "NAM") for e in hit),
        "civilians or officials hit": any(e.code == "HUM" and e.sub in ("civilian", "official") for e in hit),
        "soldiers or police hit": any(e.code in ("HUM", "ORG") and e.sub in ("security", "force") for e in hit),
        "militants hit": any(e.sub == "militant" for e in hit),
        "only armed sides hit": bool(hit) and all(e.sub in _ARMED for e in hit),
        "nobody in particular hit": bool(hit) and all(e.sub in ("vague", "") and e.code not in ("PER", "NAM") for e in hit),
        "a thing hit": any(e.code == "OBJ" and e.sub not in _ARMED for e in hit),
        "a thing of armed men hit": any(e.code == "OBJ" and e.sub in _ARMED for e in hit),
        "who did it to whom": any(f.agents and (f.victims or f.targets) and not f.doubt for f in strong),
        "militants did it": any(e.sub in ("militant", "group") for e in doers),
        "forces of a state did it": any(e.sub in ("security", "force", "country") for e in doers),
        "a weapon": any(s.weapons for s in body),
        "a town": any(p.precision in ("exact", "near") for s in telling for p in s.places),
        "fired or bombed from afar": any(t in FROM_AFAR for s in telling for t in s.types),
        "a day within the week": any(0 <= n <= 7 for n in ages),
        "a day long before": bool(ages) and all(n > 30 for n in ages),
        "long before, beside something new": bool(ages) and all(n > PAST for n in ages) and bool(around.new - {s.read.sentence.number for s in scenes}),
        "no time at all": not any(s.whens for s in body),
        "words of combat": any(c.code == "EVT" and c.sub == "clash" for c in chunks),
        "words of war": any(c.code == "EVT" and c.sub == "offensive" for c in chunks),
        **{name: bool(words.search(told)) for name, words in _WORDS.items()},
        "words of armies": len(armies) >= ARMIES,
        "words of armies, none of crime": len(armies) > 1 and not _WORDS["words of crime"].search(told),
        "words of houses and streets": all(_HOUSES.search(s.read.sentence.text) for s in telling),
        "armed clash": any("armed clash" in s.types for s in telling),
        "words of politics": all(_POLITICS.search(s.read.sentence.text) for s in telling),
        "only in quotation": all(_QUOTED.search(s.read.sentence.text) for s in telling),
        **{f"tells: {kind}": any(f.kind == kind for f in strong) for kind in ("attack", "bomb", "clash", "kidnap", "wound")},
    }


def share(told: Iterable[bool]) -> float:
    """Of how large a part of them it is true."""
    found = list(told)
    return sum(found) / max(1, len(found))


def _is_of_war(scene: Scene) -> bool:
    return bool(_WAR.search(scene.read.sentence.text.lower()))


def table_for(found: set[str]) -> dict:
    return data("worth")["messages" if BARE in found else "articles"]


def points(found: set[str]) -> int:
    table = table_for(found)
    return table["start"] + sum(table["points"][name] for name in found - {BARE})


# What an article begins with is no mention, whoever was killed, where it says in which town and how many.
SUBJECT = {"begins in the first two sentences", "the article begins with a deed", "a number of dead or hurt", "a town"}
OLD_NEWS = {"a day long before", "long before, beside something new", "only in quotation", "words of an accident"}


def enough(found: set[str]) -> bool:
    return points(found) >= table_for(found)["needed"] or BARE not in found and SUBJECT <= found and not OLD_NEWS & found


def _days(first: str, published: str) -> int:
    return (date.fromisoformat((published + "-01-01")[:10]) - date.fromisoformat(first)).days
