"""Same content, same bytes, wherever and however it is built. Two builds, two processes, another path and time: tests/test_incremental.py."""
import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

from command_line import HOME
from site_builder import SiteFolder

SURROUNDINGS = {
    "hash seed": {"PYTHONHASHSEED": "4711"},
    "time zone, locale, terminal": {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "COLUMNS": "20", "NO_COLOR": "1", "PYTHONUTF8": "0"},
    "another day": {"SOURCE_DATE_EPOCH": "1"},
    "another user": {"HOME": "/nonexistent", "USER": "eve", "LOGNAME": "eve", "GIT_AUTHOR_NAME": "eve", "XDG_CONFIG_HOME": "/nonexistent"},
}
RUN = "import os, sys; from pathlib import Path; from chronicle.build import batch; os.umask(int(sys.argv[2], 8)); assert batch.build(Path(sys.argv[1])).published"


def test_surroundings_do_not_show(small):
    """Hash seed, time zone, locale, the day, the user, the umask."""
    small.write({f"content/places/ö{n}.md".replace("ö", "o"): f"---\nname: Ö{n} İzmir\nwithin: coast\n---\n" for n in range(8)})
    expected = small.clean_pages()
    together = {name: value for values in SURROUNDINGS.values() for name, value in values.items()}
    copy = small.root.with_name("elsewhere-with-a-longer-name")
    shutil.copytree(small.root, copy)
    subprocess.run([sys.executable, "-c", RUN, copy, "077"], check=True, cwd=HOME, env={**os.environ, "PYTHONPATH": str(HOME), **together})
    assert SiteFolder(copy).pages() == expected


class Folder(list):
    """What os.scandir gives, in another order."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def close(self):
        pass

    def __next__(self):
        if not self:
            raise StopIteration
        return self.pop(0)


def test_the_order_in_which_a_disk_gives_its_files_does_not_show(small, monkeypatch):
    expected, scandir, glob = small.clean_pages(), os.scandir, Path.glob
    with monkeypatch.context() as backwards:
        backwards.setattr(os, "scandir", lambda *given: Folder(sorted(scandir(*given), key=lambda e: e.name, reverse=True)))
        backwards.setattr(Path, "glob", lambda self, *given, **more: reversed(sorted(glob(self, *given, **more))))
        small.build()
    assert small.pages() == expected


CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime", "getlogin", "gethostname", "getpid", "uuid1", "uuid4", "token_hex", "urandom"}
MAY = {                                 # module -> why it may ask
    "chronicle.live.desk": "a preview tells its own pages from those of an earlier run",
    "chronicle.ledger": "a worker opens the ledger for itself",
    "chronicle.convert.kept": "a file has a name of its own until it is whole",
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
