"""The edit that is measured: one incident from the middle of the chronicle gets another title and a further paragraph.

Of the incidents there the one is taken whose least frequented place is visited least, so that the title stands on that place's
first page in every theme.
"""
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from corpus import Incident

NEAR = 50                       # incidents around the middle that are looked at


@dataclass(frozen=True)
class Edit:
    file: Path
    original: bytes
    incident: Incident
    place: str
    token: str                  # letters and digits; tells one edit from another

    @property
    def title(self) -> str:
        return f"{self.incident.title}, edition {self.token}"

    @property
    def words(self) -> str:
        return f"This was added in revision {self.token}."

    def save(self) -> None:
        """In place and in one write, as most editors do."""
        assert self.original.count(self.incident.title.encode()) == 1
        self.write(self.original.replace(self.incident.title.encode(), self.title.encode()) + f"\n{self.words}\n".encode())

    def restore(self) -> None:
        self.write(self.original)

    def write(self, data: bytes) -> None:
        with self.file.open("r+b", buffering=0) as f:
            f.truncate()
            f.write(data)


def target(incidents: list[Incident]) -> tuple[Incident, str]:
    """The incident and its place."""
    visits = Counter(p.id for r in incidents for p in r.places)
    middle = len(incidents) // 2
    near = incidents[max(0, middle - NEAR):middle + NEAR]
    return min(((r, p.id) for r in near for p in r.places), key=lambda rp: (visits[rp[1]], rp[0].id))
