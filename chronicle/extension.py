"""`site_ext.py`: a site's own page kinds, addresses and filters, in Python. It is code, trusted like the templates.

    KINDS = {"kind": page}                        page(view, subject) -> bytes, pure, as in chronicle/pages
    FILTERS = {"name": function}                  Jinja2 filters
    def routes(routes, site): return {...}        address -> (kind, subject); gets Chronicle's own plan, returns its own

Its digest is part of the version stamp: a change of the file makes everything anew.
"""
from pathlib import Path
from types import ModuleType

from chronicle.diagnose import Diagnostic, Span
from chronicle.files import read_whole
from chronicle.fingerprint import fingerprint

FILE, NAME = "site_ext.py", "chronicle_site_ext"
LARGEST = 1_000_000             # bytes


class Extension:
    """What a site adds; empty when it has no site_ext.py or it cannot be loaded (the notes say why)."""

    def __init__(self, root: Path):
        self.kinds: dict = {}
        self.filters: dict = {}
        self.routes = None
        self.notes: list[Diagnostic] = []
        if (root / FILE).is_file():
            try:
                read_whole(root / FILE, LARGEST)
                module = load(root / FILE)
                self.kinds, self.filters = dict(getattr(module, "KINDS", {})), dict(getattr(module, "FILTERS", {}))
                self.routes = getattr(module, "routes", None)
            except (Exception, SystemExit) as e:        # whatever the site's own code raises is its owner's to mend
                self.notes.append(Diagnostic("T703", f"{type(e).__name__}: {e}"[:300], Span(FILE, line_of(e, root / FILE)), "mend the file, or take it away"))


def line_of(error: BaseException, path: Path) -> int:
    """The line of the file that was at work, or cannot be read as Python; 0 if it was not the file's fault."""
    from traceback import extract_tb            # not wanted by a build with nothing to do
    if isinstance(error, SyntaxError):
        return error.lineno or 0 if error.filename == str(path) else 0
    return next((frame.lineno for frame in reversed(extract_tb(error.__traceback__)) if frame.filename == str(path)), 0)


def load(path: Path) -> ModuleType:
    from importlib.machinery import SourceFileLoader        # not wanted by a build with nothing to do
    from importlib.util import module_from_spec, spec_from_file_location

    class Fresh(SourceFileLoader):
        """Leaves no __pycache__ in the site's folder and believes none: nothing is said of the file's time, so nothing is kept."""

        def path_stats(self, path):
            raise OSError

    spec = spec_from_file_location(NAME, path, loader=Fresh(NAME, str(path)))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def digest(root: Path) -> str:
    """'' when there is no site_ext.py."""
    try:
        return fingerprint(read_whole(root / FILE, LARGEST), 8).hex()
    except OSError:
        return ""
