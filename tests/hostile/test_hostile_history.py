"""A repository whose commits mean harm: subjects, names and paths that git takes and pages, feeds and terminals must not."""
import os
import subprocess

from full_site import BIDI
from payloads import ALL
from test_every_field import data_fault, inert

INCIDENT = "content/incidents/a.md"
SUBJECTS = ["\x1b[2J \u202e turned \x01\x02\x01", "\x01" + "a" * 40 + "\x022016-01-01\x02of nobody", " ".join(text for text in ALL if "\n" not in text and "\r" not in text and not set("\0\ud800") & set(text))[:3000], "{{7*191}} </script><script>owned()</script>"]


def git(folder, *words, name="Somebody"):
    environment = {**os.environ, "GIT_AUTHOR_NAME": name, "GIT_COMMITTER_NAME": name, "GIT_AUTHOR_EMAIL": "x@example.org", "GIT_COMMITTER_EMAIL": "x@example.org", "GIT_CONFIG_GLOBAL": os.devnull,
                   "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "-C", folder.root, *words], check=True, capture_output=True, env=environment)


def test_whatever_a_commit_says_it_is_words_in_a_page(folder):
    folder.write({INCIDENT: "---\ntitle: First\ndate: 2016-05-23\nplaces: [p]\nreview: published\n---\n", "content/places/p.md": "---\nname: P\nlat: 35\nlon: 36\n---\n",
                  "content/incidents/odd\nHEAD:site.toml\n.md": "x", ".gitignore": ".cache\nbuild\n"})
    git(folder, "init", "-q", "--template=")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "first")
    for n, subject in enumerate(SUBJECTS):
        folder.write({INCIDENT: f"---\ntitle: Title {n}\ndate: 2016-05-23\nplaces: [p]\nreview: published\n---\n", "content/incidents/odd\nHEAD:site.toml\n.md": f"{n}"})
        git(folder, "commit", "-q", "-a", "-m", subject, name="\u202e<script>owned()</script>")
    result = folder.build()
    assert result.published and {n.code for n in result.notes} == {"Y108"}
    pages = folder.pages()
    told = pages["corrections.html"].decode()
    assert all(f"Title {n}" in told for n in range(len(SUBJECTS))) and "turned" in told
    for url, data in pages.items():
        assert (inert(data.decode()) == []) if url.endswith(".html") else data_fault(url.rsplit(".", 1)[-1], url, data) == "", url
    for url in ("corrections.html", "corrections.xml", "corrections.json", "incidents/a.html"):
        assert not BIDI.search(pages[url].decode()) and "\x1b" not in pages[url].decode(), url
