"""The file system, as far as Chronicle trusts it: what is there, reading, and writing that is whole or not at all."""
import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import NamedTuple


class Signature(NamedTuple):
    """When all three are equal, the file is taken to be the one that was read."""
    size: int
    mtime_ns: int
    inode: int


def scan(root: Path, folder: str, suffixes: tuple[str, ...]) -> dict[str, Signature]:
    """Plain files below root/folder by path relative to root, with `/`. Links, hidden names, devices and FIFOs are
    passed over: a link could lead out of the site."""
    found, todo = {}, [folder]
    while todo:
        here = todo.pop()
        try:
            entries = list(os.scandir(root / here))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            if entry.name.startswith((".", "~")) or entry.name.endswith("~") or not entry.name.isprintable():
                continue
            path = f"{here}/{entry.name}"
            try:
                if entry.is_symlink():
                    continue
                if entry.is_dir():
                    todo.append(path)
                elif entry.name.endswith(suffixes):
                    s = entry.stat()
                    if stat.S_ISREG(s.st_mode):
                        found[path] = Signature(s.st_size, s.st_mtime_ns, s.st_ino)
            except OSError:
                continue                                    # it went away between the two calls
    return found


def inside(root: Path, relative: str) -> Path:
    """The one function every written path goes through. Raises ValueError for a path that is absolute, has `..`, an empty
    part, a backslash or a control character; so nothing is ever written outside root."""
    parts = relative.split("/")
    if any(p in ("", ".", "..") or "\\" in p or not p.isprintable() for p in parts):
        raise ValueError(f"not a path below the folder: {relative!r}")
    return root.joinpath(*parts)


def write_inside(root: Path, relative: str, data: bytes) -> None:
    """Writes a file of the site, whole or not at all. Raises ValueError for a path that leads out, OSError where a folder
    on the way is a link: it could lead out as well."""
    path = inside(root, relative)
    for folder in list(path.parents)[:relative.count("/")]:
        if folder.is_symlink():
            raise OSError(errno.ELOOP, "a link stands where a folder of the site must be; it could lead out", str(folder))
    write_whole(path, data)


def read_up_to(path: Path, most: int) -> bytes:
    """The first `most` bytes of a plain file. Raises OSError for anything else: a pipe would be waited for, for ever."""
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "no plain file", str(path))
        return file.read(most)


def read_whole(path: Path, most: int) -> bytes:
    """All of a plain file. Raises OSError for anything else, and for one of more than `most` bytes: it would fill the memory."""
    data = read_up_to(path, most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"more than {most:,} bytes", str(path))
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that readers see the old or the new content, also after a power cut: temp, fsync, rename. Who may
    read it stays as it was: a draft that its editor keeps to herself is not opened to others."""
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
