"""A small chronicle with every hard case of the record, built once: facts in, files out."""
import csv
import io

import msgspec
from site_builder import SiteFolder

SETTINGS = """\
title = "The record"
base_url = "https://chronicle.example/"
author = "The keepers"
license = "CC-BY-4.0"
review = ["reviewed"]
"""
HOSTILE = "=HYPERLINK(\"http://bad.example\");=1+1</script><script>alert(1)</script>{{7*191}}]]>"
INCIDENT = "---\ntitle: {title}\ndate: {date}\nreview: reviewed\n{more}---\n{text}\n"
CONTENT = {
    "content/places/land.md": "---\nname: Land\ntype: country\nlat: 35.0\nlon: -38.5\n---\n",
    "content/places/north.md": "---\nname: North\ntype: province\nwithin: land\nlat: 36.2\nlon: -37.6\n---\n",
    "content/places/town.md": "---\nname: Town\nnames: {ar: بلدة, variants: [Toun]}\ntype: town\nwithin: north\nlat: 36.37\nlon: -37.52\n---\n",
    "content/places/port.md": "---\nname: Port\ntype: city\nwithin: north\nlat: 36.9\nlon: -37.9\n---\n",
    "content/places/nowhere.md": "---\nname: Nowhere\ntype: village\n---\n",
    "content/actors/band.md": "---\nname: The Band\nkind: rebel group\nparty: true\n---\n",
    "content/actors/army.md": "---\nname: The Army\nkind: state forces\nparty: true\n---\n",
    "content/actors/watch.md": "---\nname: The Watch\nkind: monitor\n---\n",
    "content/sources/gazette.md": "---\npublisher: The Gazette\ntitle: Blasts in Town\nurl: \"https://gazette.example/1\"\npublished: 2016-05-24\n---\n",
    "content/sources/copy.md": "---\npublisher: The Copy\npublished: 2016-05-25\ncopied_from: gazette\n---\n",
    "content/incidents/blast.md": INCIDENT.format(title="Blast in Town and Port", date="2016-05-23", text="Words about [[town]].", more=(
        "type: [bombing, suicide bombing]\nweapons: [car bomb]\ntargets: [market, hospital]\nsummary: Two blasts.\n"
        "places: [{place: town, site: the market}, port]\n"
        "actors: [{actor: band, role: perpetrator}, {actor: army, role: target}]\n"
        "responsibility:\n- {act: claim, actor: band, mode: video, source: gazette, quote: We did it}\n- {act: denial, actor: band, source: copy}\n"
        "tolls:\n- {killed: 78, by: army, source: gazette}\n- {killed: <=121, wounded: 78+, by: watch, basis: monitor, source: gazette}\n"
        "- {killed: dozens, by: neighbours, basis: witness}\n- {killed: 40, where: town, by: watch, basis: monitor, superseded: true}\n"
        "sources: [gazette, copy]\npart_of: secret\nrelated: [{incident: secret, reason: the same day}, raid]\n"
        "updates: [{date: 2016-06-01, note: The toll was corrected.}]\n")),
    "content/incidents/raid.md": INCIDENT.format(title="Raid somewhere in North", date="2016-05", text="More words.", more=(
        "type: armed attack\nplaces: [{place: north, precision: province}]\ntolls: [{killed: 0, wounded: ~20}]\n"
        "sources: [{publisher: The Inline, published: 2016-07-01}]\n")),
    "content/incidents/rumour.md": INCIDENT.format(title="What is hardly known", date="2017", text="", more="places: [nowhere]\ncount: 2\n"),
    "content/incidents/doubt.md": INCIDENT.format(title="A doubtful night", date="2017-03-30?/2017-04-02", text="", more="type: air strike\nactors: [army]\n"),
    "content/incidents/secret.md": "---\ntitle: The hidden affair\ndate: 2016-05-22\nreview: draft\nplaces: [town]\ntolls: [{killed: 98765}]\n---\nUnseen.\n",
    "content/incidents/hostile.md": INCIDENT.format(title=msgspec.json.encode(HOSTILE).decode(), date="2018-01-01", text="See [[secret]].", more=(
        f"summary: {msgspec.json.encode('-' + HOSTILE).decode()}\nplaces: [{{place: town, site: {msgspec.json.encode('@x').decode()}}}]\n"
        f"tolls: [{{killed: 1, by: {msgspec.json.encode('+1 counted').decode()}, quote: {msgspec.json.encode('=cmd').decode()}}}]\n")),
}


class Files:
    """A built site, read."""

    def __init__(self, folder: SiteFolder):
        self.folder, self.root = folder, folder.root / "build"

    def bytes(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def json(self, path: str):
        return msgspec.json.decode(self.bytes(path))

    def rows(self, path: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.bytes(path).decode("utf-8"), newline="")))

    def row(self, path: str, **wanted) -> dict[str, str]:
        [row] = [r for r in self.rows(path) if all(r[k] == v for k, v in wanted.items())]
        return row


def made(root, settings: str = SETTINGS, content: dict[str, str] | None = None) -> Files:
    folder = SiteFolder(root).write({"site.toml": settings, **(CONTENT if content is None else content)})
    result = folder.build(keep_going=True)
    assert result.published and {n.code for n in result.notes if n.severity == "error"} <= {"L410"}, result.notes
    return Files(folder)
