"""The file system, as far as Chronicle trusts it: what is there, reading, and writing that is whole or not at all."""
import errno
import os
import stat
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path


# Size, time of the last change in nanoseconds, inode: when all three are equal, a file is taken to be the one that was read. A plain tuple:
# every look makes ten thousand.
Signature = tuple[int, int, int]
signature: Callable[[os.stat_result], Signature] = attrgetter("st_size", "st_mtime_ns", "st_ino")
NOT_READ: Signature = (0, 0, 0)


def scan(root: Path, folder: str, suffixes: tuple[str, ...]) -> dict[str, Signature]:
    """Plain files below root/folder by path relative to root, with `/`. What looks like one and is not read stands with a `/`
    at its end, which no file has: a link, which could lead out of the site; a pipe or a device; and whatever has a name with
    signs that cannot be seen, shown here as U+FFFD. Hidden names and editors' copies (`.x`, `~x`, `x~`) are passed over."""
    found, todo = {}, [folder]
    while todo:
        here = todo.pop()
        try:
            entries = list(os.scandir(root / here))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            name = entry.name
            if name[0] in ".~" or name[-1] == "~":
                continue
            try:
                if not name.isprintable():
                    if name.endswith(suffixes) or entry.is_dir():
                        found[f"{here}/{visible(name)}/"] = NOT_READ
                elif entry.is_file(follow_symlinks=False):  # the folder tells, without a look at the file
                    if name.endswith(suffixes):
                        found[f"{here}/{name}"] = signature(entry.stat())
                elif entry.is_dir(follow_symlinks=False):
                    todo.append(f"{here}/{name}")
                elif name.endswith(suffixes) or entry.is_dir():
                    found[f"{here}/{name}/"] = NOT_READ
            except OSError:
                continue                                    # it went away between the two calls
    return found


def visible(name: str) -> str:
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)


def inside(root: Path, relative: str) -> Path:
    """Where a file is written or deleted. Raises what `stay_inside` raises."""
    stay_inside(relative)
    return root.joinpath(relative)


def stay_inside(relative: str) -> None:
    """Every written path goes through this, so that nothing is ever written outside a folder. Raises ValueError for a path that is
    absolute, has `..`, an empty part, a backslash or a control character."""
    if "\\" in relative or not relative.isprintable() or not {"", ".", ".."}.isdisjoint(relative.split("/")):
        raise ValueError(f"not a path below the folder: {relative!r}")


def write_inside(root: Path, relative: str, data: bytes) -> None:
    """Writes a file of the site, whole or not at all. Raises ValueError for a path that leads out, OSError for a link on the way."""
    path = inside(root, relative)
    no_links(root, path)
    write_whole(path, data)


def no_links(root: Path, path: Path) -> None:
    """Raises OSError where a folder between `root` and the path is a link: nothing is written or deleted behind it."""
    while (path := path.parent) != root:
        no_link(path)


def no_link(path: Path | str) -> None:
    if os.path.islink(path):
        raise OSError(errno.ELOOP, "a link stands where a file or folder of the site must be, and could lead out of it; move it away", str(path))


def read_up_to(path: Path | str, most: int) -> bytes:
    """The first `most` bytes of a plain file. Raises OSError for anything else: a pipe would be waited for, for ever."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        seen = os.fstat(handle)
        if not stat.S_ISREG(seen.st_mode):
            raise OSError(errno.EINVAL, "no plain file", str(path))
        wanted = min(most, seen.st_size)
        data = os.read(handle, wanted)                      # no buffer of Python's: it would cost more than the reading
        while len(data) < wanted and (more := os.read(handle, wanted - len(data))):
            data += more
        return data
    finally:
        os.close(handle)


def read_whole(path: Path, most: int) -> bytes:
    """All of a plain file. Raises OSError for anything else, and for one of more than `most` bytes: it would fill the memory."""
    data = read_up_to(path, most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"more than {most:,} bytes", str(path))
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that readers see the old or the new content, also after a power cut: temp, fsync, rename. Who may
    read it stays as it was: a draft that its editor keeps to herself is not opened to others."""
    import tempfile                             # not wanted by a build with nothing to do
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = stat.S_IMODE(path.stat().st_mode) if path.is_file() else 0o644
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with open(handle, "wb") as f:
            f.write(data)
            f.flush()
            os.fchmod(f.fileno(), mode)
            os.fsync(f.fileno())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
