"""The version stamp: another one, and nothing that was remembered is trusted."""
import os
import sqlite3
import sys
from pathlib import Path

from chronicle.fingerprint import fingerprint

LIBRARIES = frozenset({"jinja2", "markdown_it_py", "mdit_py_plugins", "folium", "branca", "xstatic_leaflet", "msgspec", "pyyaml"})
SHAPING = (".py", ".js", ".gz", ".mo")              # files of ours that shape pages


def stamp() -> str:
    """Digest of Chronicle's own files, by size and time, and the versions of the libraries that shape its pages."""
    here = Path(__file__).parent.parent
    ours = sorted(os.path.join(folder, name) for folder, _, names in os.walk(here) for name in names if name.endswith(SHAPING))
    told = [f"sqlite {sqlite3.sqlite_version}", *sorted(versions())]           # SQLite lays out the databases we publish
    for path in ours:
        relative = path[len(str(here)) + 1:]
        if not relative.startswith("convert"):
            s = os.stat(path)                               # some installers put links in place of files
            told.append(f"{relative} {s.st_size} {s.st_mtime_ns}")
    return fingerprint("\n".join(told).encode(), 16).hex()


def versions() -> set[str]:
    """`jinja2-3.1.6.dist-info` and the like: the names of the folders in which installers write down what they installed. Reading
    them through importlib.metadata would take a tenth of the time of a build with nothing to do."""
    found = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        found |= {name.lower() for name in names if name.endswith(("-info", ".egg")) and name.lower().partition("-")[0].replace(".", "_") in LIBRARIES}
    return found
