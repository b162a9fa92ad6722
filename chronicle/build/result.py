"""What came of a build."""
import msgspec

from chronicle.diagnose import Diagnostic, Told


class Result(msgspec.Struct):
    """`published`: False when errors kept the last good site. `why`: url -> the reason it was made anew. `stages`: seconds.
    `made_from`: all that was read and linked, which so lasts as long as this: to take ten thousand records apart takes 50 ms."""
    told: Told
    published: bool
    pages: int = 0
    written: int = 0
    removed: int = 0
    seconds: float = 0.0
    why: dict[str, str] = {}
    records: dict[str, int] = {}
    held_back: dict[str, int] = {}
    stages: dict[str, float] = {}
    made_from: object = None

    @property
    def notes(self) -> list[Diagnostic]:
        return self.told.notes
