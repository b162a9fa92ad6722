"""What tests of convert share: a reader that has loaded its tables, and an empty site with a folder for articles."""
import pytest

from chronicle.convert.reader import Reader


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.fixture
def site(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "site.toml").write_text('title = "A site"\n')
    return tmp_path
