"""A name is one place throughout an article: where the text says in one sentence by which town it lies, it does not lie elsewhere in another."""

import msgspec

from chronicle.convert.bearings import apart
from chronicle.convert.fold import fold
from chronicle.convert.holding import STRANGE_KM
from chronicle.convert.records import Where
from chronicle.convert.scenes import Scene


def as_told(scenes: list[Scene]) -> list[Scene]:
    """The scenes, with each place where the sentence has it that gives its bearing: "the school in X" and then "in X, 26 km west of Y"."""
    told = {fold(p.name): p for s in scenes for p in s.places if p.host is not None and p.lat is not None and p.precision in ("exact", "near")}
    return [_there(s, told) for s in scenes] if told else scenes


def _there(scene: Scene, told: dict[str, Where]) -> Scene:
    places = tuple(_same(p, told.get(fold(p.name))) for p in scene.places)
    return scene if places == scene.places else msgspec.structs.replace(scene, places=places)


def _same(place: Where, told: Where | None) -> Where:
    elsewhere = told is not None and place.host is None and not place.own and place.precision in ("exact", "near") and None not in (place.lat, told.lat) and apart(place, told) > STRANGE_KM
    return told if elsewhere else place
