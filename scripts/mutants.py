"""How many small faults the tests notice: `python scripts/mutants.py [NAME…] [--share N] [--list]`, or `make mutants`.

A mutant is one of our files with one small fault in it: a comparison turned round, a condition negated, a number moved by
one, a short text changed, a statement left out, a return emptied. It is *killed* when a test fails, hangs or cannot begin.
A mutant that survives is a line the tests do not hold, or a change that changes nothing; each wants to be read.

Every mutant runs in a copy of the project, never in it. The copy's tests run in a child of this process, which has the
libraries loaded already, so that a mutant costs little more than its tests. `--share 4` tries every fourth.
"""
import argparse
import ast
import copy
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).parent.parent
TARGETS = {                             # name -> (file, () or the only names of it, tests that must notice)
    "files": ("chronicle/files.py", (), ("tests/test_files.py", "tests/safety/test_safety_writes.py")),
    "publish": ("chronicle/build/publish.py", (), ("tests/safety/test_safety_put.py",)),
    "addresses": ("chronicle/addresses.py", (), ("tests/safety/test_safety_writes.py::test_addresses", "tests/test_site.py")),
    "routes": ("chronicle/routes.py", (), ("tests/safety/test_safety_routes.py", "tests/test_site.py")),
    "published": ("chronicle/published.py", (), ("tests/editing/test_published.py",)),
    "frontmatter": ("chronicle/frontmatter.py", (), ("tests/safety/test_safety_frontmatter.py", "tests/test_frontmatter.py", "tests/test_records.py")),
    "shapes": ("chronicle/content/shapes.py", (), ("tests/safety/test_safety_shapes.py", "tests/test_records.py", "tests/editing/test_schema.py")),
    "tables": ("chronicle/content/tables.py", (), ("tests/safety/test_safety_records.py", "tests/test_records.py", "tests/editing/test_schema.py")),
    "read": ("chronicle/content/read.py", (), ("tests/safety/test_safety_records.py", "tests/test_frontmatter.py", "tests/test_records.py", "tests/test_site.py")),
    "markdown": ("chronicle/markdown.py", (), ("tests/test_markdown.py", "tests/hostile/test_slow_texts.py")),
    "coarse": ("chronicle/content/coarse.py", (), ("tests/safety/test_safety_leaks.py::test_every_precision_but_exact_is_rounded", "tests/test_records.py")),
    "veil": ("chronicle/veil.py", (), ("tests/safety/test_safety_veil.py",)),
    "images": ("chronicle/images.py", (), ("tests/safety/test_safety_images.py",)),
    "inert": ("chronicle/templates.py", ("INERT", "inert", "rendered"), ("tests/safety/test_safety_inert.py",)),
    "cells": ("chronicle/pages/data/columns.py", ("SIGNS", "BEGINS", "FIRST", "BREAK", "GUARD", "guarded", "plain"), ("tests/safety/test_safety_inert.py", "tests/export/test_export_tables.py")),
    "formats": ("chronicle/formats.py", (), ("tests/safety/test_safety_formats.py", "tests/editing/test_formats.py")),
    "gate": ("chronicle/live/gate.py", (), ("tests/live/test_live_gate.py",)),
}
LONGEST_TEXT = 14                       # longer texts are messages to people
SLOWER = 6                              # times the tests' own time, until a mutant is taken to hang

TURNED = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
          ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add,
          ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult}


# ---- faults

def faults(node: ast.AST) -> Iterator[ast.AST]:
    """The node with one fault, in every way there is."""
    changed = lambda **fields: ast.copy_location(type(node)(**{**dict(ast.iter_fields(node)), **fields}), node)
    if isinstance(node, ast.Compare) and type(node.ops[0]) in TURNED:
        yield changed(ops=[TURNED[type(node.ops[0])](), *node.ops[1:]])
    if isinstance(node, ast.BoolOp):
        yield changed(op=TURNED[type(node.op)]())
    if isinstance(node, ast.BinOp) and type(node.op) in TURNED:
        yield changed(op=TURNED[type(node.op)]())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        yield changed(test=ast.copy_location(ast.UnaryOp(ast.Not(), node.test), node.test))
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        yield changed(value=not node.value)
    if isinstance(node, ast.Constant) and type(node.value) is int:
        yield changed(value=node.value + 1)
    if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and len(node.value) <= LONGEST_TEXT:
        yield changed(value=node.value + ("X" if isinstance(node.value, str) else b"X"))
    if isinstance(node, ast.Return) and node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield changed(value=None)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) or isinstance(node, ast.Raise | ast.AugAssign | ast.Assert):
        yield ast.copy_location(ast.Pass(), node)
    if isinstance(node, ast.Continue | ast.Break):
        yield ast.copy_location(ast.Break() if isinstance(node, ast.Continue) else ast.Continue(), node)


