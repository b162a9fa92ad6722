"""What is computed of an incident: headline toll by each rule, responsibility, grade. Tables, and one real case by name."""
import pytest

from chronicle import counts, edtf
from chronicle.assess import GRADES, RESPONSIBILITY, RULE, RULES, assess, basis_of, headline, own_side
from chronicle.model import Incident, Involvement, Site, Statement, Toll

PARTIES = frozenset({"army", "rebels"})


def toll(killed: str, by: str = "", basis: str = "", where: str = "", as_of: str = "", who: str = "all", superseded: bool = False) -> Toll:
    return Toll(counts.parse(killed), by=by, basis=basis, where=where, who=who, superseded=superseded,
                as_of=edtf.parse(as_of) if as_of else None)


def incident(*tolls, responsibility=(), actors=(), sources=()) -> Incident:
    return Incident("x", "x.md", "X", edtf.parse("2016-05-23"), tolls=tuple(tolls), responsibility=tuple(responsibility),
                    actors=tuple(actors), sources=tuple(sources), places=(Site("a"), Site("b")))


def killed(rule: str, *tolls):
    r = headline(incident(*tolls), "killed", PARTIES, rule)
    return r.low, r.best, r.high, r.words


def said(act: str, actor: str, by: str = "", via: str = "", source: str = "", quote: str = "") -> Statement:
    return Statement(act, actor, by, via, source=source, quote=quote)


# ---- headline tolls

