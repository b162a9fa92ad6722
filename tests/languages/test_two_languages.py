"""One record, two languages: what is there twice, what once, whose words lead, and what is said of what is not translated."""
import re

import lxml.html
import pytest

from bilingual import bilingual
from site_builder import SiteFolder, codes

BOMBINGS = "incidents/2016-05-23-bombings.html"
CLASH = "incidents/2017-01-02-clash.html"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    site = bilingual(SiteFolder(tmp_path_factory.mktemp("two") / "site"))
    result = site.build()
    assert result.published and not codes(result.notes)
    return site.pages()


def tree(body: bytes):
    return lxml.html.document_fromstring(body.decode().encode())


def words(body: bytes, path: str) -> list[str]:
    return [" ".join(e.text_content().split()) for e in tree(body).xpath(path)]


def test_every_html_page_is_there_in_both_and_files_once(pages):
    html = {u for u in pages if u.endswith(".html") and not u.startswith("ar/") and u != "404.html"}
    arabic = {u.removeprefix("ar/") for u in pages if u.startswith("ar/")}
    assert html and html == {u for u in arabic if u.endswith(".html")}
    assert {u for u in arabic if not u.endswith(".html")} == {u for u in pages if re.fullmatch(r"assets/(search/(table|rows-.*)|map-actors|map-names)\.js", u)}


def test_each_says_its_language_direction_and_where_the_other_is(pages):
    for url in (u for u in pages if u.endswith(".html") and u != "404.html"):
        at, here = tree(pages[url]), url.removeprefix("ar/")
        arabic = url.startswith("ar/")
        assert (at.get("lang"), at.get("dir")) == (("ar", "rtl") if arabic else ("en", "ltr")), url
        said = {e.get("hreflang"): e.get("href").removeprefix("https://chronicle.example/") or "index.html" for e in at.xpath("//head/link[@hreflang]")}
        assert said == {"en": here, "ar": f"ar/{here}", "x-default": here}, url
        assert [(e.get("hreflang"), e.get("aria-current")) for e in at.xpath("//nav[@class='tongues']//a")] == \
            [("en", None if arabic else "true"), ("ar", "true" if arabic else None)], url


def test_links_stay_in_the_language_and_files_are_shared(pages):
    for url in (u for u in pages if u.startswith("ar/") and u.endswith(".html")):
        folder = url.rsplit("/", 1)[0]
        for e in tree(pages[url]).xpath("//*[@href or @src]"):
            to = e.get("href") or e.get("src")
            if to.startswith(("http", "#", "mailto:")) or e.get("hreflang"):
                continue
            path = []
            for part in f"{folder}/{to.split('#')[0]}".split("/"):
                path = path[:-1] if part == ".." else path + [part]
            target = "/".join(path)
            assert target in pages, f"{url}: {to}"
            assert target.startswith("ar/") == (target.endswith(".html") or "search/table" in target), f"{url}: {to}"


def test_a_page_in_one_language_says_nothing_of_others(small):
    small.build()
    index = small.pages()["index.html"]
    assert b"hreflang" not in index and b"tongues" not in index and not [u for u in small.pages() if u.startswith("ar/")]


def test_names_in_the_language_lead_and_the_other_stands_beside(pages):
    assert words(pages["ar/places/tartus.html"], "//h1/bdi") == ["طرطوس", "Tartus"]
    assert [e.get("lang") for e in tree(pages["ar/places/tartus.html"]).xpath("//h1/bdi")] == [None, "en"]
    assert words(pages["places/tartus.html"], "//h1/bdi") == ["Tartus", "طرطوس"]
    assert [e.get("lang") for e in tree(pages["ar/places/jableh.html"]).xpath("//h1/bdi")] == ["en"]
    assert tree(pages["ar/places/tartus.html"]).xpath("//*[@class='prose'][@lang='en'][@dir='auto']")


def test_a_translation_is_shown_and_what_has_none_says_so(pages):
    translated, other = tree(pages[f"ar/{BOMBINGS}"]), tree(pages[f"ar/{CLASH}"])
    assert translated.xpath("string(//h1)") == "تفجيرات على الساحل" and not translated.xpath("//h1/@lang")
    assert "انفجرت قنابل" in translated.xpath("string(//*[@class='prose'])")
    assert translated.xpath("//*[@class='prose']//a/@href") == ["../places/tartus.html"]
    assert "غير مترجم" not in translated.text_content() and "غير مترجم" in other.text_content()
    assert other.xpath("//h1[@lang='en']") and other.xpath("string(//h1)") == "Clash near Tartus"
    assert "تفجيرات على الساحل" in pages["ar/index.html"].decode() and "تفجيرات" not in pages["index.html"].decode()
    assert "تفجيرات على الساحل" in pages["ar/assets/search/rows-2016-05-0.js"].decode()


def test_both_languages_are_in_the_one_index(pages):
    terms = b"".join(body for url, body in pages.items() if re.fullmatch(r"assets/search/2016-\d+\.js", url)).decode()
    assert "قنابل" in terms and "bomb" in terms


def test_the_title_of_the_site_may_be_translated(two):
    two.append("site.toml", '[translations.ar]\ntitle = "سجل"\n')
    two.build()
    pages = two.pages()
    assert "سجل" in words(pages["ar/index.html"], "//h1") and words(pages["index.html"], "//h1") == ["A chronicle"]


