"""A site full of hostile texts, built once, and a real browser."""
import pytest

from hostile_site import built, launched
from payloads import sample


@pytest.fixture(scope="session", name="hostile_site")
def the_site(tmp_path_factory):
    return built(tmp_path_factory.mktemp("hostile") / "site", sample(1))


@pytest.fixture(scope="module")           # one Playwright at a time: other folders start their own
def browser():
    with launched() as running:
        yield running
