"""From staged files to the published folder, all or nothing.

Pages are staged beside the ledger. The transaction that saves the ledger also names every staged file with its target
and every file to delete; from then on the publish is decided, and whoever comes next finishes it: `settle` renames what
is still staged, deletes what is to go, and is harmless when done twice. Before that transaction nothing in build/ has
changed. Only files that the ledger says we wrote are ever deleted.
"""
import os
import shutil
from pathlib import Path

from chronicle.diagnose import Diagnostic, Span
from chronicle.files import inside
from chronicle.ledger import Ledger

OUTPUT = "build"


def output_notes(root: Path) -> list[Diagnostic]:
    """Why the output folder cannot be used, if it cannot."""
    out = root / OUTPUT
    if out.is_symlink():
        return [Diagnostic("B801", "build/ is a link; it could lead anywhere", Span("build"), "delete the link, Chronicle makes the folder")]
    if out.exists() and not out.is_dir():
        return [Diagnostic("B801", "build is a file", Span("build"), "move it away, Chronicle makes the folder")]
    return []


def blocked(root: Path, pending: list[tuple[str, str]]) -> list[Diagnostic]:
    """What stands where pages must go: a folder in a file's place, a file or a link in a folder's. Told before anything moves."""
    out = root / OUTPUT
    folders = {"/".join(parts[:n]) for target, _ in pending for parts in [target.split("/")] for n in range(1, len(parts))}
    notes = [Diagnostic("B801", "a link or a file stands where a folder of pages must be", Span(f"{OUTPUT}/{folder}"), "move it away")
             for folder in sorted(folders) if os.path.islink(out / folder) or os.path.isfile(out / folder)]
    return notes + [Diagnostic("B801", "a folder stands where a page must be", Span(f"{OUTPUT}/{target}"), "move it away")
                    for target, staged in pending if staged and os.path.isdir(out / target) and not os.path.islink(out / target)]


def staging(root: Path) -> Path:
    """An empty folder for staged files."""
    folder = root / ".cache" / "staged"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def settle(root: Path, ledger: Ledger) -> int:
    """Finishes a decided publish. Gives the number of files put in place or deleted."""
    pending = ledger.pending()
    out, made = root / OUTPUT, set()
    for target, staged in pending:
        path = inside(out, target)
        if not staged:
            remove(path, out)
            continue
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        try:
            os.replace(root / ".cache" / "staged" / staged, path)
        except FileNotFoundError:
            continue                            # put in place before the interruption
    if pending:
        ledger.settled()
        shutil.rmtree(root / ".cache" / "staged", ignore_errors=True)
    return len(pending)


def remove(path: Path, out: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        return                                  # not what we wrote: somebody put a folder in its place
    path.unlink(missing_ok=True)
    folder = path.parent
    while folder != out:
        try:
            folder.rmdir()                      # only when empty
        except OSError:
            return
        folder = folder.parent


def there(root: Path) -> dict[str, tuple[int, int]]:
    """url -> (size, mtime_ns) of the files in build/."""
    found, todo = {}, [("", root / OUTPUT)]
    while todo:
        prefix, folder = todo.pop()
        try:
            entries = list(os.scandir(folder))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for e in entries:
            if e.is_dir(follow_symlinks=False):
                todo.append((f"{prefix}{e.name}/", Path(e.path)))
            else:
                s = e.stat(follow_symlinks=False)
                found[prefix + e.name] = (s.st_size, s.st_mtime_ns)
    return found
