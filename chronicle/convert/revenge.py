"""A deed that the one told of avenges is another: "in revenge for the killing of two of its fighters by vigilantes"."""

import re

from chronicle.convert.facts import Fact
from chronicle.convert.scenes import Scene

_FOR = re.compile(r"\b(?:(?:reveng\w*|retaliat\w+|repris\w+|retribution|vengeance|payback) (?:\w+ |by [^,;.]{2,40}? )?(?:for|over) |aveng\w+ )(?:[\w'’-]+ ){0,4}$", re.I)


def avenged(scene: Scene, f: Fact) -> bool:
    read = scene.read
    return bool(_FOR.search(read.sentence.text[:read.sentence.tokens[read.chunks[f.at].start].start]))
