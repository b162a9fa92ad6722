"""A quotation of several sentences: who speaks stands with the last of them.

    "Three people died. Two children were hurt," the governor wrote.       both counts are the governor's
    The governor wrote: "Three people died. Two children were hurt."       so they are here
"""

import msgspec

from chronicle.convert.attribution import Speaker
from chronicle.convert.scenes import Scene


def still_open(text: str, inside: bool) -> bool:
    """Is a quotation open at the end of the sentence, if it was `inside` one at its beginning?"""
    curly = max(text.rfind("“"), text.rfind("”"))
    if curly >= 0:
        return text[curly] == "“"
    return inside != bool(text.count('"') % 2)


def opens_after(read, at: int) -> bool:
    """Does the quotation that is open at the end of the sentence begin after chunk `at`, the verb of saying?"""
    text = read.sentence.text
    return max(text.rfind("“"), text.rfind('"')) > read.sentence.tokens[read.chunks[at].start].start


def spoken_by(scene: Scene, speaker: Speaker) -> Scene:
    """The scene, with this speaker for what it says of dead, wounded and damage and nobody else is said to have said."""
    return msgspec.structs.replace(scene, facts=tuple(f if f.by or f.kind in ("claim", "blame", "deny") else msgspec.structs.replace(f, by=speaker.name, basis=speaker.basis) for f in scene.facts))
