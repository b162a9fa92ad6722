"""From staged files to the published folder, all or nothing.

Pages are staged beside the ledger. The transaction that saves the ledger also names every staged file with its target
and every file to delete; from then on the publish is decided. `finish` renames what is staged and deletes what is to go; where
that was cut short, whoever comes next does the rest, `settle`: harmless when done twice. Before that transaction nothing in
build/ has changed. Only files that the ledger says we wrote are ever deleted. (`ledger`: a Ledger. That is not loaded here: a build
with nothing to do needs none.)
"""
import os
from contextlib import suppress
from pathlib import Path

from chronicle.diagnose import Diagnostic, Span
from chronicle.files import inside, no_link, no_links, stay_inside

OUTPUT, STAGING = "build", ".cache"
NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
SOURCES = ("content", "templates", "seeds")         # folders of the site that nothing may be written into


def output_notes(root: Path) -> list[Diagnostic]:
    """Why the output folder, or the folder where pages are staged, cannot be used, if they cannot."""
    for name in (OUTPUT, STAGING):
        folder = root / name
        if folder.is_symlink():
            return [Diagnostic("B801", f"{name}/ is a link; it could lead anywhere", Span(name), "delete the link, Chronicle makes the folder")]
        if folder.exists() and not folder.is_dir():
            return [Diagnostic("B801", f"{name} is a file", Span(name), "move it away, Chronicle makes the folder")]
    out = root / OUTPUT
    if not out.is_dir():
        return []
    if (out / "site.toml").exists():
        return [Diagnostic("B801", "build/ is the source of a site itself: it holds site.toml", Span(OUTPUT), "move that site to a folder of its own")]
    if out.resolve() == Path(os.path.expanduser("~")).resolve():
        return [Diagnostic("B801", "build/ is your home folder", Span(OUTPUT), "make the site in a folder of its own")]
    source = next((name for name in SOURCES if (root / name).is_symlink() and (root / name).resolve().is_relative_to(out.resolve())), None)
    if source:
        return [Diagnostic("B801", f"{source}/ is a link into build/", Span(source), "put the folder itself there")]
    if (root / STAGING).is_dir() and disk(out) != disk(root / STAGING):
        return [Diagnostic("B801", "build/ and .cache/ lie on different disks, so pages cannot be put in place all at once", Span(OUTPUT),
                           "keep both in the site's folder; copy build/ to where it is served from")]
    return []


def disk(folder: Path) -> int:
    return folder.stat().st_dev


def blocked(root: Path, pending: list[tuple[str, str]]) -> list[Diagnostic]:
    """What stands where pages must go: a folder in a file's place, a file or a link in a folder's. Told before anything moves."""
    out = f"{root / OUTPUT}{os.sep}"
    if not os.path.isdir(out):
        return []
    folders = {"/".join(parts[:n]) for target, _ in pending for parts in [target.split("/")] for n in range(1, len(parts))}
    notes = [Diagnostic("B801", "a link or a file stands where a folder of pages must be", Span(f"{OUTPUT}/{folder}"), "move it away")
             for folder in sorted(folders) if os.path.islink(out + folder) or os.path.isfile(out + folder)]
    return notes + [Diagnostic("B801", "a folder stands where a page must be", Span(f"{OUTPUT}/{target}"), "move it away")
                    for target, staged in pending if staged and os.path.isdir(out + target) and not os.path.islink(out + target)]


def staging(root: Path) -> Path:
    """An empty folder for staged files."""
    folder = root / STAGING / "staged"
    clear(folder)
    folder.mkdir(parents=True)
    return folder


def clear(folder: Path) -> None:
    """Takes the folder for staged files away, or whatever has its name: a pipe would be waited for, and nothing behind a link is
    touched."""
    if folder.is_dir() and not folder.is_symlink():
        import shutil                           # not wanted by a build with nothing to do
        shutil.rmtree(folder, ignore_errors=True)
    else:
        folder.unlink(missing_ok=True)


def stage(folder: Path, url: str, body: bytes) -> os.stat_result:
    """Writes a page where it waits: the folder for staged files is laid out like build/."""
    stay_inside(url)
    path = f"{folder}{os.sep}{url}"
    if url.endswith("/index.html"):             # in a folder of its own: trying to write there first costs as much as making it
        with suppress(OSError):
            os.mkdir(path.removesuffix("/index.html"))
    try:
        handle = os.open(path, NEW, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle = os.open(path, NEW, 0o666)
    try:
        left = memoryview(body)
        while left:
            left = left[os.write(handle, left):]
        return os.fstat(handle)
    finally:
        os.close(handle)


def settle(root: Path, ledger) -> int:
    """Finishes what an earlier build has decided and not done. Gives the number of files put in place or deleted; none as long as the
    output folder cannot be used. A staged file that is not as it was left is not put in place: after a power cut it may be empty. The
    page before it stays, and the next build, which finds it older than the ledger says, makes it anew."""
    pending, staged = ledger.pending(), root / STAGING / "staged"
    if not pending or output_notes(root):
        return 0
    if staged.is_dir() and not staged.is_symlink():
        drop(staged, spoilt(staged, ledger.awaited()))
    finish(root, ledger, pending)
    return len(pending)


def finish(root: Path, ledger, pending: list[tuple[str, str]]) -> None:
    """Puts in place what is staged, and deletes what is to go; nothing as long as the output folder cannot be used. Raises OSError where
    a link has come to stand in it since that was decided."""
    if output_notes(root):
        return
    out, staged = root / OUTPUT, root / STAGING / "staged"
    for target, _ in [p for p in pending if not p[1]]:
        path = inside(out, target)
        no_links(out, path)
        remove(path, out)
    if pending:
        out.mkdir(exist_ok=True)
        if staged.is_dir() and not staged.is_symlink():
            put(str(staged), str(out))
        ledger.settled()
    clear(staged)


def drop(staged: Path, urls: set[str]) -> None:
    for url in urls:
        inside(staged, url).unlink(missing_ok=True)


def put(staged: str, folder: str) -> None:
    """Moves what is staged to where it belongs; a folder that is not there yet goes whole. Raises OSError for a link on the way."""
    for entry in sorted(os.scandir(staged), key=lambda e: e.name):
        target = f"{folder}{os.sep}{entry.name}"
        if entry.is_dir(follow_symlinks=False) and os.path.lexists(target):
            no_link(target)
            put(entry.path, target)
        else:
            os.replace(entry.path, target)


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


def spoilt(folder: Path, outputs: dict[str, tuple[int, int]]) -> set[str]:
    """Which files of ours (url -> size, mtime_ns) in that folder are not as we left them, or not there."""
    found = set()
    try:
        here = os.open(folder, os.O_RDONLY)                 # the system finds the folder once, not for each file
    except OSError:
        return set(outputs)
    try:
        for url, seen in outputs.items():
            try:
                s = os.stat(url, dir_fd=here, follow_symlinks=False)
            except OSError:
                found.add(url)
                continue
            if (s.st_size, s.st_mtime_ns) != seen:
                found.add(url)
        return found
    finally:
        os.close(here)


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
