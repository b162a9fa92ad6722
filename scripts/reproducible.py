"""Wheel and source package, made twice and compared: `python scripts/reproducible.py dist`.

Whoever has the source can make the very files that were published, and so prove that nothing was put into them. The two
are made from copies in different folders, with other times, another umask, another time zone and locale, and the files
written in another order. SOURCE_DATE_EPOCH is handed on; without it hatchling takes a day of its own.
"""
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).parent.parent
SOURCE = ("chronicle", "templates", "scripts", "README.md", "LICENSE", "NOTICE", "SECURITY.md", "pyproject.toml")
WAYS = (                                # umask, what else differs
    (0o022, {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}),
    (0o077, {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "2"}),
)


def main(target: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source")
        copied(HOME, source, late=False)                        # as it is now, whatever is written to it meanwhile
        first, second = (packed(source, Path(folder, f"copy{n}", "x" * n), *way) for n, way in enumerate(WAYS, 1))
        differing = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
        if differing:
            print(f"not reproducible: {', '.join(differing)}", file=sys.stderr)
            return 1
        target.mkdir(parents=True, exist_ok=True)
        for name, data in sorted(first.items()):
            (target / name).write_bytes(data)
            print(f"{hashlib.sha256(data).hexdigest()}  {name}")
    return 0


def packed(source: Path, folder: Path, umask: int, environment: dict[str, str]) -> dict[str, bytes]:
    """Name -> bytes of what is made from a copy in `folder`."""
    copied(source, folder, late=umask == 0o077)
    made = subprocess.run([sys.executable, "-m", "hatchling", "build", "--directory", folder / "out"], cwd=folder, umask=umask,
                          env={**os.environ, **environment}, capture_output=True, text=True)
    if made.returncode:
        raise SystemExit(made.stderr)
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir()}


def copied(source: Path, folder: Path, late: bool) -> None:
    """The source in `folder`; `late`: the files in the other order and of another year."""
    folder.mkdir(parents=True)
    files = sorted(p for name in SOURCE for p in [source / name, *(source / name).rglob("*")] if p.is_file() and "__pycache__" not in p.parts)
    for path in reversed(files) if late else files:
        copy = folder / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (1e9, 1e9) if late else None)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
