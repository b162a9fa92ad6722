"""The anchor of a heading: what an address ends with that leads to a section, after `#s-`."""
import re


def slug(heading: str) -> str:
    return re.sub(r"[^\w]+", "-", heading.casefold()).strip("-") or "section"
