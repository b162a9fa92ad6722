"""What a record is, in a few lines of plain text: records hold text of others, so no Markdown is made of it."""
from chronicle.computed import Parsed
from chronicle.model import Actor, Incident, Page, Place, Record, Source, Translation
from chronicle.site import Site


def name_of(record: Record) -> str:
    return record.title or record.publisher if isinstance(record, Source) else record.title if isinstance(record, Incident | Page | Translation) else record.name


def summary(file: Parsed, site: Site) -> str:
    """Several lines: name, kind, what matters of its kind, the file."""
    r = file.record
    lines = {"incident": incident, "place": place, "actor": actor, "source": source, "page": lambda r, site: [r.summary]}[file.kind](r, site)
    return "\n".join([name_of(r), *(line for line in lines if line), file.path])


def incident(r: Incident, site: Site) -> list[str]:
    where = ", ".join(named(site, s.place) for s in r.places)
    card = site.cards.get(r.id)
    told = [f"killed: {card.assessment.killed.words or 'not reported'} · responsibility: {card.assessment.responsibility} · "
            f"grade: {card.assessment.grade}"] if card else [f"not published at stage `{r.review}`"]
    return [f"incident · {r.date.text}" + (f" · {where}" if where else ""), ", ".join(r.types), r.summary, *told]


def place(r: Place, site: Site) -> list[str]:
    within = ", ".join(named(site, p) for p in site.ancestors.get(r.id, ()))
    return [r.names.ar, f"{r.type}" + (f" in {within}" if within else ""), other_spellings(r), reported(site.at, r.id)]


def actor(r: Actor, site: Site) -> list[str]:
    return [r.names.ar, r.kind + (", a party to the conflict" if r.party else ""), other_spellings(r), reported(site.of, r.id)]


def source(r: Source, site: Site) -> list[str]:
    return [r.publisher + (f", {r.published.text}" if r.published else ""), f"repeats {named(site, r.copied_from)}" if r.copied_from else "",
            reported(site.reported, r.id)]


def named(site: Site, id: str) -> str:
    return site.names[id].name if id in site.names else id


def other_spellings(r: Place | Actor) -> str:
    return f"also: {', '.join(r.names.variants)}" if r.names.variants else ""


def reported(lists: dict, id: str) -> str:
    n = len(lists.get(id, ()))
    return f"{n:,} incident{'' if n == 1 else 's'}"
