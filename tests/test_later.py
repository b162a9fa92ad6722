"""What is loaded later is what it would have been, and no command without need of it loads it."""
import inspect
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.later import MODULES, Inspect

PARTS = {"inspect": "signature", "platform": "python_version", "textwrap": "dedent", "typing_extensions": "TypedDict", "json": "dumps", "socket": "create_server", "subprocess": "run", "tempfile": "mkstemp"}


def python(code: str, *given: str) -> str:
    return subprocess.run([sys.executable, "-c", code, *map(str, given)], capture_output=True, text=True, check=True).stdout.strip()


@given(st.text())
def test_help_is_tidied_as_it_would_be(text):
    assert Inspect("inspect").cleandoc(text.replace("\n", " ")) == inspect.cleandoc(text.replace("\n", " "))


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_whole_when_something_in_it_is_asked_for(name):
    part = PARTS[name]
    assert python(f"import chronicle.cli, sys; from {name} import {part}; import {name} as m; print(type(m).__name__, callable({part}), len(vars(m)) > 8)") == "module True True"


def test_what_jinja_keeps_of_a_module_does_what_it_says():
    told = python("import chronicle.cli; from inspect import getattr_static as kept; print(kept('a', 'upper') is str.__dict__['upper'], kept('a', 'lower') is str.__dict__['lower'])")
    assert told == "True True"


def test_help_of_several_lines_is_tidied_by_the_module_itself():
    assert python("import chronicle.cli, inspect; print(repr(inspect.cleandoc('a\\n    b\\n      c')))") == repr("a\nb\n  c")


def test_several_threads_may_ask_at_once():
    code = """
import sys; sys.setswitchinterval(1e-6)
import chronicle.cli, inspect, socket, json
from concurrent.futures import ThreadPoolExecutor
asked = [lambda: inspect.signature, lambda: socket.create_server, lambda: json.dumps, lambda: inspect.cleandoc("a"), lambda: socket.AF_INET] * 40
with ThreadPoolExecutor(16) as threads:
    print(len([f.result() for f in [threads.submit(one) for one in asked]]))
"""
    assert python(code) == "200"


def test_a_build_with_nothing_to_do_loads_none_of_them(small):
    small.build()
    code = ("import sys; from chronicle.cli import cli; cli.main(['-C', sys.argv[1], 'build'], standalone_mode=False)")
    run = "import sys\ntry:\n    exec(sys.argv[2])\nexcept SystemExit:\n    pass\nprint(sorted({'ast', 'dis', 'tokenize', 'jinja2', 'json.decoder', '_socket', 'random'} & sys.modules.keys()))"
    assert python(run, small.root, code).splitlines()[-1] == "[]"
