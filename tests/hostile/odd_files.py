"""What a folder can hold besides plain files with plain names. Each `deed(folder)` makes one such thing in that folder."""
import os
import socket
from pathlib import Path

HUGE = 8 << 30                                  # bytes of a sparse file: it takes no room, and would fill the memory


def sparse(folder: Path, name: str) -> None:
    with open(folder / name, "wb") as file:
        file.truncate(HUGE)


def fifo(folder: Path, name: str) -> None:
    os.mkfifo(folder / name)


def loop(folder: Path, name: str) -> None:
    os.symlink(name, folder / name)


def dangling(folder: Path, name: str) -> None:
    os.symlink("nowhere", folder / name)


def endless(folder: Path, name: str) -> None:
    os.symlink("/dev/zero", folder / name)


def outside(folder: Path, name: str) -> None:
    os.symlink("/etc/passwd", folder / name)


def directory(folder: Path, name: str) -> None:
    (folder / name / "deep.md").mkdir(parents=True)


def listening(folder: Path, name: str) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        here = os.getcwd()
        os.chdir(folder)                        # a socket's path may have 107 bytes at most
        try:
            made.bind(name)
        finally:
            os.chdir(here)


def unreadable(folder: Path, name: str) -> None:
    (folder / name).write_text("---\nname: x\n---\n")
    (folder / name).chmod(0)


def nul(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\0" * 5000)


def not_utf8(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"---\nname: \xff\xfe\x80\n---\n\xc3")


def utf16(folder: Path, name: str) -> None:
    (folder / name).write_bytes("---\nname: x\n---\n".encode("utf-16"))


def nothing(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"")


THINGS = [sparse, fifo, loop, dangling, endless, outside, directory, listening, unreadable, nul, not_utf8, utf16, nothing]

# names, as bytes: what the file system takes
NAMES = [b"con.md", b"NUL.md", b"aux.md", b"com1.md", b".md", b"..md", b"-.md", b"--help.md", b"x.md.md", b"x.MD", b"X.md", b"x y.md", b"x\ny.md",
         b"x\x1b[2Jy.md", b"x\x07.md", "\u202egpj.md".encode(), "caf\u00e9.md".encode(), "cafe\u0301.md".encode(), b"\xff\xfe.md", b"\xed\xa0\x80.md",
         b"x" * 252 + b".md", "\U0001f4a3.md".encode(), b"a\\b.md", b"$(id).md", b"`id`.md", b"%2e%2e.md", b"{{7*191}}.md", b"<b>.md", b"index.md", b"404.md",
         b"\xef\xbb\xbf.md", b"trailing. .md", b"::error::x.md", b"ligature-\xef\xac\x81.md", "\u0130.md".encode(), "\u212a.md".encode(), b"site.toml.md"]
