"""Long and public suites, which `make test` leaves out: `make fuzz`, or `CHRONICLE_FUZZ=60 pytest fuzz tests/hostile`, in seconds
for whatever could go on for ever."""
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "hostile"), str(Path(__file__).parent)]

import chromium  # noqa: E402  lies there


@pytest.fixture(scope="module")
def browser():
    with chromium.launched() as running:
        yield running
