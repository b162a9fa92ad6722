"""Words are folded alike where the index is made, in Python, and where it is asked, in a browser."""
import json
import unicodedata
from pathlib import Path

import pytest

from chronicle import search
from chronicle.search import folding

HERE = Path(__file__).parent
LINES = [line.split("=>") for line in (HERE / "words.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]
FOLD = Path(search.__file__).with_name("runtime") / "fold.js"


@pytest.mark.parametrize("text,terms", LINES)
def test_terms_in_python(text, terms):
    assert list(folding.terms(text)) == terms.split()


@pytest.fixture
def fold(browser):
    """fold([text, …]) -> [[term, …], …] as the browser has it."""
    page = browser.new_page()
    table = json.dumps({**folding.TABLE, "stop": folding.STOP})
    page.add_script_tag(content=f"{FOLD.read_text('utf-8')}\nwindow.folding = new Folding({table});")
    # as one string, for Playwright takes longer over a hundred thousand words than the browser
    yield lambda texts: json.loads(page.evaluate("texts => JSON.stringify(JSON.parse(texts).map(text => folding.terms(text)))", json.dumps(texts)))
    page.close()


@pytest.mark.browser
def test_terms_in_a_browser(fold):
    assert fold([text for text, _ in LINES]) == [terms.split() for _, terms in LINES]


@pytest.mark.browser
def test_every_letter_is_folded_alike(fold):
    """All characters of the basic plane that Python knows, within words, at their ends and in numbers enough to be stemmed; of the forty
    thousand ideographs and Hangul syllables, which nothing is done to one by one, some."""
    many = {*range(0x3400, 0xa000), *range(0xac00, 0xd7a4)}
    letters = [chr(n) for n in range(0x20, 0xffff) if unicodedata.category(chr(n)) not in ("Cn", "Cs", "Co") and (n not in many or n % 17 == 0)]
    texts = [f"{c} a{c}b bombing{c} {c}مدنيين ab{c}s {c}{c}{c}{c}" for c in letters]
    different = [(hex(ord(c)), here, there) for c, here, there in zip(letters, (list(folding.terms(t)) for t in texts), fold(texts)) if here != there]
    assert different == []


def test_a_term_has_no_blank():
    """Files of the index and queries take it as one word."""
    for n in range(0x10000):
        assert not any(c.isspace() for c in folding.plain(chr(n)) if not chr(n).isspace())