@pytest.mark.parametrize("settings,code", [
    ('languages = ["en"]', "C103"), ('languages = ["../x"]', "C103"), ('languages = ["ar", "ar"]', "C103"), ("languages = [1]", "C103"),
    ('languages = ["qq"]', "T705"), ('language = "de"', "T705"), ('[translations.fr]\ntitle = "x"', "C103"),
    ('languages = ["ar"]\n[translations.ar]\nfeed = "x"', "C103"),
])
def test_mistakes_in_settings_are_told(small, settings, code):
    small.append("site.toml", settings + "\n")
    assert codes(small.check()) == [code]


@pytest.mark.parametrize("path,text,code", [
    ("content/incidents/2016/nothing.ar.md", "---\ntitle: x\n---\n", "L414"),
    ("content/incidents/2016/2016-05-30-shelling.fr.md", "---\ntitle: x\n---\n", "L415"),
    ("content/incidents/2016/2016-05-30-shelling.en.md", "---\ntitle: x\n---\n", "L415"),
    ("content/incidents/2016/2016-05-30-shelling.ar.md", "---\ntitle: x\ndate: 2016-05-30\n---\n", "F201"),
    ("content/incidents/2016/2016-05-30-shelling.ar.md", "---\nsummary: x\n---\n", "F202"),
    ("content/incidents/2016/2016-05-30-shelling.ar.md", "---\ntitle: x\n---\n[[nowhere-at-all]]\n", "L405"),
    ("content/places/jableh.ar.md", "---\nname: x\n---\n", "F209"),
    ("locale/ar.mo", "no catalogue", "T704"),
])
def test_mistakes_in_translations_are_told_where_they_stand(two, path, text, code):
    two.write({path: text})
    notes = two.check()
    assert codes(notes) == [code] and notes[0].span.path == path and notes[0].hint


def test_a_translation_is_held_back_with_its_record(two):
    two.replace("content/incidents/2016/2016-05-23-bombings.md", "title:", "review: draft\ntitle:")
    two.replace("site.toml", '"draft", ', "")
    two.delete("content/incidents/2018/2018-06-01-arrest.md")
    for path in ("2016/2016-05-30-shelling", "2017/2017-01-02-clash", "2017/2017-03-strike"):
        two.replace(f"content/incidents/{path}.md", "title:", "review: reviewed\ntitle:")
    assert two.build().published
    assert not [u for u, body in two.pages().items() if "تفجيرات على الساحل".encode() in body or "قنابل".encode() in body]


def test_an_edit_of_a_translation_makes_its_pages_anew_and_says_why(two):
    two.build()
    two.replace("content/incidents/2016/2016-05-23-bombings.ar.md", "الساحل", "البحر")
    result = two.build()
    assert result.why[f"ar/{BOMBINGS}"] == "translation/2016-05-23-bombings.ar changed"
    assert BOMBINGS not in result.why and "places/tartus.html" not in result.why
    assert "على البحر" in two.pages()["ar/places/tartus.html"].decode()


def test_whatever_is_edited_the_pages_are_those_of_a_clean_build(two):
    two.build()
    incident, translation = "content/incidents/2016/2016-05-23-bombings.md", "content/incidents/2016/2016-05-23-bombings.ar.md"
    edits = [[(two.replace, translation, "الساحل", "البحر"), (two.replace, "content/places/tartus.md", "طرطوس", "طرطوس ٢")],
             [(two.rename, translation, translation.replace(".ar.", ".fr.")), (two.replace, "site.toml", '["ar"]', '["fr", "ar"]')],
             [(two.write, {"content/pages/about.ar.md": "---\ntitle: عن\n---\nنص\n"}), (two.replace, incident, "Bombings", "Explosions")],
             [(two.delete, "content/pages/about.ar.md"), (two.replace, "site.toml", '["fr", "ar"]', '["ar"]'), (two.delete, incident)]]
    for together in edits:
        for act, *what in together:
            act(*what)
        two.build(keep_going=True)
        assert two.pages() == two.clean_pages(keep_going=True)


def test_the_preview_answers_for_arabic_pages_and_forgets_them(two):
    from chronicle.build.preview import Preview
    preview = Preview(two.root)
    assert "تفجيرات على الساحل" in preview.answer(f"ar/{BOMBINGS}").body.decode()
    two.replace("content/incidents/2016/2016-05-23-bombings.ar.md", "الساحل", "البحر")
    assert f"ar/{BOMBINGS}" in preview.refresh().stale and "على البحر" in preview.answer(f"ar/{BOMBINGS}").body.decode()


def test_a_record_moves_with_its_translations(two, inline):
    code, told = inline("-C", two.root, "mv", "2016-05-23-bombings", "2016-05-23-coast")
    assert code == 0, told
    assert "تفجيرات على الساحل" in two["content/incidents/2016/2016-05-23-coast.ar.md"]
    assert not (two.root / "content/incidents/2016/2016-05-23-bombings.ar.md").exists() and not two.check()


def test_pictures_and_documents_in_a_text_are_found_from_the_page_of_every_language(tmp_path):
    site = bilingual(SiteFolder(tmp_path / "site"))
    site.write({"templates/assets/plan.pdf": b"%PDF", "content/pages/plan.md": "---\ntitle: Plan\n---\n[the plan](assets/plan.pdf), `=\"assets/x`\n"})
    site.append(f"content/incidents/2017/{CLASH.split('/')[1].replace('.html', '.md')}", "\n[the plan](../assets/plan.pdf)\n")
    assert site.build().published
    made = site.pages()
    for url, up in ((CLASH, "../"), (f"ar/{CLASH}", "../../"), ("plan.html", ""), ("ar/plan.html", "../")):
        assert f'href="{up}assets/plan.pdf"'.encode() in made[url], url
    assert b"=&quot;assets/x" in made["ar/plan.html"]
