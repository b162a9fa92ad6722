"""Articles that mean harm: the drafts made of them can be read and published, and no article takes long."""
import os
import resource
import subprocess
import sys

import pytest

from chronicle.convert import article, segment
from command_line import CONTENT, FINE, HOME

SAID = "A bomb killed 3 people in Tartus on Monday, 23 May 2016, police said.\n"
ARTICLES = {
    "escape.txt": f"Bomb \x1b[2J\x1b]0;x\x07 kills \u202e3\n\nThe \x1b[31mGazette\n\n23 May 2016\n\n{SAID}\nA car \x9b1mbomb\u200b wounded 5 people in Jableh\x85.\n",
    "page.html": f"<html><head><title>Bomb\xad &#27;[2J &#8238;<script>x</script></title><link rel=canonical href='javascript:owned()'><meta property='og:url' content='javascript:owned()'>"
                 f"<meta property='og:site_name' content='&#27;[2J &#8238;x'><meta name=author content='&#0;&#65535;'></head><body><article><p>{SAID * 3}</p></article></body></html>",
    "yaml.txt": f"--- !!python/object &a *b\n\n'\": {{7*7}} [[tartus]] | > - # % @ `\n\n23 May 2016\n\n{SAID}\nHe said: \"it's: [a] {{b}} | > # \\ ---\" and killed 4 people in Tartus.\n",
    "title.txt": "T" * 5000 + f"\n\n23 May 2016\n\n{SAID}",
}


def test_drafts_of_hostile_articles_are_records_without_a_fault(small, inline):
    small.write({f"seeds/{name}": text for name, text in ARTICLES.items()})
    code, told = inline("-C", small.root, "convert", small.root / "seeds", "--merge", "never", "--jobs", "1")
    assert code == FINE, told
    drafted = [p for p in (small.root / "content").rglob("*.md") if str(p.relative_to(small.root)) in told]
    assert len(drafted) > len(ARTICLES)
    assert [n for n in small.check() if n.severity == "error"] == []
    assert not any("javascript:" in p.read_text("utf-8") for p in drafted)


@pytest.mark.parametrize("name, text", {"one sentence": "A bomb killed 3 people in Tartus and ", "many days": "on Monday, 32 May 99999, ", "brackets": "(", "letters": "a", "numbers": "killed 3 "}.items())
def test_a_sentence_without_an_end_is_read_in_pieces(name, text):
    long = text * (50_000 // len(text))
    pieces = list(segment._pieces(long, 0, len(long)))
    assert max(b - a for a, b in pieces) <= segment.LONGEST and "".join(long[a:b] for a, b in pieces) == long
    assert list(segment._pieces(SAID, 0, len(SAID))) == [(0, len(SAID))]


def test_what_is_longer_than_any_article_is_none(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text(SAID * (article.LONGEST // len(SAID)))
    assert article.read(path).text
    path.write_text(SAID * (article.LONGEST // len(SAID) + 1))
    with pytest.raises(article.UnreadableArticle, match="more than 100,000 characters"):
        article.read(path)


if os.environ.get("CHRONICLE_FUZZ"):
    @pytest.mark.parametrize("text", ["A bomb killed 3 people in Tartus and ", "on Monday, 32 May 99999, ", "7 people were killed in Tartus. ", "(", "Aaaa "])
    def test_the_longest_articles_take_seconds(small, text):
        """They took minutes: what a sentence names was compared in pairs."""
        small.write({"seeds/x.txt": ("A title\n\n23 May 2016\n\n" + SAID + text * article.LONGEST)[:article.LONGEST]})
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        run = subprocess.run([sys.executable, "-m", "chronicle", "-C", small.root, "convert", "seeds", "--jobs", "1"], cwd=small.root, capture_output=True,
                             env={**os.environ, "PYTHONPATH": str(HOME)})
        assert run.returncode in (FINE, CONTENT) and resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 20
