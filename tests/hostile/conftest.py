"""A site full of hostile texts, built once."""
import pytest

from hostile_site import built
from payloads import sample


@pytest.fixture(scope="session", name="hostile_site")
def the_site(tmp_path_factory):
    return built(tmp_path_factory.mktemp("hostile") / "site", sample(1))
