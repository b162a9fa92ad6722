"""The quality gate: no slot falls below the floor that floors.json pins for it.

Measured against the labelled data beside the project: the five original articles and 200 fixed messages of MUC-4's
development part, in mixed and in upper case. A floor is what was reached once, less some slack, and only ever goes up:

    pytest tests/convert/test_gate.py --update      raises the floors that have been passed; it lowers none
"""

import json
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "bench/convert"))
import measure  # noqa: E402

pytestmark = pytest.mark.shared

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.02                    # F1: what a better rule may cost a single slot of so small a sample
SUMS = {"ALL SLOTS": 0.005, "AVERAGE": 0.005}       # what it may cost in all
EXACT = {"evidence verbatim"}   # a promise, no measurement
FEWEST = 8                      # labels; a slot with fewer says nothing
EVERY = 6                       # of 1,300 messages each sixth, the first 200 of them
SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="module")
def reached() -> dict[str, dict[str, float]]:
    out = {"seeds": measure.seeds(SHARED)}
    for case in measure.CASES:
        found = measure.muc4(SHARED, ("dev",), case, every=EVERY, most=200)
        out[f"muc4 {case}: templates"], out[f"muc4 {case}: roles"] = found["templates"], found["roles"]
    return {part: {slot: row["f1"] for slot, row in rows.items() if row["gold"] >= FEWEST} for part, rows in out.items()}


PARTS = ["seeds", *(f"muc4 {case}: {table}" for case in measure.CASES for table in ("templates", "roles"))]


@pytest.mark.parametrize("part", PARTS)
def test_no_slot_falls_below_its_floor(part, reached, request):
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    if request.config.getoption("--update"):
        floors[part] = raised(floors.get(part, {}), reached[part])
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")
    assert floors.get(part), f"{FLOORS.name} pins nothing for {part}; run with --update"
    assert fallen(floors[part], reached[part]) == {}


def raised(floors: dict[str, float], found: dict[str, float]) -> dict[str, float]:
    goal = {slot: 1.0 if slot in EXACT else max(0.0, int((f1 - SUMS.get(slot, SLACK)) * 1000) / 1000) for slot, f1 in found.items()}
    return {slot: max(floors.get(slot, 0.0), goal.get(slot, 0.0)) for slot in {*floors, *goal}}


def fallen(floors: dict[str, float], found: dict[str, float]) -> dict[str, str]:
    return {slot: f"{found.get(slot, 0.0):.3f}, floor {floor:.3f}" for slot, floor in sorted(floors.items()) if found.get(slot, 0.0) < floor}


def test_floors_only_go_up():
    assert raised({"type": 0.9, "date": 0.5}, {"type": 0.7, "date": 0.8, "new": 0.4, "ALL SLOTS": 0.6}) == {"type": 0.9, "date": 0.78, "new": 0.38, "ALL SLOTS": 0.595}


def test_the_gate_can_fail():
    assert fallen({"type": 0.9}, {"type": 0.899}) == {"type": "0.899, floor 0.900"} and fallen({"type": 0.9}, {}) and not fallen({"type": 0.9}, {"type": 0.9})
