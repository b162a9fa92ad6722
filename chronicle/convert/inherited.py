"""Who sent the drones of an event told beside another: "Russian strikes hit two regions. In X two people were killed by drones."

The state that did the first did the second as well, if both were strikes from afar on the same land, were told in one breath, and of the
second nobody is named.
"""

import msgspec

from chronicle.convert.kinds import FROM_AFAR
from chronicle.convert.parties import PERPETRATORS
from chronicle.convert.records import Incident


def of_the_same_strikes(one: Incident, before: Incident | None) -> Incident:
    """`before`: the event beside which this one is told."""
    if before is None or not {one.type, before.type} <= FROM_AFAR or any(p.role in PERPETRATORS for p in one.parties) or not (one.places and before.places) or one.places[0].iso != before.places[0].iso:
        return one
    sent = tuple(p for p in before.parties if p.role == "perpetrator" and p.kind == "organization" and p.sub in ("force", "country"))
    return msgspec.structs.replace(one, parties=(*one.parties, *sent), missing=tuple(m for m in one.missing if m != "perpetrator")) if len(sent) == 1 else one
