"""The sentence of a scene as the evidence for a value read from it, with the rule that read it."""

from chronicle.convert.records import Evidence
from chronicle.convert.scenes import Scene


def cite(scene: Scene, rule: str, why: str = "") -> Evidence:
    s = scene.read.sentence
    return Evidence(s.text, s.start, s.end, rule, why)
