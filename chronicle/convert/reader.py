"""One article through the whole cascade."""

import msgspec

from chronicle.convert import gazetteer, lexicon
from chronicle.convert.article import Article
from chronicle.convert.astold import as_told
from chronicle.convert.bearings import hosted
from chronicle.convert.build import incident
from chronicle.convert.bylines import stated
from chronicle.convert.casing import restore
from chronicle.convert.chunk import Read
from chronicle.convert.chunks import read as read_sentence
from chronicle.convert.dayheads import by_their_lines, under_days
from chronicle.convert.days import filed_on, of_round_up, told_beside
from chronicle.convert.disowned import with_denials
from chronicle.convert.divide import divided
from chronicle.convert.entities import band_in
from chronicle.convert.facts import facts_of
from chronicle.convert.group import group
from chronicle.convert.implied import beside_of, in_its_district, in_the_capital, in_the_same, named_beside, of_dateline, of_its_people
from chronicle.convert.inherited import of_several_deeds, of_the_only_group, of_the_same_strikes
from chronicle.convert.known import Known
from chronicle.convert.lands import of_publisher, weigh_countries
from chronicle.convert.placing import places_of
from chronicle.convert.pronouns import subject
from chronicle.convert.quotation import opens_after, spoken_by, still_open
from chronicle.convert.reading import Reading
from chronicle.convert.records import Evidence, Left
from chronicle.convert.scenes import scene
from chronicle.convert.sections import datelines, in_section, lands_in, of_headings, section_of, sections, weighed
from chronicle.convert.segment import Line, cut_lines, removed, sentences
from chronicle.convert.takenback import taken_back
from chronicle.convert.voice import voice_of
from chronicle.convert.uncounted import uncounted
from chronicle.convert.unsaid import unsaid
from chronicle.convert.worth import enough, is_bare, points, properties, setting


def recognised(article: Article, known: Known) -> tuple[list[Line], list[Read]]:
    """The steps that look at one sentence alone: its lines, and every sentence with its mentions and chunks. explain.py shows them."""
    lines = cut_lines(article)
    return lines, [read_sentence(restore(s, known), known) for s in sentences(article, lines)]


