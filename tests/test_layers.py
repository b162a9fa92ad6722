"""The rooms of ARCHITECTURE.md: imports only go down, heavy libraries stay in their rooms, files stay small, codes are used."""
import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronicle.diagnose import CODES

HOME = Path(__file__).parent.parent / "chronicle"
MAP = (HOME.parent / "ARCHITECTURE.md").read_text("utf-8")
LEVEL = {name: int(level) for level, rooms in re.findall(r"^\| (\d) \| (.+?) \|", MAP, re.MULTILINE) for name in re.findall(r"`(\w+)/?`", rooms)}
LEVEL["__main__"] = LEVEL["cli"]            # a room may import what is on its own level or below; never in a circle
ONLY_IN = {                                 # library -> rooms that may import it at all
    "folium": {"maps"}, "branca": {"maps"}, "xstatic": {"maps"}, "jinja2": {"templates", "compiling"}, "livereload": {"live"}, "tornado": {"live"},
    "watchfiles": {"live"}, "trafilatura": {"convert"}, "htmldate": {"convert"}, "rapidfuzz": {"convert"}, "markdown_it": {"markdown", "shortcuts"},
    "mdit_py_plugins": {"markdown"}, "sqlite3": {"ledger", "transaction", "build", "pages"}, "tomllib": {"config"}, "subprocess": {"history"},
    "pickle": set(), "marshal": {"sealed"}, "random": set(),
}
AT_THE_TOP = {"folium", "trafilatura", "livereload", "rapidfuzz"}       # imported inside functions, or in modules that need them alone
LONGEST = 300

FILES = {".".join(p.relative_to(HOME.parent).with_suffix("").parts).removesuffix(".__init__"): p for p in sorted(HOME.rglob("*.py"))}
ROOMS = {name.split(".")[1] if "." in name else "" for name in FILES}


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    """Read with the first test, and let go after the last one: all of them take 80 MB."""
    return {name: ast.parse(path.read_text("utf-8")) for name, path in FILES.items()}


@pytest.fixture(scope="module")
def nodes(trees) -> dict[str, list[ast.AST]]:
    return {name: list(ast.walk(tree)) for name, tree in trees.items()}


@pytest.fixture(scope="module")
def imported(nodes) -> dict[str, set[str]]:
    return {name: set(imports(name, nodes[name])) for name in FILES}


@pytest.fixture(scope="module")
def ours(imported) -> dict[str, set[str]]:
    """What each module imports of ours."""
    return {name: {i for i in found if i in FILES and i != "chronicle"} for name, found in imported.items()}


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports(module: str, nodes: list[ast.AST]) -> Iterator[str]:
    """Everything a module imports, at its top or within a function, by full name as far as it is a module of ours."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import, line {node.lineno}"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in FILES else node.module


def test_every_room_is_on_the_map_and_every_room_on_the_map_exists():
    rooms = ROOMS - {""}
    assert rooms - set(LEVEL) == set(), "give them a level in the table of ARCHITECTURE.md"
    assert set(LEVEL) - rooms == set()


@pytest.mark.parametrize("name", sorted(ROOMS - {""}))
def test_imports_only_go_down(name, ours):
    here = LEVEL.get(name, 9)
    up = {f"{m} -> {i}" for m in FILES if room(m) == name for i in ours[m] if LEVEL.get(room(i), 0) > here}
    assert up == set(), f"level {here} imports from above"


def test_no_circle_of_rooms(ours):
    below = {r: {room(i) for m in FILES if room(m) == r for i in ours[m]} - {r, ""} for r in ROOMS - {""}}
    assert circle(below) == []


def test_no_circle_of_modules(ours):
    assert circle(ours) == []


def circle(below: dict[str, set[str]]) -> list[str]:
    """A way back to where it began, or nothing."""
    done, way = set(), []

    def walk(at: str) -> list[str]:
        if at in way:
            return [*way[way.index(at):], at]
        if at in done:
            return []
        way.append(at)
        found = next((c for b in sorted(below.get(at, ())) if (c := walk(b))), [])
        way.pop()
        done.add(at)
        return found
    return next((c for start in sorted(below) if (c := walk(start))), [])


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_stays_in_its_room(library, imported):
    users = {room(m) for m, found in imported.items() if any(i.split(".")[0] == library for i in found)}
    assert users <= ONLY_IN[library]


def test_no_file_is_long():
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in FILES.items()}
    assert {name: n for name, n in lengths.items() if n > LONGEST} == {}


def test_every_module_opens_with_what_it_is(trees):
    assert [name for name, tree in trees.items() if not ast.get_docstring(tree) and not name.endswith("__main__")] == []


# ---- the codes of diagnostics

def test_no_code_stands_twice_in_the_table(trees):
    [table] = [n.value for n in trees["chronicle.diagnose"].body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "CODES"]
    counted = Counter(key.value for key in table.keys)
    assert {code for code, n in counted.items() if n > 1} == set()
    slugs = Counter(code.slug for code in CODES.values())
    assert {slug for slug, n in slugs.items() if n > 1} == set()


def test_every_code_is_used_and_every_used_code_exists(nodes):
    used = {node.value for name, found in nodes.items() if name not in ("chronicle.diagnose", "chronicle.explanations") for node in found
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[CYFLRMTB]\d{3}", node.value)}
    assert used - set(CODES) == set() and set(CODES) - used == set()


def test_every_code_says_what_it_is_about():
    for code, entry in CODES.items():
        assert re.fullmatch(r"[CYFLRMTB]\d{3}", code) and re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.slug) and entry.about.endswith("."), code


# ---- nothing depends on the hour; that nothing executes what it reads: hostile/test_greps.py

def test_what_makes_pages_reads_no_clock_and_no_environment(nodes):
    for name in FILES:
        if LEVEL.get(room(name), 9) <= 6 and room(name) not in ("forks", "history", "extension"):
            found = {ast.unparse(n) for n in nodes[name] if isinstance(n, ast.Attribute)}
            assert not found & {"os.environ", "time.time", "datetime.date.today", "datetime.datetime.now", "date.today", "datetime.now", "os.getcwd"}, name
