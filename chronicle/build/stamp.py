"""The version stamp: another one, and nothing that was remembered is trusted."""
import hashlib
import sqlite3
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LIBRARIES = ("jinja2", "markdown-it-py", "mdit-py-plugins", "folium", "branca", "xstatic-leaflet", "msgspec")


def stamp() -> str:
    """Digest of Chronicle's own files, by size and time, and the versions of the libraries that shape its pages."""
    here = Path(__file__).parent.parent
    h = hashlib.blake2b(digest_size=16)
    h.update(f"sqlite {sqlite3.sqlite_version}\n".encode())                    # it lays out the databases we publish
    for path in sorted(here.rglob("*")):
        if path.suffix in (".py", ".js", ".gz") and "convert" not in path.parts and path.is_file():
            s = path.stat()
            h.update(f"{path.relative_to(here)} {s.st_size} {s.st_mtime_ns}\n".encode())
    for name in LIBRARIES:
        try:
            h.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            h.update(f"{name} missing\n".encode())
    return h.hexdigest()
