"""Search without a server: words folded to terms (folding.py), terms gathered into small files that a page loads by
script (index.py), and the scripts that ask them (runtime/). docs/search.md says how and why."""
from functools import lru_cache
from pathlib import Path

PARTS = ("fold", "near", "store", "documents", "ask", "match", "sift", "state", "page", "panel", "results", "main")     # in this order


@lru_cache(maxsize=1)
def script() -> bytes:
    """The scripts of runtime/ as one."""
    folder = Path(__file__).with_name("runtime")
    parts = [(folder / f"{name}.js").read_text("utf-8") for name in PARTS]
    return "\n".join(["(function () {", '"use strict";', *parts, "})();", ""]).encode()
