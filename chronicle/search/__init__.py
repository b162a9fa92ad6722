"""Search without a server: words folded to terms (folding.py), terms gathered into small files that a page loads by
script (index.py), and the scripts that ask them (runtime/). docs/search.md says how and why."""
