"""The columns of all tables in words, for docs/data.md: `python -m chronicle.pages.data.describe docs/data.md` writes
anew what stands below its mark. A test fails when the file is not what it would write."""
import sys
from pathlib import Path

from chronicle.pages.data.codebooks import LEFT_EMPTY
from chronicle.pages.data.columns import Column, Table
from chronicle.pages.data.csv_files import TABLES

MARK = "<!-- below: made from chronicle/pages/data, not by hand -->\n"


def described() -> str:
    return "\n".join(section(t) for t in TABLES.values())


def section(table: Table) -> str:
    keys = [f"`{column}` is `{key}` of {other}" for column, other, key in table.refers]
    lines = [f"### {table.name}.csv", "", f"Key: {', '.join(f'`{k}`' for k in table.key)}." + (f" Joined by: {'; '.join(keys)}." if keys else ""), "",
             "| column | type | meaning |", "|---|---|---|", *(row(c) for c in table.columns)]
    if table.name in LEFT_EMPTY:
        lines += ["", f"Not there, as the record cannot fill it: {LEFT_EMPTY[table.name]}."]
    return "\n".join([*lines, ""])


def row(c: Column) -> str:
    words = f" One of: {', '.join(c.words)}." if c.words else ""
    return f"| `{c.name}` | {c.kind} | {(c.about + words).replace('|', chr(92) + '|')} |"


def whole(text: str) -> str:
    """A text with what stands below its mark made anew."""
    return text.partition(MARK)[0] + MARK + "\n" + described()


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(whole(path.read_text("utf-8")), "utf-8")