def mutants(source: str, functions: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    """(line, what it was -> what it is, the whole file)."""
    tree = ast.parse(source)
    spared = {id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, ast.Module | ast.FunctionDef | ast.ClassDef)
              and n.body and isinstance(n.body[0], ast.Expr) and isinstance(n.body[0].value, ast.Constant)}     # docstrings
    spared |= {id(part) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for part in n.values}
    spared |= {id(part) for n in ast.walk(tree) for a in ("annotation", "returns") if getattr(n, a, None) for part in ast.walk(getattr(n, a))}
    for parent in within(tree, functions):
        for field, value in ast.iter_fields(parent):
            for at, child in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(child, ast.AST) or id(child) in spared:
                    continue
                for fault in faults(child):
                    if isinstance(value, list):
                        value[at] = fault
                    else:
                        setattr(parent, field, fault)
                    yield getattr(child, "lineno", 0), f"{short(child)}  ->  {short(fault)}", ast.unparse(ast.fix_missing_locations(copy.deepcopy(tree)))
                    if isinstance(value, list):
                        value[at] = child
                    else:
                        setattr(parent, field, child)


def within(tree: ast.Module, functions: tuple[str, ...]) -> Iterator[ast.AST]:
    if not functions:
        yield from ast.walk(tree)
    for node in tree.body:
        named = getattr(node, "name", "") or (ast.unparse(node.targets[0]) if isinstance(node, ast.Assign) else "")
        if any(name in functions for name in re.findall(r"\w+", named)):
            yield from ast.walk(node)


def short(node: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(node)).split("\n")[0][:70]


# ---- tests

def passes(copied: Path, tests: tuple[str, ...], seconds: float) -> bool:
    """Do the tests pass in this copy within that time?"""
    pid = os.fork()
    if pid == 0:
        os.setsid()                                     # its own children go with it
        os.chdir(copied)
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silent, stream)
        os.environ["PYTHONPATH"] = str(copied)
        sys.path.insert(0, str(copied))
        import pytest
        os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", "--no-header", *tests])))
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            stop(pid)
            return status == 0
        time.sleep(0.02)
    stop(pid)
    os.waitpid(pid, 0)
    return False


def stop(group: int) -> None:
    """Ends the child and all that it began."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass


def tried(name: str, share: int, copied: Path) -> tuple[int, int]:
    """(killed, tried); tells each survivor."""
    path, functions, tests = TARGETS[name]
    source = (HOME / path).read_text("utf-8")
    started = time.monotonic()
    if not passes(copied, tests, 600):
        raise SystemExit(f"{name}: its tests fail without a fault")
    most = max(20.0, SLOWER * (time.monotonic() - started))
    killed = number = 0
    for n, (line, change, text) in enumerate(mutants(source, functions)):
        if n % share:
            continue
        (copied / path).write_text(text, "utf-8")
        number += 1
        if passes(copied, tests, most):
            print(f"  survived  {path}:{line}  {change}", flush=True)
        else:
            killed += 1
    (copied / path).write_text(source, "utf-8")
    print(f"{name}: {killed} of {number} killed ({killed / max(1, number):.0%})", flush=True)
    return killed, number


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    words.add_argument("names", nargs="*", choices=[*TARGETS, []], help="which; left out: all")
    words.add_argument("--share", type=int, default=1, help="try every Nth")
    words.add_argument("--list", action="store_true", help="only count them")
    given = words.parse_args()
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    import hypothesis, jinja2, markdown_it, msgspec, pytest, yaml       # noqa: E401, F401  what every child needs
    if given.list:
        for name, (path, functions, _) in TARGETS.items():
            print(f"{name}: {sum(1 for _ in mutants((HOME / path).read_text('utf-8'), functions))}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder, "copy")
        shutil.copytree(HOME, copied, ignore=shutil.ignore_patterns(".git", ".venv*", ".cache", "__pycache__", ".hypothesis", ".pytest_cache", "dist", "bench"))
        counts = [tried(name, given.share, copied) for name in given.names or TARGETS]
    killed, number = (sum(column) for column in zip(*counts))
    print(f"all: {killed} of {number} killed ({killed / max(1, number):.0%})")
    return 0 if killed >= 0.8 * number else 1


if __name__ == "__main__":
    sys.exit(main())
