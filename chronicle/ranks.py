"""Incidents in other orders than that of their dates: the deadliest, those that were updated last, those that were published last.

Lists end after MOST, so that they stay light, and so that an edit makes one of them anew only when it is in it. An edit of no toll and no note leaves
the lists themselves as they are: they are kept with what is joined (`Site.joined`), until the numbers that they rest on change (digests.py).
"""
import heapq

import msgspec

from chronicle.volumes import ids, years

MOST = 75
FED = 50                        # entries of a feed of everything
_encode = msgspec.msgpack.Encoder().encode
_deadliest = msgspec.msgpack.Decoder(tuple[list[str], int, int]).decode
_newest = msgspec.msgpack.Decoder(list[tuple[str, str]]).decode


def periods(site) -> list[str]:
    """What there is a list of the deadliest for: '' for all years, and each year."""
    return ["", *years(site)]


def deadliest(site, period: str) -> tuple[list[str], int, int]:
    """(ids, how many have no lowest number of killed, how many there are). Ranked by the lowest number that the headline
    toll allows, so that no doubtful count lifts an incident; then by the best one; then the newest first."""
    about = f"ranks/{period}"
    if about not in site.joined:
        site.joined[about] = _encode(ranked(site, period))
    return _deadliest(site.joined[about])


def ranked(site, period: str) -> tuple[list[str], int, int]:
    among = ids(site, period)
    lows = [site.ranks[id][0] for id in among]
    least = min(heapq.nlargest(MOST, filter(None, lows)), default=0)       # fewer than that cannot be among them: a look at all is most of the work
    rows = [(low, site.ranks[id][1] or low, site.position[id], id) for id, low in zip(among, lows) if low and low >= least]
    return [row[-1] for row in heapq.nlargest(MOST, rows)], lows.count(None), len(lows)


def updated(site, _: str) -> list[tuple[str, str]]:
    """(YYYY-MM-DD, id) by the newest note to readers or correction, newest first."""
    if "updates/" not in site.joined:
        site.joined["updates/"] = _encode(heapq.nlargest(MOST, ((day, id) for id, day in site.updates.items() if day)))
    days = {id: day for day, id in _newest(site.joined["updates/"])}
    for id, history in site.history.items():                    # a correction makes an incident newer, and no other one older
        if id in site.cards and history.corrections:
            days[id] = max(site.updates[id], history.corrections[-1].date)
    return heapq.nlargest(MOST, ((day, id) for id, day in days.items()))


def published(site, _: str) -> list[str]:
    """The newest in the site: first those whose record git's history does not have yet, then by the day on which it has it first published; of
    a day, and without a history, the newest incidents."""
    untold = [id for id in site.order if id not in site.history]
    told = heapq.nlargest(FED, ((history.first, site.position[id], id) for id, history in site.history.items() if id in site.position))
    return [*untold[:-FED - 1:-1], *(id for *_, id in told)][:FED]
