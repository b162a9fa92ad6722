"""A data file of many incidents out of itself, after an edit of a few: the same file is made of those alone, and their pieces take the place of
those that they had.

    @splicing(apart)                                    `apart(body)` takes it apart
    def file(view, subject, volume) -> bytes            makes it: now it is a page (pages.Renewed)

Taken apart, a file is what stands before its pieces, the pieces, one for each incident, what stands between two, and what stands after.
"""
from collections.abc import Callable
from typing import NamedTuple

from chronicle.pages import Last, Renewed
from chronicle.view import View
from chronicle.volumes import Volume


class Apart(NamedTuple):
    head: bytes
    pieces: list[bytes]
    between: bytes
    tail: bytes

    def joined(self) -> bytes:
        return self.head + self.between.join(self.pieces) + self.tail


def splicing(apart: Callable[[bytes], Apart]) -> Callable[[Callable[[View, str, Volume], bytes]], Renewed]:
    """`subject` of such a page: `incidents/2016`, `incidents/` for all years."""
    def page(file: Callable[[View, str, Volume], bytes]) -> Renewed:
        def whole(view: View, subject: str) -> bytes:
            return file(view, subject, view.volume(subject.split("/")[1]))

        def again(view: View, subject: str, last: Last) -> bytes | None:
            few = apart(file(view, subject, view.volume_of(subject.split("/")[1], list(last.changed.values()))))
            all = apart(last.body)
            if len(all.pieces) != last.number or len(few.pieces) != len(last.changed):
                return None
            for at, piece in zip(last.changed, few.pieces):
                all.pieces[at] = piece
            return all.joined()
        return Renewed(whole, again)
    return page
