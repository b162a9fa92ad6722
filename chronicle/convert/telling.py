"""A draft's first paragraph, made from facts alone: who reported what, who counted how many, who claimed, blamed or denied.

Rules. Every count and every statement has its speaker, also who is said as a fact to have done it. An accusation is told as one. A count of no source is not turned
into zero: it is left out here and asked for in the checklist. No word of the article comes in but names and terms that
the record holds already; what is quoted stands in the front matter.
"""

from chronicle import counts, edtf, words
from chronicle.convert.fold import skeleton
from chronicle.convert.records import Incident, Number, Party, Toll, counted
from chronicle.convert.takenback import TAKEN_BACK
from chronicle.convert.voices import plain, running

NOBODY = "an article whose publisher is not known"
SAYS = {"claimed": "{name} claimed responsibility{via}.", "blamed": "{by} blamed {name}{via}.", "denied": "{by} denied that {name} was responsible{via}.",
        "perpetrator": "{by} reported that {name} carried it out{via}.", TAKEN_BACK: "{name} took back its claim."}


def paragraph(told: list[tuple[Incident, str]]) -> str:
    """`told`: what each source tells of the event, with the source's name as readers should see it."""
    first = told[0][0]
    reporters = words.listed(list(dict.fromkeys(name for _, name in told)))
    out = [f"{words.upper_first(reporters)} reported {_what(first)}{_when(first)}."]
    given: dict[str, list[str]] = {}                # who counted -> what
    named = {skeleton(p.name): p.name for i, _ in reversed(told) for p in i.places if p.name}      # one town, one spelling
    for i, name in told:
        for t in i.tolls:
            where = named.get(skeleton(t.where), t.where)
            given.setdefault(plain(t.by or _again(name)), []).extend(_counts(t, where))
    out += [f"According to {running(who)}, {'; '.join(_once(clauses))}." for who, clauses in given.items() if clauses]
    claimed = {p.name for i, _ in told for p in i.parties if p.role == "claimed"}
    out += dict.fromkeys(s for i, name in told for p in i.parties if not (p.role == "perpetrator" and p.name in claimed) and (s := _stated(p, _again(name))))
    return " ".join(out)


def _again(name: str) -> str:
    return "that article" if name == NOBODY else name


def _once(clauses: list[str]) -> list[str]:
    """Each count once; "at least 78" says nothing beside 78."""
    return [c for c in dict.fromkeys(clauses) if not (c.startswith("at least ") and c.removeprefix("at least ") in clauses)]


def _what(i: Incident) -> str:
    """The kind and the place, as the summary has them: `a bombing in Kabul`."""
    place = next((p for p in i.places if p.name or p.country), None)
    noun = i.title.split(" in ")[0].split(" near ")[0]
    many = noun.endswith("s") or noun in ("Shelling", "Unrest")
    noun = noun.lower() if many else f"{'an' if noun[0] in 'AEIO' else 'a'} {noun.lower()}"
    if i.stage != "accomplished":
        noun = f"{noun}, {'as planned or threatened' if i.stage == 'threatened' else 'which failed or was prevented'},"
    if place is None:
        return noun
    names = [p.name for p in i.places if p.name] or [place.country]
    lands = list(dict.fromkeys(p.country for p in i.places if p.country and not any(p.country in name for name in names)))
    return f"{noun} {'near' if place.precision == 'near' else 'in'} {words.listed(names)}" + (f" ({lands[0]})" if len(lands) == 1 else "")


def _when(i: Incident) -> str:
    try:
        date = edtf.parse(i.date.edtf)
    except ValueError:
        return ""
    if date.precision == "range":
        return f" between {words.on(date.first)} and {words.on(date.last)}"
    said = words.date(date)
    return f", {said}" if said.startswith("about") else f" {'on' if date.precision == 'day' else 'in'} {said}"


def _counts(t: Toll, where: str) -> list[str]:
    where = f" in {where}" if where else ""
    some = " of the attackers" if t.who == "perpetrators" else ""
    who = f" (counted as {t.who})" if t.part and t.who not in ("all", "perpetrators") else ""
    at_first = "at first " if t.replaced else ""
    return [f"{at_first}{n}{some} {'was' if n.split()[-1] in ('1', 'nobody') else 'were'} {what}{where}{who}"
            for n, what in ((_number(t.killed), "killed"), (_number(t.wounded), "wounded")) if n]


def _number(n: Number | None) -> str:
    """In the words that pages have for it, which keep what is open: `at least 14`, `about 20`, `up to 121`, `dozens`."""
    return "" if n is None else "nobody" if n.high == 0 else n.text if n.vague or n.low is None and n.high is None else counts.words(n.low, n.high, counted(n).about)


def _stated(p: Party, reporter: str) -> str:
    """A statement of responsibility by or about an organisation; people are not named here."""
    form = SAYS.get(p.role)
    if form is None or p.kind != "organization":
        return ""
    via = f", according to {p.via}" if p.via else ""
    by = running(plain(p.by)) if p.by and p.by != p.name else "It" if p.role == "denied" else reporter
    if p.role == "denied" and by == "It":
        return f"{words.upper_first(running(p.name))} denied responsibility{via}."
    return words.upper_first(form.format(name=running(p.name), by=by, via=via))
