"""Pages made from short texts, in memory: facts in, words on the page."""
import pytest

from in_memory import Chronicle
from records_by_hand import incident


@pytest.fixture
def show(folder):
    """show({path: text, …}) -> Chronicle of the small site's folder with these files."""
    def make(files: dict[str, str], base: dict[str, str] | None = None) -> Chronicle:
        return Chronicle(folder.write({**(base or {}), **files}))
    return make


@pytest.fixture
def chronicle(small) -> Chronicle:
    return Chronicle(small)


@pytest.fixture
def one(show):
    """one("tolls: …") -> the page of an incident with this front matter."""
    return lambda text, **more: show({**incident(text), **more}).page("incidents/x.html")
