"""A site in a temporary folder, made and changed by short texts: what an editor does, in one line each.

    site = SiteFolder(tmp_path / "site").write({"site.toml": "", "content/places/tartus.md": "---\\nname: Tartus\\n---\\n"})
    site.build()            -> Result
    site.pages()            -> {address: bytes} of build/
"""
import os
import shutil
from pathlib import Path

SETTINGS = """\
title = "A chronicle"
base_url = "https://chronicle.example/"
review = ["draft", "reviewed", "published"]
"""
COAST = "[map]\nbbox = [35, 34, 37, 36]\n"       # for sites of which nothing is on the map: to draw the whole world takes seconds
SMALL = {
    "content/places/coast.md": "---\nname: Coast\ntype: province\nlat: 35.2\nlon: 36.0\n---\n",
    "content/places/tartus.md": "---\nname: Tartus\ntype: city\nwithin: coast\nlat: 34.89\nlon: 35.89\n---\n",
    "content/places/jableh.md": "---\nname: Jableh\ntype: city\nwithin: coast\nlat: 35.36\nlon: 35.92\n---\n",
    "content/actors/one-group.md": "---\nname: One Group\nkind: armed group\nparty: true\n---\n",
    "content/actors/observers.md": "---\nname: The Observers\nkind: monitor\n---\n",
    "content/sources/gazette-1.md": "---\npublisher: The Gazette\ntitle: Blasts on the coast\npublished: 2016-05-23\n---\n",
    "content/sources/herald-1.md": "---\npublisher: The Herald\ntitle: Coast hit\npublished: 2016-05-31\n---\n",
    "content/pages/about.md": "---\ntitle: About\norder: 1\n---\nWho keeps this.\n",
    "content/incidents/2016/2016-05-23-bombings.md":
        "---\ntitle: Bombings on the coast\ndate: 2016-05-23\ntype: bombing\nplaces: [tartus, jableh]\n"
        "actors: [{actor: one-group, role: perpetrator}]\n"
        "responsibility: [{act: claim, actor: one-group, source: gazette-1}]\n"
        "tolls: [{killed: 78, by: observers, basis: monitor, source: gazette-1}]\n"
        "sources: [gazette-1, herald-1]\n---\nBombs went off in [[tartus]] and in [[jableh]].\n",
    "content/incidents/2016/2016-05-30-shelling.md":
        "---\ntitle: Shelling of Jableh\ndate: 2016-05-30\ntype: shelling\nplaces: [jableh]\nsources: [herald-1]\n---\nText.\n",
    "content/incidents/2017/2017-01-02-clash.md":
        "---\ntitle: Clash near Tartus\ndate: 2017-01-02\ntype: armed clash\nplaces: [{place: tartus, precision: near}]\n"
        "actors: [one-group]\n---\n",
    "content/incidents/2017/2017-03-strike.md":
        "---\ntitle: Air strike in March\ndate: 2017-03\ntype: air strike\nplaces: [jableh]\n---\n",
    "content/incidents/2018/2018-06-01-arrest.md":
        "---\ntitle: Arrest of a courier\ndate: 2018-06-01\ntype: arrest\nactors: [observers]\n---\nSee [[2016-05-23-bombings]].\n",
}


class SiteFolder:
    def __init__(self, root: Path):
        self.root = root

    def __getitem__(self, path: str) -> str:
        return (self.root / path).read_text("utf-8", "replace")

    # ---- what an editor does
    def write(self, files: dict[str, str | bytes]) -> "SiteFolder":
        for path, text in files.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def replace(self, path: str, old: str, new: str) -> None:
        assert old in self[path], f"{old!r} does not stand in {path}"
        self.write({path: self[path].replace(old, new)})

    def append(self, path: str, text: str) -> None:
        self.write({path: self[path] + text})

    def delete(self, path: str) -> None:
        (self.root / path).unlink()

    def rename(self, old: str, new: str) -> None:
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        os.replace(self.root / old, self.root / new)

    # ---- what Chronicle does
    def build(self, **options):
        """The Result of a build; inline unless `jobs` says otherwise: the same code, and quicker for a few pages."""
        from chronicle.build import batch
        return batch.build(self.root, **{"jobs": 1, **options})

    def check(self):
        from chronicle.build import batch
        return batch.check(self.root)[0]

    def pages(self) -> dict[str, bytes]:
        return tree(self.root / "build")

    def clean_pages(self, **options) -> dict[str, bytes]:
        """What a build of this content from nothing publishes: of a copy without build/ and .cache/."""
        copy = self.root.with_name(self.root.name + "-clean")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.root, copy, ignore=shutil.ignore_patterns("build", ".cache"))
        SiteFolder(copy).build(**options)
        return tree(copy / "build")


def tree(folder: Path) -> dict[str, bytes]:
    """{path below the folder: bytes} of all its files."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def flat(tables: dict[str, dict[str, bytes]]) -> dict[str, bytes]:
    """All facts in one table."""
    return {key: digest for table in tables.values() for key, digest in table.items()}


def codes(notes) -> list[str]:
    return sorted(n.code for n in notes)


def packaged(template: str) -> str:
    """The text of a template of the theme."""
    from chronicle.folder import theme_folder
    return (theme_folder() / template).read_text("utf-8")


def edited_after_a_build(site: SiteFolder) -> SiteFolder:
    """A build that makes every page anew, and has the templates compiled already: a process of its own takes a second, in place of five."""
    site.build()
    site.replace("site.toml", "A chronicle", "Another chronicle")
    return site


def edited_all_over(site: SiteFolder) -> SiteFolder:
    """A change that touches many pages, removes some and adds some."""
    site.replace("site.toml", "A chronicle", "Another chronicle")
    site.rename("content/incidents/2016/2016-05-30-shelling.md", "content/incidents/2016/2016-05-30-renamed.md")
    site.write({"content/places/new.md": "---\nname: New\n---\n"})
    site.delete("content/pages/about.md")
    return site
