"""Same content, same bytes, wherever and however it is built. Two builds, two processes, another path and time: tests/test_incremental.py."""
import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import HOME
from site_builder import SiteFolder

SURROUNDINGS = {
    "hash seed": {"PYTHONHASHSEED": "4711"},
    "time zone, locale, terminal": {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "COLUMNS": "20", "NO_COLOR": "1", "PYTHONUTF8": "0"},
    "another day": {"SOURCE_DATE_EPOCH": "1"},
    "another user": {"HOME": "/nonexistent", "USER": "eve", "LOGNAME": "eve", "GIT_AUTHOR_NAME": "eve", "XDG_CONFIG_HOME": "/nonexistent"},
}
RUN = "import os, sys; from pathlib import Path; from chronicle.build import batch; os.umask(int(sys.argv[2], 8)); assert batch.build(Path(sys.argv[1])).published"


def built(site: SiteFolder, name: str, umask: str = "022", code: str = RUN, **environment: str) -> dict[str, bytes]:
    copy = site.root.with_name(name)
    shutil.copytree(site.root, copy)
    subprocess.run([sys.executable, "-c", code, copy, umask], check=True, cwd=HOME, env={**os.environ, "PYTHONPATH": str(HOME), "PYTHONHASHSEED": "0", **environment})
    return SiteFolder(copy).pages()


def test_surroundings_do_not_show(small):
    """Hash seed, time zone, locale, the day, the user, the umask."""
    small.write({f"content/places/ö{n}.md".replace("ö", "o"): f"---\nname: Ö{n} İzmir\nwithin: coast\n---\n" for n in range(8)})
    expected = small.clean_pages()
    together = {name: value for values in SURROUNDINGS.values() for name, value in values.items()}
    assert built(small, "elsewhere-with-a-longer-name", "077", **together) == expected


def test_the_order_in_which_a_disk_gives_its_files_does_not_show(small):
    order = RUN.replace("assert", "real = os.scandir\n"
                                  "class Backwards(list):\n"
                                  "    def __enter__(self): return self\n"
                                  "    def __exit__(self, *_): pass\n"
                                  "    def close(self): pass\n"
                                  "    def __next__(self):\n"
                                  "        if not self: raise StopIteration\n"
                                  "        return self.pop(0)\n"
                                  "os.scandir = lambda *given: Backwards(sorted(real(*given), key=lambda e: e.name, reverse=True))\n"
                                  "glob = Path.glob; Path.glob = lambda self, *given, **more: reversed(sorted(glob(self, *given, **more)))\nassert")
    assert built(small, "backwards", code=order) == small.clean_pages()


CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime", "getlogin", "gethostname", "getpid", "uuid1", "uuid4", "token_hex", "urandom"}
MAY = {                                 # module -> why it may ask
    "chronicle.live.desk": "a preview tells its own pages from those of an earlier run",
    "chronicle.ledger": "a worker opens the ledger for itself",
    "chronicle.editing.new": "the day a record is begun, which its editor sees and may change",
    "chronicle.convert.command": "",
}


def test_nothing_asks_for_the_day_the_machine_or_the_user():
    """SOURCE_DATE_EPOCH has nothing to say: no date of a build is written anywhere."""
    found = set()
    for path in sorted((HOME / "chronicle").rglob("*.py")):
        module = ".".join(path.relative_to(HOME).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS \
                    and ast.unparse(node.func.value).split(".")[0] in ("datetime", "date", "time", "os", "socket", "uuid", "secrets", "getpass"):
                found.add(module)
    assert found <= set(MAY), found
