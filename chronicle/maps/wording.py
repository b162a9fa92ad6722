"""What the live maps say: one table of English messages, translated for the page they stand in (chronicle/speech.py).

They stand in map-names.js, which a live map loads, once for each language. A message with a number is a pair, one and more; as the browser
counts too, the page is given the form of each of SAMPLES, one number for each way in which languages count (CLDR:
one, two, few, many, zero, other), and the browser takes the one whose number is of the same kind.
"""
from chronicle.speech import N_, Speech, now

SAMPLES = (100, 1, 2, 3, 11, 0)            # the first stands for all that have no form of their own


def P_(one: str, more: str) -> tuple[str, str]:
    """Marks a message that depends on %(n)s."""
    return one, more


EVERY_MAP = {
    "close": N_("Close"),
    "zoom": N_("Zoom in here"),
    "all": N_("All incidents here"),
    "closer": N_("Zoom in"),
    "farther": N_("Zoom out"),
    "keys": N_("Arrow keys move the map, plus and minus zoom it, Tab goes through the circles."),
    "incidents": P_("%(n)s incident", "%(n)s incidents"),
    "at_least": P_("at least %(n)s incident", "at least %(n)s incidents"),
    "range": N_("%(low)s–%(high)s"),
    "least": N_("at least %(n)s"),
    "most": N_("up to %(n)s"),
    "killed": N_("%(count)s killed"),
    "about": N_("about %(n)s"),
    "unreported": N_("toll not reported"),
    "places": P_("%(n)s place", "%(n)s places"),
}
TILES = {
    "tiles": N_("Load the background map of %(provider)s. They will learn your internet address and which part of the map you look at."),
    "untile": N_("Remove the background map of %(provider)s"),
}
FILTERS = {
    "any": N_("Any"),
    "wounded": N_("killed: not reported; %(number)s wounded"),
    "in_words": N_("toll only in words"),
    "uncounted": N_("killed: not reported"),
    "wide": P_("%(toll)s, %(n)s joint toll", "%(toll)s, %(n)s joint tolls"),
    "vague": P_("%(toll)s, %(n)s only in words", "%(toll)s, %(n)s only in words"),
    "hurt": P_("%(toll)s, %(n)s with only wounded reported", "%(toll)s, %(n)s with only wounded reported"),
    "part": P_("%(toll)s, %(n)s without a reported toll", "%(toll)s, %(n)s without a reported toll"),
    "over": P_("%(toll)s over %(n)s place", "%(toll)s over %(n)s places"),
    "no_sum": N_("each incident gives its own toll"),
    "under_a_name": N_("Tolls are not added up under a name, so the circles do not show them."),
    "all_shown": P_("%(n)s incident", "All %(n)s incidents"),
    "shown": P_("%(n)s of %(all)s incidents", "%(n)s of %(all)s incidents"),
    "off_map": P_("%(n)s of these is not on the map", "%(n)s of these are not on the map"),
    "unknown_left_out": P_("%(n)s without a number of killed is left out", "%(n)s without a number of killed are left out"),
    "nothing": N_("Nothing fits all of this. Take a choice away."),
    "months": N_("%(first)s – %(last)s"),
    "play": N_("Play"),
    "pause": N_("Pause"),
    "step": N_("One month on"),
    "more": P_("Show %(n)s more", "Show %(n)s more"),
    "loading": N_("Loading …"),
    "missing": N_("The titles could not be loaded."),
}


def said() -> dict:
    """key -> the words, or for a pair [[number, form], …], in the language of the page."""
    speech = now()
    return {key: speech.gettext(words) if isinstance(words, str) else forms(words, speech) for key, words in (EVERY_MAP | TILES | FILTERS).items()}


def forms(pair: tuple[str, str], speech: Speech) -> list[tuple[int, str]]:
    """Those that differ from the first, and the first."""
    rest = speech.ngettext(*pair, SAMPLES[0])
    return [(SAMPLES[0], rest)] + [(n, form) for n in SAMPLES[1:] if (form := speech.ngettext(*pair, n)) != rest]
