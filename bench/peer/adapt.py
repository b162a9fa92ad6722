"""The benchmark's corpus as a Chronicle site: adapt.py CORPUS WORK. Needs the Python that has chronicle installed? No:
standard library only, so that the harness can run it with its own."""
import json
import os
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = {"airstrike": "air strike", "air-strike": "air strike", "ambush": "armed attack", "clash": "armed clash", "kidnapping": "abduction",
         "detention": "arrest", "explosion": "bombing", "attack": "armed attack", "ceasefire": "agreement", "mine": "landmine"}
KNOWN = {"bombing", "armed attack", "armed clash", "air strike", "shelling", "landmine", "assassination", "abduction", "arson", "looting",
         "arrest", "protest", "riot", "agreement"}
ROLES = {"injured party": "victim", "responder": "responder", "witness": "witness", "suspect": "mentioned"}


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def incident(r):
    kind = r["type"].replace("_", " ")
    kind = TYPES.get(kind, kind if kind in KNOWN else "other")
    out = ["---", f"title: {quoted(r['title'])}", f"date: {r['date']}{'' if r['date_precision'] == 'day' else '~'}",
           f"summary: {quoted(r['summary'])}", f"type: {kind}", f"places: [{', '.join(p['id'] for p in r['places'])}]", "actors:"]
    out += [f"  - {{actor: {a['id']}, role: {ROLES.get(a['role'], 'mentioned')}}}" for a in r["actors"]]
    out += ["tolls:"] + [f"  - {{killed: {c['killed']}, wounded: {c['injured']}, by: {quoted(c['source'])}, basis: media}}" for c in r["casualties"]]
    out += ["sources:"]
    for s in r["sources"]:
        out += [f"  - publisher: {quoted(s['publisher'])}", f"    title: {quoted(s['title'])}", f"    url: {s['url']}", f"    retrieved: {s['accessed']}"]
    out += ["review: reviewed", "extra:", f"  precision: {r['date_precision']}", f"  tags: {quoted(' '.join(r['tags']))}", "---", ""]
    return "\n".join(out) + r["body"]


def main(corpus, work):
    sources, places, actors = {}, {}, {}
    for line in open(os.path.join(corpus, "index.jsonl"), encoding="utf-8"):
        r = json.loads(line)
        places |= {p["id"]: p for p in r["places"]}
        actors |= {a["id"]: a for a in r["actors"]}
        sources[r["id"]] = path = f"content/incidents/{r['date'][:4]}/{r['id']}.md"
        put(work, path, incident(r))
    for p in places.values():
        names = f"names: {{ar: {quoted(p['native'])}}}\n" if p.get("native") else ""
        put(work, f"content/places/{p['id']}.md", f"---\nname: {quoted(p['name'])}\n{names}type: town\nlat: {p['lat']}\nlon: {p['lon']}\nextra:\n  country: {quoted(p['country'])}\n---\n")
    for a in actors.values():
        put(work, f"content/actors/{a['id']}.md", f"---\nname: {quoted(a['name'])}\n---\n")
    put(work, "site.toml", 'title = "Incident chronicle"\nbase_url = "https://chronicle.example/"\nreview = ["reviewed"]\n')
    shutil.copytree(os.path.join(HERE, "templates"), os.path.join(work, "templates"), dirs_exist_ok=True)
    shutil.copy(os.path.join(HERE, "site_ext.py"), work)
    bench = os.environ.get("BENCH")
    if bench:
        shutil.copytree(os.path.join(bench, "assets"), os.path.join(work, "templates", "assets"), dirs_exist_ok=True)
    put(work, ".bench/sources.json", json.dumps(sources))


def put(work, path, text):
    path = os.path.join(work, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:3])
