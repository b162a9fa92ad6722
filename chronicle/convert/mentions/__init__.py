"""The recognisers, one module a kind. Each is `find(sentence, known) -> list[Mention]` and looks at nothing else.

`known` (see `known.py`) holds the lexicon, the gazetteer and what the article has said so far about names. The order is
the order of precedence: where two mentions overlap, the one found by the earlier recogniser stands.
"""

from chronicle.convert.mentions import actor, count, place, source, target, time, trigger, weapon

RECOGNISERS = [time.find, source.find, actor.find, place.find, count.find, weapon.find, target.find, trigger.find]
