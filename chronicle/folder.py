"""What is in a site's folder: every file that a build depends on, by its signature. One look, the same for every command.

Kept free of all that reading and rendering need, so that a build with nothing to do can say so before it is loaded.
"""
from functools import cached_property
from pathlib import Path

import msgspec

from chronicle import extension, git
from chronicle.diagnose import Diagnostic, Span
from chronicle.files import NOT_READ, Signature, scan, signature
from chronicle.fingerprint import fingerprint

ASSETS = (".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".ico", ".woff2")    # published from templates/assets
TEMPLATES = (".html", ".xml", ".txt", *ASSETS)
NEARLY = (".MD", ".Md", ".mD", ".markdown", ".Markdown", ".MARKDOWN", ".mdown", ".mkdn", ".mkd", ".mdwn", ".mdx", ".rmd", ".qmd", ".md.txt", ".md.bak")      # meant as .md, and never read
WATCHED = {"content": (".md", *NEARLY), "templates": TEMPLATES, "seeds": (".txt", ".html"), "locale": (".mo",)}     # folder -> what counts in it
SINGLE = ("site.toml", "published.txt", extension.FILE)


def theme_folder() -> Path:
    """The packaged templates: beside the code in a wheel, at the top of a checkout."""
    here = Path(__file__).parent
    packed = here / "theme"
    return packed if packed.is_dir() else here.parent / "templates"


class Look(dict[str, Signature]):
    """Path relative to the site -> signature; files of the packaged theme as `theme:…`; `git:COMMIT`, as a commit changes what
    the history tells. Once taken it is not changed."""

    @cached_property
    def digest(self) -> bytes:
        """Equal ones saw the same files."""
        return fingerprint(msgspec.msgpack.encode(sorted(self.items())), 16)


def look(root: Path, theme: Path) -> Look:
    found: dict[str, Signature] = {}
    for folder, suffixes in WATCHED.items():
        found |= scan(root, folder, suffixes)
    found |= {f"theme:{p}": s for p, s in scan(theme.parent, theme.name, TEMPLATES).items()}
    for name in SINGLE:
        try:
            found[name] = signature((root / name).stat())
        except OSError:
            pass
    repository = git.repository(root)
    if repository:
        found["git:" + git.head(repository)] = NOT_READ
    return Look(found)


def stray(path: str) -> Diagnostic:
    """What to say of a path in content/ that is no record."""
    if path.endswith("/"):                                  # see files.scan
        odd = "\N{REPLACEMENT CHARACTER}" in path
        return Diagnostic("Y108", "its name holds signs that cannot be seen" if odd else "a link, a pipe or a device, and no plain file", Span(path.rstrip("/")),
                          "name it with small letters, digits and hyphens" if odd else "put the file or the folder itself there")
    if path.endswith(NEARLY):
        name, _, suffix = path.rpartition("/")[2].partition(".")
        return Diagnostic("Y108", f"the name ends in `.{suffix}`, so nothing of it is read", Span(path), f"a record's name ends in `.md`: rename it to `{name}.md`")
    return Diagnostic("Y101", "the file is in none of the folders of the record", Span(path), "move it to content/incidents, places, actors, sources or pages")
