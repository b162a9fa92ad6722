"""Long and public suites, which `make test` leaves out: `make fuzz`, or `pytest fuzz`. They share the tests' helpers."""
import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "hostile"), str(Path(__file__).parent)]
pytest_plugins = ["conftest_of_tests"]
