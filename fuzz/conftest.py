"""Long and public suites, which `make test` leaves out: `make fuzz`, or `CHRONICLE_FUZZ=1 pytest fuzz tests/hostile`."""
import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "hostile"), str(Path(__file__).parent)]
