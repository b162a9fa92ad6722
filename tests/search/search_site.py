"""A chronicle to be searched: places in a tree and in two scripts, dates and tolls of every kind, names that mean harm."""
import json

SETTINGS = """\
title = "A chronicle"
base_url = "https://chronicle.example/"
review = ["draft", "reviewed", "published"]
"""
HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
PLACES = {
    "syria": "name: Syria\ntype: country",
    "coast": "name: Coast\ntype: province\nwithin: syria",
    "jableh": "name: Jableh\nnames: {ar: جبلة, variants: [Jabla]}\ntype: city\nwithin: coast\nlat: 35.36\nlon: 35.93",
    "tartus": "name: Tartus\nnames: {ar: طرطوس}\ntype: city\nwithin: coast",
    "homs": "name: Homs\ntype: city\nwithin: syria",
    "nowhere": f"name: {json.dumps('Nowhere ' + HOSTILE)}\ntype: village",
}
ACTORS = {
    "islamic-state": "name: Islamic State\nnames: {variants: [IS, Daesh]}\nkind: rebel group\nparty: true",
    "army": "name: Armed Forces\nkind: state forces\nparty: true",
    "observers": "name: Observers\nkind: monitor",
}
INCIDENTS = {                           # id -> (front matter, text)
    "a-bombings": ("title: Bombings in two towns\ndate: 2016-05-23\nsummary: Cars exploded.\ntype: [bombing, suicide bombing]\n"
                   "places: [jableh, tartus]\ntargets: [bus station, hospital]\nactors: [{actor: islamic-state, role: perpetrator}]\n"
                   "responsibility: [{act: claim, actor: islamic-state}]\ntolls: [{killed: 78-121, by: observers}]", "A stadium stood near."),
    "b-shelling": ("title: Shelling of a market\ndate: 2016-05\ntype: shelling\nplaces: [homs]\n"
                   "actors: [{actor: army, role: perpetrator}, {actor: islamic-state, role: target}]\ntolls: [{killed: dozens, by: observers}]", "The market burned, and the market was closed."),
    "c-strike": ("title: Air strike\ndate: 2015-12-30/2016-01-02\ntype: air strike\nplaces: [homs]\ntolls: [{killed: 0, by: observers}]", "No market here."),
    "d-clash": ("title: Clash on the coast\ndate: 2016\ntype: armed clash\nplaces: [coast]", "Nobody gave a number."),
    "e-arabic": ("title: تفجير في السوق\ndate: 2017-03-04\ntype: bombing\nplaces: [tartus]\ntolls: [{killed: 5+, by: observers}]", "قتل عدد من المدنيين."),
    "f-hostile": (f"title: {json.dumps(HOSTILE)}\ndate: 2018-01-01\nplaces: [nowhere]", f"A word: weird. {HOSTILE}"),
}


def record(front: str, text: str = "") -> str:
    return f"---\n{front}\n---\n{text}\n"


def small() -> dict[str, str]:
    files = {"site.toml": SETTINGS}
    files |= {f"content/places/{id}.md": record(front) for id, front in PLACES.items()}
    files |= {f"content/actors/{id}.md": record(front) for id, front in ACTORS.items()}
    return files | {f"content/incidents/{id}.md": record(*said) for id, said in INCIDENTS.items()}


def many(number: int) -> dict[str, str]:
    """So many incidents of one month besides, the later the higher their number."""
    return {f"content/incidents/n{n:03}.md": record(f"title: Number {n:03}\ndate: 2019-06-{n % 28 + 1:02}\ntype: protest\nplaces: [homs]") for n in range(number)}
