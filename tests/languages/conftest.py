import pytest

from bilingual import bilingual


@pytest.fixture
def two(folder):
    return bilingual(folder)
