"""`chronicle schema`: the JSON Schema of each kind's front matter, printed or put where editors find it."""
import json
from pathlib import Path

from chronicle.content.describe import schema
from chronicle.content.fields import FIELDS
from chronicle.files import write_inside

FOLDER = ".chronicle/schema"
USE = """\
They describe front matter once it is taken from its file: for programs, for forms, for yaml-language-server in .yaml files.
No editor applies them inside Markdown by itself; `chronicle lsp` does more there: see docs/editors.md."""


def printed(kind: str | None) -> str:
    """One schema, or an object of all by kind."""
    return text(schema(kind) if kind else {k: schema(k) for k in FIELDS})


def written(root: Path, kind: str | None) -> list[str]:
    """Writes them; the paths, relative to root."""
    paths = {f"{FOLDER}/{k}.schema.json": k for k in ([kind] if kind else FIELDS)}
    for path, k in paths.items():
        write_inside(root, path, text(schema(k)).encode())
    return list(paths)


def text(value: dict) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
