"""The repository a site lies in, read from its files: no process is started for a look."""
from pathlib import Path


def repository(root: Path) -> Path | None:
    """The .git folder the site is in, without asking git; None outside a repository."""
    for folder in (root.resolve(), *root.resolve().parents):
        git = folder / ".git"
        if git.is_dir():
            return git
        if git.is_file():
            line = git.read_text("utf-8", "replace").strip()
            return (folder / line.removeprefix("gitdir:").strip()) if line.startswith("gitdir:") else None
    return None


def head(git: Path) -> str:
    """The commit HEAD is at, '' before the first commit. Read from the files: no process is started for a look."""
    try:
        said = (git / "HEAD").read_text().strip()
        if not said.startswith("ref: "):
            return said
        ref = said.removeprefix("ref: ")
        common = git / (git / "commondir").read_text().strip() if (git / "commondir").is_file() else git
        if (common / ref).is_file():
            return (common / ref).read_text().strip()
        for line in (common / "packed-refs").read_text().splitlines():
            if line.endswith(" " + ref):
                return line.split(" ")[0]
    except OSError:
        pass
    return ""
