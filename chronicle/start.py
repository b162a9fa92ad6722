"""`chronicle init`: a small site of one's own that builds, with one example of each kind of record to copy."""
from pathlib import Path

from chronicle.content.write import write
from chronicle.files import write_inside

SITE = """\
title = "A chronicle"
description = "What happened, who said so, and how we know."
language = "en"
# The stages of review that are built: draft, reviewed, published.
review = ["draft", "reviewed", "published"]
# How the headline toll is computed: ucdp, gtd or ibc.
toll_rule = "ucdp"

# Before you publish (docs/publishing.md): take "draft" out above, and say where the site will be and how readers report an error.
# base_url = "https://example.org/chronicle/"
# contact = "corrections@example.org"
"""
INCIDENT = {
    "title": "Example: explosion at a market in Exampleton", "date": "2020-03-07",
    "summary": "An explosion hit a market; the reports differ on the toll.", "type": "bombing", "targets": ["market"],
    "places": ["exampleton"],
    "actors": [{"actor": "example-group", "role": "mentioned"}],
    "responsibility": [{"act": "claim", "actor": "example-group", "source": "example-news-2020-03-07"}],
    "tolls": [{"killed": "3", "by": "police", "basis": "official", "source": "example-news-2020-03-07"},
              {"killed": "5+", "by": "a hospital", "basis": "hospital", "source": "example-news-2020-03-07"}],
    "sources": ["example-news-2020-03-07"], "review": "draft",
}
FILES = {
    "site.toml": SITE,
    "content/incidents/2020/2020-03-07-exampleton-market.md":
        write(INCIDENT, "This record is an example: copy it, then delete it. The explosion was in [[exampleton]]."),
    "content/places/exampleton.md": write({"name": "Exampleton", "type": "town", "lat": 34.5, "lon": 36.5}, "An invented town."),
    "content/actors/example-group.md": write({"name": "Example Group", "kind": "armed group", "party": True}, "An invented group."),
    "content/sources/example-news-2020-03-07.md":
        write({"publisher": "Example News", "title": "Explosion at market", "published": "2020-03-07", "language": "en"}),
    "content/pages/about.md": write({"title": "About", "order": 1}, "Say here what this chronicle is and who keeps it."),
    "seeds/README.md": "Put articles here as .txt or .html files and run `chronicle convert seeds/`.\n",
    "templates/README.md": "A file put here stands in for the theme's file of the same name. Templates are code: only take them from people you trust.\n",
    ".gitignore": "/build/\n/.cache/\n",
}


class StartRefused(Exception):
    """Why no site can be made there."""


def start(target: Path) -> list[str]:
    """Makes the files; never over something that is there. Gives the paths made, relative to target."""
    if target.exists() and not target.is_dir():
        raise StartRefused(f"{target} is a file")
    if target.is_dir() and any(target.iterdir()):
        raise StartRefused(f"{target} is not empty; name a new folder")
    for path, text in FILES.items():
        write_inside(target, path, text.encode())
    return list(FILES)
