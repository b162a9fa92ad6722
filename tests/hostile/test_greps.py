"""What no file of the theme, no module and no page may hold, looked for letter by letter."""
import ast
import re
from pathlib import Path

import pytest

import chronicle
from chronicle.folder import theme_folder

HOME = Path(chronicle.__file__).parent
THEME = sorted(p for p in theme_folder().rglob("*") if p.suffix in (".html", ".xml", ".txt"))
MODULES = sorted(HOME.rglob("*.py"))
MARKS_MARKUP = {"templates.py"}          # what markdown.py and the catalogues made, and JSON in which `<`, `>` and `&` are written as escapes
INLINE = re.compile(r"""<script(?![^>]*\b(src|type="application/))|<style\b|\sstyle=|\son[a-z]+=["'a-z]|javascript:|\|\s*safe\b|autoescape\s+false|<base\b|<iframe|srcdoc""", re.I)
SERVED = sorted(p for p in HOME.rglob("*") if p.suffix in (".html", ".js", ".css"))


@pytest.fixture(scope="module")
def calls() -> list[tuple[Path, ast.Call]]:
    """Every call in every module."""
    return [(path, node) for path in MODULES for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("path", THEME, ids=lambda p: p.name)
def test_no_template_runs_anything_inline_or_switches_escaping_off(path):
    assert INLINE.findall(path.read_text("utf-8")) == []


def test_the_grep_finds_what_it_is_for():
    for bad in ("<script>x", "<script defer>", "<style>", "<p style='x'>", '<a onclick="x"', "<a href=javascript:x", "{{ x|safe }}", "{{ x | safe }}", "{% autoescape false %}", "<base href"):
        assert INLINE.search(bad), bad
    for good in ('<script src="a.js">', '<script type="application/json">', "<p>one=1</p>", "<a href='on.html'>", "{{ x|safely }}"):
        assert not INLINE.search(good), good


def test_text_becomes_markup_in_these_modules_only(calls):
    found = {}
    for path, node in calls:
        if (getattr(node.func, "id", "") or getattr(node.func, "attr", "")) == "Markup":
            found.setdefault(str(path.relative_to(HOME)), node.lineno)
    assert set(found) == MARKS_MARKUP, found


def test_nothing_in_the_project_runs_text_as_code(calls):
    """site_ext.py is the one exception, and it is loaded by importlib."""
    for path, node in calls:
        name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        at = f"{path.name}:{node.lineno}"
        assert not (isinstance(node.func, ast.Name) and name in ("eval", "exec", "compile", "__import__")), at
        assert name not in ("system", "popen", "from_string", "unsafe_load", "full_load") or path.name == "kinds.py", at
        assert not any(k.arg == "shell" for k in node.keywords), at
        if name in ("load", "safe_load") and getattr(getattr(node.func, "value", None), "id", "") == "yaml" and name == "load":
            assert any("Safe" in ast.unparse(a) or "Base" in ast.unparse(a) or a.__class__ is ast.Name for a in node.args[1:]), at


@pytest.mark.parametrize("path", SERVED, ids=lambda p: p.name)
def test_no_page_leaves_anything_in_a_browser(path):
    """The preview's client alone keeps where the reader was, for the tab."""
    kept = re.findall(r"localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|caches\.open|serviceWorker", path.read_text("utf-8"))
    assert set(kept) <= ({"sessionStorage"} if path.parent.name == "live" else set())


@pytest.mark.parametrize("path", SERVED, ids=lambda p: p.name)
def test_no_script_of_ours_writes_markup_or_runs_text(path):
    text = path.read_text("utf-8")
    assert not re.search(r"(innerHTML|outerHTML)\s*\+?=(?!=)", text)
    for bad in ("insertAdjacentHTML", "document.write", "eval(", "new Function", "setTimeout(\"", "setTimeout('", "DOMParser", "srcdoc"):
        assert bad not in text, bad


def test_every_page_has_the_policy_and_nothing_inline(hostile_site):
    pages = {url: data.decode() for url, data in hostile_site.pages().items() if url.endswith(".html")}
    for url, html in pages.items():
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)"', html)
        assert policy and html.index(policy[0]) < 1_500, url
        said = policy[1].replace("&#39;", "'")
        assert said.startswith("default-src 'none'; script-src 'self'") and "unsafe" not in said and "*" not in said, (url, said)
        assert not re.search(r"<script(?![^>]*\b(src=|type=\"application/))|<style\b", html), url