MONITOR, HOSPITAL, ARMY = {"by": "observers", "basis": "monitor"}, {"by": "ward", "basis": "hospital"}, {"by": "army"}
CASES = [       # what it shows, rule, rows, (low, best, high, words)
    ("no row, not zero", "ucdp", [], (None, None, None, "")),
    ("one number", "ucdp", [toll("78", **MONITOR)], (78, 78, 78, "78")),
    ("nobody is a number somebody gave", "ucdp", [toll("0", **MONITOR)], (0, 0, 0, "0")),
    ("about stays about", "ucdp", [toll("~20", **MONITOR)], (20, 20, 20, "about 20")),
    ("at least stays open", "ucdp", [toll("78+", **MONITOR)], (78, 78, None, "at least 78")),
    ("at most stays open", "ucdp", [toll("<=121", **MONITOR)], (None, None, 121, "up to 121")),
    ("independent before party", "ucdp", [toll("10", **ARMY), toll("30", **MONITOR)], (10, 30, 30, "10–30")),
    ("a party alone", "ucdp", [toll("10", **ARMY)], (10, 10, 10, "10")),
    ("basis written beats the actor", "ucdp", [toll("10", by="army", basis="hospital"), toll("30", by="rebels")], (10, 10, 30, "10–30")),
    ("later before earlier", "ucdp", [toll("50", as_of="2016-05-23", **MONITOR), toll("80", as_of="2016-05-25", **HOSPITAL)], (50, 80, 80, "50–80")),
    ("lowest of the equally new", "ucdp", [toll("50", **MONITOR), toll("80", **HOSPITAL)], (50, 50, 80, "50–80")),
    ("a dated count before an undated one", "ucdp", [toll("50", **MONITOR), toll("80", as_of="2016-05-25", **HOSPITAL)], (50, 80, 80, "50–80")),
    ("a perpetrator's count enters nothing", "ucdp", [toll("200", by="rebels", basis="perpetrator"), toll("50", **ARMY)], (50, 50, 50, "50")),
    ("nor does a lower one", "ucdp", [toll("2", by="rebels", basis="perpetrator"), toll("50", **ARMY)], (50, 50, 50, "50")),
    ("nor when it is alone", "ucdp", [toll("200", by="rebels", basis="perpetrator")], (None, None, None, "")),
    ("nor where it is of one place", "ucdp", [toll("200", by="rebels", basis="perpetrator", where="a")], (None, None, None, "")),
    ("nor where it is words", "ucdp", [toll("dozens", by="rebels", basis="perpetrator")], (None, None, None, "")),
    ("gtd: nor when it is alone", "gtd", [toll("200", by="rebels", basis="perpetrator")], (None, None, None, "")),
    ("of places of one counter only those of others add up", "ucdp", [toll("53", where="a", **MONITOR), toll("48", where="b", by="observers", basis="perpetrator")],
     (53, None, None, "at least 53")),
    ("superseded stays out", "ucdp", [toll("50", superseded=True, **MONITOR), toll("80", **MONITOR)], (80, 80, 80, "80")),
    ("one group of people stays out", "ucdp", [toll("7", who="children", **MONITOR), toll("80", **MONITOR)], (80, 80, 80, "80")),
    ("a part stays out beside a whole", "ucdp", [toll("53", where="a", **MONITOR), toll("80", **MONITOR)], (80, 80, 80, "80")),
    ("parts of one counter add up", "ucdp", [toll("53", where="a", **MONITOR), toll("48", where="b", **MONITOR)], (101, 101, 101, "101")),
    ("open parts add up to an open whole", "ucdp", [toll("53+", where="a", **MONITOR), toll("48", where="b", **MONITOR)], (101, 101, None, "at least 101")),
    ("parts of two counters do not mix", "ucdp", [toll("53", where="a", **MONITOR), toll("48", where="b", **HOSPITAL)], (53, None, None, "at least 53")),
    ("a part is not the whole", "ucdp", [toll("48", where="a", **MONITOR)], (48, None, None, "at least 48")),
    ("of a place the lowest, of places the most that one counter has", "ucdp", [toll("48", where="a", **MONITOR), toll("9+", where="a", **HOSPITAL), toll("30", where="c", **HOSPITAL)], (39, None, None, "at least 39")),
    ("one group of people is not all", "ucdp", [toll("4", who="children", **MONITOR)], (4, None, None, "at least 4")),
    ("nor are two groups, which may be the same people", "gtd", [toll("4", who="children", **MONITOR), toll("6", who="civilians", **MONITOR)], (6, None, None, "at least 6")),
    ("no child is no number of people", "ucdp", [toll("0", who="children", **MONITOR)], (None, None, None, "")),
    ("attackers are counted apart", "ucdp", [toll("2", who="perpetrators", **MONITOR)], (None, None, None, "")),
    ("nobody, and at least five", "ucdp", [toll("0", **ARMY), toll("5+", **HOSPITAL)], (0, 5, None, "0 to at least 5")),
    ("at most is nobody's best count", "ucdp", [toll("78", **ARMY), toll("<=121", **MONITOR)], (78, 78, 121, "78–121")),
    ("gtd: at most is no figure", "gtd", [toll("<=121", **MONITOR)], (None, None, 121, "up to 121")),
    ("one place counted twice is no sum", "ucdp", [toll("53", where="a", **MONITOR), toll("60", where="a", **MONITOR)], (53, None, None, "at least 53")),
    ("words enter no sum", "ucdp", [toll("dozens", **MONITOR), toll("30", **HOSPITAL)], (30, 30, 30, "30")),
    ("words alone stay words", "ucdp", [toll("dozens", **MONITOR)], (None, None, None, "dozens")),
    ("different words", "ucdp", [toll("scores", **MONITOR), toll("dozens", **HOSPITAL)], (None, None, None, "dozens or scores")),
    ("at least more than another's most", "ucdp", [toll("78", **ARMY), toll("120+", **MONITOR)], (78, 120, None, "78 to at least 120")),
    ("gtd: the majority", "gtd", [toll("78", **MONITOR), toll("78", **HOSPITAL), toll("120", by="c", basis="media")], (78, 78, 78, "78")),
    ("gtd: no majority, the lowest", "gtd", [toll("120", **MONITOR), toll("78", **HOSPITAL)], (78, 78, 78, "78")),
    ("gtd: half is no majority", "gtd", [toll(n, by=b, basis="media") for n, b in (("9", "a"), ("9", "b"), ("5", "c"), ("7", "d"))], (5, 5, 5, "5")),
    ("gtd: independent counters only", "gtd", [toll("10", **ARMY), toll("10", by="rebels"), toll("30", **MONITOR)], (30, 30, 30, "30")),
    ("gtd: parties when there is nobody else", "gtd", [toll("10", **ARMY)], (10, 10, 10, "10")),
    ("gtd: at least stays open", "gtd", [toll("120+", **MONITOR)], (120, 120, None, "at least 120")),
    ("ibc: all counters but a perpetrator, no best", "ibc", [toll("10", **ARMY), toll("200", by="rebels", basis="perpetrator"), toll("78", **MONITOR)], (10, None, 78, "10–78")),
    ("ibc: one number", "ibc", [toll("78", **MONITOR)], (78, None, 78, "78")),
    ("ibc: an upper bound alone is no lower one", "ibc", [toll("<=121", **MONITOR)], (None, None, 121, "up to 121")),
    ("ibc: a lower bound alone is no upper one", "ibc", [toll("78+", **MONITOR)], (78, None, None, "at least 78")),
    ("ibc: words", "ibc", [toll("dozens", **MONITOR)], (None, None, None, "dozens")),
]


