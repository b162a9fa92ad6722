"""`chronicle explain CODE`: what a diagnostic means, a mistake and its mended form, the terms if it is about terms."""
from chronicle import vocabulary as v
from chronicle.content.describe import within
from chronicle.diagnose import CODES, ERROR, OFFER, WARNING
from chronicle.explanations import EXAMPLES
from chronicle.near import near_names

TERMS = {                                   # code -> the vocabularies it is about
    "F206": (("type of an incident", v.TYPES), ("stage", v.STAGES), ("precision of a place", v.PRECISIONS), ("role", v.ROLES), ("act", v.ACTS),
             ("basis of a count", v.BASES), ("review", v.REVIEWS), ("type of a place", v.PLACE_TYPES), ("kind of actor", v.ACTOR_KINDS)),
    "F301": (("weapons", v.WEAPONS), ("targets", v.TARGETS), ("who", v.WHO)),
}
OUTCOME = {
    ERROR: "An error: the site is not published until it is mended. It cannot be silenced.",
    WARNING: "A warning: the site is published all the same.",
    OFFER: "An offer, made by `chronicle check --suggest` only.",
}


def explain(wanted: str) -> str:
    """`wanted`: a code or its name. Raises LookupError with the near ones for anything else."""
    code = next((c for c, about in CODES.items() if wanted.upper() == c or wanted.lower() == about.slug), None)
    if code is None:
        near = near_names(wanted.upper(), CODES) or near_names(wanted.lower(), [c.slug for c in CODES.values()])
        raise LookupError(f"there is no code `{wanted}`; " + (f"did you mean {' or '.join(near)}?" if near else "`chronicle explain` lists them all"))
    about = CODES[code]
    out = [f"{code} {about.slug}", "", about.about, OUTCOME[about.severity], *example(code)]
    if about.severity == WARNING and code[0] in "FLRM":
        out += ["", "If an incident is right as it stands, say so in its front matter, with the reason:", "",
                f'    silence: ["{code} why this is right"]']
    for title, terms in TERMS.get(code, ()):
        out += ["", f"{title}: {', '.join(terms)}"]
    return "\n".join(out) + "\n"


def example(code: str) -> list[str]:
    shown = EXAMPLES.get(code)
    if shown is None:
        return []
    if not shown.where:
        return ["", f"For example: {shown.wrong}.", f"Mended:      {shown.mended}."]
    return ["", f"Wrong, {within(shown.where)}:", "", *indented(shown.wrong), "", "Mended:", "", *indented(shown.mended)]


def indented(words: str) -> list[str]:
    return [f"    {line}".rstrip() for line in words.rstrip("\n").split("\n")]


def everything() -> str:
    return "".join(f"{code}  {about.severity:7}  {about.slug}\n" for code, about in CODES.items())