class Reader:
    """Holds the lexicon and the gazetteer; reads any number of articles and remembers nothing between them."""

    def __init__(self, own_places=(), own_actors=()):
        self.lexicon = lexicon.load(own_actors)
        self.gazetteer = gazetteer.load(own_places)

    def read(self, article: Article) -> Reading:
        known = Known(self.lexicon, self.gazetteer)
        lines, reads = recognised(article, known)
        known.voice = voice_of(reads, known)
        if not article.published:
            article = msgspec.structs.replace(article, published=stated(article, lines, [r.sentence for r in reads], known))
        countries = weigh_countries(reads, known) or of_publisher(article, known.gazetteer)
        filed = next((of_dateline(r, countries, known) for r in reads if r.sentence.kind == "dateline"), None)
        parts = sections(article, lines, countries, known) or datelines([r for r in reads if r.sentence.kind == "dateline"], countries, known)
        countries = of_headings(countries, parts)
        inside, quoted, begun_by = False, None, None            # a quotation of several sentences, the first of its scenes, and who said before it what it says
        scenes, last, spoken_of, told_on, told_in, told_town, told_wide = [], None, None, article.published, None, None, None
        for read in reads:
            facts, says = facts_of(read, known, last)
            facts = with_denials(read, facts, says, known)
            part = section_of(read.sentence.start, parts)
            places = places_of(read, weighed(countries, parts[part - 1]) if part else countries, known)
            if part:
                read = msgspec.structs.replace(read, sentence=msgspec.structs.replace(read.sentence, post=part))
                places = in_section(places, parts[part - 1], facts, lands_in(read))
            closer = [p for _, p in places if p.precision in ("exact", "near")]
            if facts and all(p.lat is None and p.type == "site" for p in closer) and (capital := in_the_capital(read, filed, told_in, told_town, known)):
                places = [(i, hosted(p, capital, f"in {capital.name}") if p in closer else p) for i, p in places] if closer else [(0, capital), *places]
            places = in_its_district(read, in_the_same(read, places, told_town), told_wide)
            here = scene(read, facts, places, told_on, spoken_of)
            spoken_of = here.spoken_of
            told_in = next((p for p in reversed(here.places) if p.type == "city" and p.lat is not None), told_in)
            if read.sentence.kind != "title":                       # towns and provinces of one name are not told apart there
                told_town = next((p for p in reversed(here.places) if p.precision in ("exact", "near") and p.type != "site"), told_town)
            told_wide = next((p for p in reversed(here.places) if p.precision in ("district", "province")), told_wide)
            if read.sentence.kind == "dateline":
                told_on = filed_on(here.whens, article.published)
            last = says[-1] if says else last
            known.subject = subject(read, known)
            known.last_group = next((o for c in reversed(read.chunks) if (o := band_in(c, known))), known.last_group)
            scenes += divided(here)
            if quoted is not None and says and says[0].at:      # who speaks in a quotation that was open before this sentence
                scenes[quoted:] = [s if s.read is read else spoken_by(s, says[0]) for s in scenes[quoted:]]
            if inside and begun_by and not says:
                scenes[:] = [spoken_by(s, begun_by) if s.read is read else s for s in scenes]
            was, inside = inside, still_open(read.sentence.text, inside)
            begun_by = None if not inside else begun_by if was else says[-1] if says and opens_after(read, says[-1].at) else None
            quoted = None if not inside else quoted if was else len(scenes) - 1
        scenes, heads = under_days(as_told(scenes))
        bare = is_bare(article, lines)
        groups, left = group(scenes, bare)
        by_their_lines(groups, heads)
        series = of_round_up(scenes, groups) if len(groups) > 1 else None
        for g in groups if series else ():
            if not any(w.first for s in g.scenes for w in s.whens):
                g.scenes.append(msgspec.structs.replace(series, facts=(), places=(), weapons=(), types=()))
        incidents, around, made = [], setting(scenes, article.published, len(groups), bare), {}
        for n, g in enumerate(groups, 1):
            worth = properties(g.scenes, around)
            if not enough(worth):
                left += [Left(x.evidence, f"only mentioned: {points(worth)} points") for x in g.scenes if x.facts]
                continue
            if len(groups) == 1 and (beside := told_beside(scenes, g, article.published)):
                g.scenes.append(msgspec.structs.replace(beside, places=beside_of(beside.places, g.towns()), weapons=(), types=()))
            if n == 1 and (named := named_beside(scenes, g, countries) or of_its_people(scenes, g, countries, known)):
                g.scenes.append(msgspec.structs.replace(named, facts=(), whens=(), weapons=(), types=()))
            found = incident(g, told_on, known, countries, f"{article.id}-{n}")
            if found:
                made[id(g)] = found = of_the_same_strikes(found, made.get(id(g.beside)))
                incidents.append(found)
        left += uncounted(reads, incidents, left)
        reading = Reading(article, tuple(unsaid(taken_back(of_the_only_group(of_several_deeds(incidents, scenes, known)), scenes), scenes)), tuple(left), tuple(removed(lines)),
                          () if article.published else ("published",), tuple((x.start, x.end) for x in lines if x.kind == "title")[:1])
        _verbatim(reading)
        return reading


def _verbatim(reading: Reading) -> None:
    """The one place where it is asserted that every quote stands in the article, at its offsets."""
    text = reading.article.text
    for value in _evidence(reading):
        if text[value.start:value.end] != value.text:
            raise AssertionError(f"{reading.article.id}: a quote does not stand in the text: {value.text[:80]!r}")


def _evidence(node):
    if isinstance(node, Evidence):
        yield node
    elif isinstance(node, tuple):
        for x in node:
            yield from _evidence(x)
    elif hasattr(node, "__struct_fields__") and not isinstance(node, Article):
        for name in node.__struct_fields__:
            if isinstance(value := getattr(node, name), (tuple, msgspec.Struct)):
                yield from _evidence(value)