@pytest.mark.parametrize("rule, rows, expected", [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_headline(rule, rows, expected):
    assert killed(rule, *rows) == expected


OWN = [         # basis written for the army's count, its role, what is said, whether the count is its own and so not used
    ("", "perpetrator", [], True), ("party", "perpetrator", [], True), ("party", "target", [said("claim", "army")], True), ("perpetrator", "target", [], True),
    ("", "target", [], False), ("", "target", [said("accusation", "army", "rebels")], False), ("hospital", "perpetrator", [], False),
    ("", "perpetrator", [said("claim", "army"), said("retraction", "army")], False)]


@pytest.mark.parametrize("basis, role, statements, left_out", OWN)
def test_a_count_is_its_own_for_who_claims_it_or_has_the_role(basis, role, statements, left_out):
    record = incident(toll("9", by="army", basis=basis), toll("4", **MONITOR), responsibility=statements, actors=[Involvement("army", role)])
    assert headline(record, "killed", PARTIES, "ibc").words == ("4" if left_out else "4–9")
    assert (basis_of(record.tolls[0], PARTIES, own_side(record)) == "perpetrator") == left_out


@pytest.mark.parametrize("rule", RULE)
def test_the_order_of_the_rows_is_of_no_matter(rule):
    rows = [toll("78", **ARMY), toll("120+", **MONITOR), toll("<=121", **HOSPITAL), toll("dozens", by="x"), toll("53", where="a", **MONITOR)]
    assert len({killed(rule, *rows[n:], *rows[:n]) for n in range(len(rows))}) == 1


@pytest.mark.parametrize("rule", RULE)
def test_wounded_is_counted_like_killed_and_apart_from_it(rule):
    r = incident(Toll(wounded=counts.parse("30"), by="observers", basis="monitor"))
    assert headline(r, "wounded", PARTIES, rule).words == "30" and headline(r, "killed", PARTIES, rule).words == ""


def test_every_rule_is_printed():
    assert set(RULE) == set(RULES)


# ---- responsibility and grade

RESPONSIBLE = [     # statements, roles, sources, (responsibility, grade)
    ("nobody", [], [], ["s1"], ("unknown", "weak")),
    ("nobody, two sources", [], [], ["s1", "s2"], ("unknown", "fair")),
    ("a claim", [said("claim", "x")], [], ["s1"], ("claimed", "weak")),
    ("a claim, two sources", [said("claim", "x")], [], ["s1", "s2"], ("claimed", "confirmed")),
    ("an admission", [said("admission", "x")], [], ["s1", "s2"], ("claimed", "confirmed")),
    ("a claim, another accused", [said("claim", "x"), said("accusation", "y", "z")], [], ["s1", "s2"], ("claimed and contested", "contested")),
    ("a claim and the same accused", [said("claim", "x"), said("accusation", "x", "z")], [], ["s1", "s2"], ("claimed", "confirmed")),
    ("two claim it, each alone", [said("claim", "x"), said("claim", "y")], [], ["s1", "s2"], ("claimed and contested", "contested")),
    ("two claim it in two sentences", [said("claim", "x", source="s1", quote="X did."), said("claim", "y", source="s1", quote="Y did.")], [], ["s1", "s2"],
     ("claimed and contested", "contested")),
    ("two claim it together, in one sentence", [said("claim", "x", source="s1", quote="X and Y did."), said("claim", "y", source="s1", quote="X and Y did.")],
     [], ["s1", "s2"], ("claimed", "confirmed")),
    ("two together, a third alone", [said("claim", "x", quote="X and Y did."), said("claim", "y", quote="X and Y did."), said("claim", "z", quote="Z did.")],
     [], ["s1", "s2"], ("claimed and contested", "contested")),
    ("a group and its wing", [said("claim", "wing"), said("claim", "x")], [], ["s1", "s2"], ("claimed", "confirmed")),
    ("a group and a cell of its wing", [said("claim", "cell"), said("claim", "x")], [], ["s1", "s2"], ("claimed", "confirmed")),
    ("two in a circle", [said("claim", "loop"), said("claim", "pool")], [], ["s1", "s2"], ("claimed", "confirmed")),
    ("two wings, each alone", [said("claim", "wing"), said("claim", "other-wing")], [], ["s1", "s2"], ("claimed and contested", "contested")),
    ("a group and the outlet that speaks for it", [said("claim", "x", via="agency"), said("claim", "agency")], [], ["s1", "s2"], ("claimed", "confirmed")),
    ("two that one outlet carries", [said("claim", "x", via="agency"), said("claim", "y", via="agency")], [], ["s1", "s2"], ("claimed and contested", "contested")),
    ("two claims, one taken back", [said("claim", "x"), said("claim", "y"), said("retraction", "y")], [], ["s1", "s2"], ("claimed", "confirmed")),
    ("a claim that another spokesman denies", [said("claim", "x"), said("denial", "x")], [], ["s1"], ("claimed and contested", "contested")),
    ("a claim taken back", [said("claim", "x"), said("retraction", "x")], [], ["s1"], ("taken back", "weak")),
    ("a claim taken back, and the role that rested on it", [said("claim", "x"), said("retraction", "x")], [Involvement("x", "perpetrator")], ["s1"], ("taken back", "weak")),
    ("a claim taken back, another in the role", [said("claim", "x"), said("retraction", "x")], [Involvement("y", "perpetrator")], ["s1"], ("suspected", "weak")),
    ("a claim taken back, the same accused", [said("claim", "x"), said("retraction", "x"), said("accusation", "x", "z")], [Involvement("x", "perpetrator")], ["s1"],
     ("suspected", "weak")),
    ("a claim taken back and then denied", [said("claim", "x", "x"), said("retraction", "x"), said("denial", "x", "spokesman")], [], ["s1"], ("taken back", "weak")),
    ("a retraction alone", [said("retraction", "x")], [], ["s1"], ("taken back", "weak")),
    ("a denial taken back", [said("denial", "x"), said("retraction", "x")], [], ["s1"], ("unknown", "weak")),
    ("a claim taken back by somebody else stands", [said("claim", "x"), said("retraction", "x", "z")], [], ["s1"], ("claimed", "weak")),
    ("an accusation taken back", [said("accusation", "x", "z"), said("retraction", "x", "z")], [], ["s1"], ("taken back", "weak")),
    ("an accusation denied and taken back", [said("accusation", "x", "z"), said("denial", "x"), said("retraction", "x", "z")], [], ["s1"], ("taken back", "weak")),
    ("an accusation", [said("accusation", "x", "z")], [], ["s1"], ("suspected", "weak")),
    ("an attribution", [said("attribution", "x")], [], ["s1", "s2"], ("suspected", "fair")),
    ("an accusation denied", [said("accusation", "x", "z"), said("denial", "x")], [], ["s1", "s2"], ("accused, denied", "contested")),
    ("a denial of nothing said", [said("denial", "x")], [], ["s1"], ("denied", "weak")),
    ("one accused, another denies", [said("accusation", "x", "z"), said("denial", "y")], [], ["s1"], ("suspected", "weak")),
    ("a role alone", [], [Involvement("x", "perpetrator")], ["s1"], ("suspected", "weak")),
    ("a role and a claim of the same", [said("claim", "x")], [Involvement("x", "perpetrator")], ["s1"], ("claimed", "weak")),
    ("a role and a claim of another", [said("claim", "x")], [Involvement("y", "perpetrator")], ["s1"], ("claimed and contested", "contested")),
    ("a victim is no perpetrator", [], [Involvement("x", "victim")], ["s1"], ("unknown", "weak")),
    ("no source at all", [said("claim", "x")], [], [], ("claimed", "weak")),
]


@pytest.mark.parametrize("statements, actors, sources, expected", [pytest.param(*case[1:], id=case[0]) for case in RESPONSIBLE])
def test_responsibility_and_grade(statements, actors, sources, expected):
    wholes = {"wing": "x", "other-wing": "x", "cell": "wing", "loop": "pool", "pool": "loop"}       # a circle, as a mistake may make one
    a = assess(incident(responsibility=statements, actors=actors, sources=sources), PARTIES, {}, "ucdp", wholes)
    assert (a.responsibility, a.grade) == expected
    assert a.responsibility in RESPONSIBILITY and a.grade in GRADES


def test_a_copy_is_no_second_source():
    r = incident(responsibility=[said("claim", "x")], sources=["paper", "reprint"])
    assert assess(r, PARTIES, {"paper": "paper", "reprint": "paper"}, "ucdp").grade == "weak"
    assert assess(r, PARTIES, {"paper": "agency", "reprint": "agency"}, "ucdp").independent == 1
    assert assess(r, PARTIES, {}, "ucdp").independent == 2
    assert assess(r, PARTIES, {"paper": "paper", "reprint": ""}, "ucdp").grade == "weak", "a copy of somebody not named adds no voice"
    assert assess(r, PARTIES, {"paper": "", "reprint": ""}, "ucdp").independent == 1, "of two such at least one account lies behind"
    assert assess(incident(), PARTIES, {}, "ucdp").independent == 0


# ---- the case the design tells of

def test_tartus_and_jableh_23_may_2016():
    """State media said 78; monitoring groups more than 120; the Observatory up to 121, 73 of them in Jableh and 48 in Tartus. The
    Islamic State claimed it, state television accused Ahrar al-Sham, who denied it."""
    rows = [toll("78", by="state-media", basis="party"), toll("120+", by="local monitoring groups", basis="monitor"),
            toll("<=121", by="sohr", basis="monitor"), toll("73", by="sohr", basis="monitor", where="b"),
            toll("48", by="sohr", basis="monitor", where="a")]
    statements = [said("claim", "islamic-state"), said("accusation", "ahrar-al-sham", "state-television"), said("denial", "ahrar-al-sham")]
    found = assess(incident(*rows, responsibility=statements, actors=[Involvement("islamic-state", "perpetrator")],
                            sources=["independent", "post"]), frozenset({"state-media"}), {}, "ucdp")
    assert (found.killed.low, found.killed.best, found.killed.high, found.killed.words) == (78, 120, 121, "78–121")
    assert found.wounded.words == "" and not found.wounded.reported
    assert (found.responsibility, found.grade, found.independent) == ("claimed and contested", "contested", 2)
    assert killed("ibc", *rows)[3] == "78–121" and killed("gtd", *rows)[3] == "at least 120"
