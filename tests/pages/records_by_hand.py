"""Short records for the tests of pages."""


def incident(text: str) -> dict[str, str]:
    """Front matter of one incident by itself, with what it may name."""
    return {**REGISTER, "content/incidents/2016/x.md": f"---\ntitle: X\ndate: 2016-05-23\n{text}\n---\n"}


REGISTER = {
    "content/places/north.md": "---\nname: North\ntype: province\nlat: 36.0\nlon: 37.0\n---\n",
    "content/places/town.md": "---\nname: Town\nnames: {ar: بلدة, variants: [Ville]}\ntype: town\nwithin: north\nlat: 36.1\nlon: 37.1\n---\n",
    "content/places/hamlet.md": "---\nname: Hamlet\ntype: village\nwithin: town\n---\n",
    "content/actors/band.md": "---\nname: The Band\nkind: armed group\nparty: true\n---\n",
    "content/actors/crowd.md": "---\nname: The Crowd\nkind: civilians\n---\n",
    "content/actors/watch.md": "---\nname: The Watch\nkind: monitor\n---\n",
    "content/sources/daily.md": "---\npublisher: The Daily\ntitle: Day of blasts\npublished: 2016-05-24\nurl: https://daily.example/1\n---\n",
    "content/sources/copy.md": "---\npublisher: The Copy\npublished: 2016-05-25\ncopied_from: daily\n---\n",
}
