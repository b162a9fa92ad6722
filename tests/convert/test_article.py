"""Files as people save them."""

from pathlib import Path

import pytest

from chronicle.convert import read_articles
from chronicle.convert.article import UnreadableArticle, from_bytes, read
from chronicle.convert.segment import cut_lines, reason_of, removed, sentences

BODY = "A car bomb exploded in Kabul on Monday, killing at least 14 people, police said. Two children were among the dead.\n"


def save(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("data", [BODY.encode(), b"\xef\xbb\xbf" + BODY.encode(), BODY.replace("\n", "\r\n").encode(),
                                  BODY.replace("A car", "“A” car").encode("cp1252"), BODY.encode("utf-16")])
def test_encodings(tmp_path, data):
    article = read(save(tmp_path, "a.txt", data))
    assert "bomb exploded in Kabul" in article.text and "\r" not in article.text and "\ufeff" not in article.text


@pytest.mark.parametrize("name, data, reason", [
    ("a.pdf", b"%PDF-1.7 ...", "PDF"), ("b.txt", b"", "empty"), ("c.txt", b"\x00\x01\x02" * 50, "binary"), ("d.txt", b"..... 12\n", "no article"),
    ("e.html", b"<html><body><p>hi</p></body></html>", "no article")])
def test_what_is_no_article_is_said_and_the_others_go_on(tmp_path, name, data, reason):
    bad, good = save(tmp_path, name, data), save(tmp_path, "z.txt", BODY.encode())
    articles, problems = read_articles([bad, good])
    assert [a.id for a in articles] == ["z"]
    assert reason in problems[0].reason and problems[0].path.endswith(name)


def test_a_missing_file_is_a_problem(tmp_path):
    assert "no such file" in read_articles([tmp_path / "x.txt"])[1][0].reason


def test_sidecar_and_flags(tmp_path):
    path = save(tmp_path, "a.txt", BODY.encode())
    save(tmp_path, "a.yaml", b"published: 2016-05-23\npublisher: The Paper\nnote: 12\nother: x\n")
    article = read(path)
    assert (article.published, article.publisher) == ("2016-05-23", "The Paper")
    assert read(path, published="2016-05-24").published == "2016-05-24"


@pytest.mark.parametrize("side", [b"published: 23 May\n", b"- a\n", b"a: [\n"])
def test_a_wrong_sidecar_is_said(tmp_path, side):
    path = save(tmp_path, "a.txt", BODY.encode())
    save(tmp_path, "a.yaml", side)
    with pytest.raises(UnreadableArticle):
        read(path)


PAGE = """<!DOCTYPE html><html><head><title>Bomb in Kabul kills 14 - The Paper</title>
<meta property="og:site_name" content="The Paper"><meta property="article:published_time" content="2021-03-01T10:00:00Z">
<script>var a = "<p>killed 900 people</p>";</script></head><body><nav><a href="/">Home</a><a href="/w">World</a></nav>
<article><h1>Bomb in Kabul kills 14</h1><p>A car bomb <b>exploded</b> outside a hospital in Kabul on Monday, killing at least 14 people,
police said on the evening of the same day.</p><p>Another 30 people were wounded in the blast, doctors at the hospital told reporters, and the
number could still rise during the night.</p><p>The Taliban claimed responsibility for the attack in a statement sent to journalists.</p></article>
<aside><p>Read more: Earthquake kills 500</p></aside><footer>Copyright 2021 The Paper. All rights reserved.</footer></body></html>"""


def test_a_page(tmp_path):
    article = read(save(tmp_path, "p.html", PAGE.encode()))
    assert (article.published, article.publisher) == ("2021-03-01", "The Paper")
    assert "900" not in article.text
    lines = cut_lines(article)
    body = " ".join(s.text for s in sentences(article, lines))
    assert "A car bomb exploded outside a hospital in Kabul" in body and "Earthquake" not in body and "Copyright" not in body
    assert removed(lines)


def test_sentences_stand_at_their_offsets(tmp_path):
    article = read(save(tmp_path, "a.txt", (BODY + "Gen. A. B. Smith of the U.S. Army said so. It was over.Then more came.\n").encode()))
    found = sentences(article, cut_lines(article))
    assert all(article.text[s.start:s.end] == s.text for s in found)
    assert [s.text for s in found][-3:] == ["Gen. A. B. Smith of the U.S. Army said so.", "It was over.", "Then more came."]


def test_a_sidecar_that_is_no_yaml_is_told_where_and_what_to_do(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("A bomb killed five people at a market in Lahore on Wednesday, police said.\n")
    article.with_suffix(".yaml").write_text('publisher: The Paper\nevents: [Tartus, Homs (background, "earlier this month")]\n')
    with pytest.raises(UnreadableArticle, match=r"a\.yaml, line 2, column \d+: .*between single quotes.*only publisher, published"):
        read(article)


@pytest.mark.parametrize("text, told", [("publishd: 2016-05-23\n", "did you mean `published`"), ("one: {published: 2016-05-23}\n", "none of the fields that are read")])
def test_a_sidecar_that_says_nothing_is_told_so(tmp_path, text, told):
    article = tmp_path / "a.txt"
    article.write_text("A bomb killed five people at a market in Lahore on Wednesday, police said.\n")
    article.with_suffix(".yaml").write_text(text)
    with pytest.raises(UnreadableArticle, match=told):
        read(article)


@pytest.mark.parametrize("data, told", [(b"PK\x03\x04" + b"\0" * 60, "Word or OpenDocument"), (b"{\\rtf1 text", "RTF"), (b"\x89PNG\r\n", "picture")])
def test_what_is_no_text_is_named(data, told):
    with pytest.raises(UnreadableArticle, match=told):
        from_bytes(data, Path("a.txt"), {})


LISTED = """# what is known of each
a:
  publisher: The Paper
  published: 2016-05-23
  events: [Tartus and Jableh, Homs (background, "earlier this month")]
b:
  publisher: 'Another: paper'
"""


def test_a_list_beside_many_articles_is_read_as_far_as_it_is_needed(tmp_path):
    a, b, c = (save(tmp_path, name, BODY.encode()) for name in ("a.txt", "b.txt", "c.txt"))
    save(tmp_path, "meta.yaml", LISTED.encode())
    assert [(x.publisher, x.published) for x in map(read, (a, b, c))] == [("The Paper", "2016-05-23"), ("Another: paper", ""), ("", "")]
    save(tmp_path, "a.yaml", b"published: 2016-05-24\n")
    assert (read(a).publisher, read(a).published) == ("The Paper", "2016-05-24")


@pytest.mark.parametrize("text, told", [
    ("قتل أربعة أشخاص وأصيب سبعة آخرون يوم الاثنين في تفجير عبوة ناسفة استهدفت حافلة في شرق البلاد بحسب ما قالت الشرطة ولم تعلن أي جهة مسؤوليتها عن الهجوم حتى الآن", "Arabic script"),
    ("Au moins dix personnes ont été tuées lundi dans une attaque menée par des hommes armés contre un village du centre du pays, ont dit des sources locales. "
     "Les assaillants ont incendié des maisons et sont repartis avec du bétail.", "French")])
def test_an_article_in_another_language_is_named(text, told):
    with pytest.raises(UnreadableArticle, match=f"not in English but in {told}"):
        from_bytes(text.encode(), Path("a.txt"), {})


LINES = ["Recommended Stories", "list of 3 items", "list 1 of 3Ten killed in a blast elsewhere", "end of list", "Image source, An agency", "Link Copied!", "READ ALSO: Gunmen kill nine in another village",
        "Watch: The moment of the strike", "Tags: army, border, raid", "Published 3 hours ago", "Updated 14 October 2025, 1:12 p.m. COT", "(With inputs from agencies)", "Editor's note: Names were changed.",
        "This is a developing story and will be updated.", "after newsletter promotion", "Purchase Licensing Rights", "Suggested Topics:", "Show key events only", "Follow our WhatsApp Channel", "Text by: A broadcaster with agencies"]
CAPTIONS = ["Image caption, Smoke over the town after the strike that killed twelve", "[1/5]People at the site of a blast that killed 12. AGENCY/A. Name", "Item 2 of 5 Mourners at a funeral of three",
            "A view of the school after the strike [A. Name/The Channel]", "Rescuers at the site of a blast that killed 12. PHOTO: THE PAPER", "People look at a car hit by a bomb which killed two guards in Homs, 14 July 2025.", "Troops at a place where a convoy came under attack, in Homs, July 4, 2025, in this image taken from video.", "A damaged house in the town. Photograph: A. Name/Agency", "Rescuers at work. — Photo by author"]
SENTENCES = ["Related clashes killed five in another town, police said.", "Updated figures put the toll at 12.", "The bomb that killed twelve people went off in the market on Monday, 14 July 2025.", "Published accounts of the raid differ, the ministry said.", "More than 20 people were killed in the market."]


def test_paragraphs_that_a_page_broke_in_two_are_whole():
    text = ("Gunmen kill nine\nThe gunmen entered the market of Homs\non Monday and killed nine people, police said.\nThe mayor said\nhe had asked for help.\n"
            "It was the second\nraid in a week.\nNobody\nwas held.\n")
    article = from_bytes(text.encode(), Path("a.txt"), {})
    assert "The gunmen entered the market of Homs\non Monday and killed nine people, police said." in [s.text for s in sentences(article, cut_lines(article))]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_page_is_none_of_the_article(line):
    assert reason_of(line)


@pytest.mark.parametrize("line", [*CAPTIONS, *SENTENCES])
def test_captions_and_sentences_are_kept_apart(line):
    article = from_bytes(f"A title of an article\n\nA bomb exploded in a market on Monday and killed nine people, the police said in the evening.\n\n{line}\n\nNobody was held.\n".encode(), Path("a.txt"), {})
    (kind,) = (l.kind for l in cut_lines(article) if article.text[l.start:l.end] == line)
    assert kind == ("caption" if line in CAPTIONS else "body")


def test_headlines_after_the_last_paragraph_are_links():
    text = "A title of an article\n\nA bomb exploded in a market on Monday and killed nine people, the police said.\n\nNobody was held in the days that followed, the governor told the press.\n\nMan stabs two at a bus stop\n\nStorm batters the coast\n"
    article = from_bytes(text.encode(), Path("a.txt"), {})
    assert [article.text[l.start:l.end] for l in cut_lines(article) if l.reason == "after the article"] == ["Man stabs two at a bus stop", "Storm batters the coast"]


def test_a_line_without_a_full_stop_between_paragraphs_is_a_heading_or_a_link():
    text = ("A title of an article\n\nA bomb exploded in a market on Monday and killed nine people, the police said.\n\nNobody was held in the days that followed.\n\n"
            "Mayor says seven dead in ferry fire{}\n\nThe governor told the press that he would come.\n\nThe market is the largest of the town.\n\nIt opened in 1990.\n")
    told = [[l.reason for l in cut_lines(article) if "ferry" in article.text[l.start:l.end]] for article in (from_bytes(text.format(end).encode(), Path("a.txt"), {}) for end in ("", "."))]
    assert told == [["a heading"], [""]]
