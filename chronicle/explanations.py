"""Each diagnostic by example: the mistake, and the same mended. `chronicle explain CODE` and docs/errors.md show them, and
a test reads every mistake and every mended form, so that none of them can become untrue.

`where` says what the two are: lines of the front matter of an `incident`, `place`, `actor` or `source` (the test adds the
required fields around them), the `text` of an incident, or the path of a whole file. Examples without `where` are told
in words: a few small files cannot show them.
"""
import msgspec


class Example(msgspec.Struct, frozen=True):
    where: str
    wrong: str
    mended: str
    beside: dict[str, str] = {}             # other files that both need, by path


TARTUS = {"content/places/tartus.md": "---\nname: Tartus\nlat: 34.89\nlon: 35.89\n---\n## The port\nOn the coast.\n"}
SANA = {"content/actors/sana.md": "---\nname: SANA\nkind: media\n---\n"}
GAZETTE = {"content/sources/gazette-1.md": "---\npublisher: The Gazette\npublished: 2020-03-08\n---\n"}
COUNT = "tolls:\n  - {killed: 3, by: police, source: gazette-1}"

EXAMPLES = {
    "C101": Example("site.toml", "title = A chronicle", 'title = "A chronicle"'),
    "C102": Example("site.toml", 'titel = "A chronicle"', 'title = "A chronicle"'),
    "C103": Example("site.toml", 'toll_rule = "highest"', 'toll_rule = "ucdp"'),
    "Y101": Example("", "a file saved as Latin-1, or 2 MB of text", "the same saved as UTF-8; a record is rarely longer than a page"),
    "Y102": Example("content/places/tartus.md", "name: Tartus\n---\nA port.\n", "---\nname: Tartus\n---\nA port.\n"),
    "Y103": Example("incident", "title: Tartus: two bombings", 'title: "Tartus: two bombings"'),
    "Y104": Example("incident", "type: bombing\ntype: shelling", "type: [bombing, shelling]"),
    "Y105": Example("incident", "summary: &same Two bombings in one street.", "summary: Two bombings in one street."),
    "Y106": Example("incident", "places: [[[[[[[[[[[tartus]]]]]]]]]]]", "places: [tartus]", TARTUS),
    "Y107": Example("", "an incident with a list of 20,000 places", "one record for each incident"),
    "Y108": Example("", "content/places/tartus.md -> ../../elsewhere/tartus.md", "the file itself in content/places/"),
    "Y109": Example("text", "<<<<<<< HEAD\nThe bombs went off at nine.\n=======\nThe bombs went off at ten.\n>>>>>>> corrections\n", "The bombs went off at ten."),
    "F201": Example("incident", "wepons: [car bomb]", "weapons: [car bomb]"),
    "F202": Example("content/places/tartus.md", "---\ntype: city\n---\n", "---\nname: Tartus\ntype: city\n---\n"),
    "F203": Example("incident", "title: [Two bombings, in one street]", "title: Two bombings, in one street"),
    "F204": Example("incident", "date: 23.05.2016", "date: 2016-05-23"),
    "F205": Example("incident", COUNT.replace("3", "about 20"), COUNT.replace("3", "~20"), GAZETTE),
    "F206": Example("incident", "stage: finished", "stage: accomplished"),
    "F207": Example("place", "lat: 348.9", "lat: 34.89"),
    "F208": Example("source", "url: www.example.org/report", "url: https://www.example.org/report"),
    "F209": Example("incident", "places: [Tartus City]", "places: [tartus]", TARTUS),
    "F210": Example("incident", "time:", 'time: "09:00"'),
    "F211": Example("content/incidents/2020/2020-03-07-market.md", "---\ntitle: Explosion at a market\ndate: 2020-03-07\n---\n",
                    "---\ntitle: Explosion at a market\ndate: 2020-03-07\nplaces: [tartus]\n---\n", TARTUS),
    "F212": Example("place", "lat: 34.89", "lat: 34.89\nlon: 35.89"),
    "F213": Example("incident", "title: Explosion #5 at a market", 'title: "Explosion #5 at a market"'),
    "F301": Example("incident", "weapons: [carbomb]", "weapons: [car bomb]"),
    "L401": Example("incident", "places: [tartous]", "places: [tartus]", TARTUS),
    "L402": Example("incident", "actors: [sanna]", "actors: [sana]", SANA),
    "L403": Example("incident", "sources: [gazete-1]", "sources: [gazette-1]", GAZETTE),
    "L404": Example("incident", "part_of: 2020-03-market", "part_of: 2020-03-07-market",
                    {"content/incidents/2020/2020-03-07-market.md": "---\ntitle: Explosion at a market\ndate: 2020-03-07\nplaces: [tartus]\n---\n", **TARTUS}),
    "L405": Example("text", "The bombs went off in [[tartos]].", "The bombs went off in [[tartus]].", TARTUS),
    "L406": Example("text", "They came from [[Homs]].", "They came from [[homs-city|Homs]].",
                    {"content/places/homs-city.md": "---\nname: Homs\ntype: city\n---\n", "content/places/homs-province.md": "---\nname: Homs\ntype: province\n---\n"}),
    "L407": Example("place", "aliases: [tartus]", "aliases: [tartous]", TARTUS),
    "L408": Example("place", "within: tartus-province", "within: syria",
                    {"content/places/tartus-province.md": "---\nname: Tartus province\nwithin: a-place\n---\n", "content/places/syria.md": "---\nname: Syria\n---\n"}),
    "L409": Example("", "content/actors/index.md, whose page would be actors/index.html, the list of all actors", "content/actors/index-group.md"),
    "L410": Example("", "[[2020-03-07-market]], while that incident is at `review: draft` and site.toml builds only reviewed ones",
                    "`review: reviewed` in that incident, or `draft` among the stages in site.toml"),
    "L411": Example("text", "See [[tartus#harbour]].", "See [[tartus#the port]].", TARTUS),
    "L412": Example("incident", COUNT.replace("police", "sanaa"), COUNT.replace("police", "sana"), SANA | GAZETTE),
    "L413": Example("text", "The bombs went off in Tartus.", "The bombs went off in [[tartus]].", TARTUS),
    "L414": Example("", "content/incidents/2016-05-32-tartus.ar.md beside content/incidents/2016-05-23-tartus.md",
                    "the same id in both names: 2016-05-23-tartus.md and 2016-05-23-tartus.ar.md"),
    "L415": Example("", "content/pages/about.ar.md, while site.toml names no further language", 'languages = ["ar"] in site.toml'),
    "L416": Example("incident", "part_of: an-incident", "part_of: 2020-03-07-market",
                    {"content/incidents/2020/2020-03-07-market.md": "---\ntitle: Explosion at a market\ndate: 2020-03-07\nplaces: [tartus]\n---\n", **TARTUS}),
    "R501": Example("incident", "places: [tartus]\n" + COUNT.replace("by", "where: jableh, by"), "places: [tartus]\n" + COUNT.replace("by", "where: tartus, by"),
                    TARTUS | GAZETTE | {"content/places/jableh.md": "---\nname: Jableh\n---\n"}),
    "R502": Example("incident", COUNT, COUNT + "\nsources: [gazette-1]", GAZETTE),
    "R503": Example("incident", 'tolls:\n  - {killed: 3, by: police, source: herald-1, quote: "Three died."}',
                    'tolls:\n  - {killed: 3, by: police, source: herald-1, quote: "Police said three people died."}',
                    {"content/sources/herald-1.md": "---\npublisher: The Herald\nfile: seeds/herald.txt\n---\n",
                     "seeds/herald.txt": "Police said three people died. Nobody claimed it.\n"}),
    "R504": Example("incident", "tolls:\n  - {killed: 53, by: sana}\n  - {killed: 73, by: sana}",
                    "tolls:\n  - {killed: 53, by: sana, superseded: true}\n  - {killed: 73, by: sana}", SANA),
    "R505": Example("incident", "date: 2020-03-09\nsources: [gazette-1]", "date: 2020-03-07\nsources: [gazette-1]", GAZETTE),
    "R506": Example("text", "It happened on Monday 7 March 2020.", "It happened on Saturday 7 March 2020."),
    "R507": Example("incident", "tolls:\n  - {killed: 50, by: sana}\n  - {killed: 30, by: sana, where: tartus}\n  - {killed: 40, by: sana, where: jableh}",
                    "tolls:\n  - {killed: 70, by: sana}\n  - {killed: 30, by: sana, where: tartus}\n  - {killed: 40, by: sana, where: jableh}",
                    SANA | TARTUS | {"content/places/jableh.md": "---\nname: Jableh\n---\n"}),
    "R508": Example("incident", "summary: A bomb killed 12 people.", "summary: A bomb killed 12 people.\ntolls: [{killed: 12, by: police}]"),
    "R509": Example("place", "within: tartus\nlat: 48.85\nlon: 2.35", "within: tartus\nlat: 34.9\nlon: 35.9",
                    {"content/places/tartus.md": "---\nname: Tartus\ntype: city\nlat: 34.89\nlon: 35.89\n---\n"}),
    "R510": Example("source", "url: https://www.example.org/report", "url: https://www.example.org/another-report",
                    {"content/sources/copy.md": "---\npublisher: The Gazette\nurl: https://www.example.org/report\n---\n"}),
    "R511": Example("incident", "summary: SANA attacked the market.\nresponsibility: [{act: accusation, actor: sana, by: police}]",
                    "summary: The police accused SANA of an attack on the market.\nresponsibility: [{act: accusation, actor: sana, by: police}]", SANA),
    "R512": Example("incident", 'date: 2020-03-07\nevidence: {date: {source: gazette-1, quote: "It happened early in March."}}',
                    'date: 2020-03\nevidence: {date: {source: gazette-1, quote: "It happened early in March."}}', GAZETTE),
    "R513": Example("incident", "actors: [{actor: sana, role: perpetrator}]",
                    "actors: [{actor: sana, role: perpetrator}]\nresponsibility: [{act: accusation, actor: sana, by: police}]", SANA),
    "R514": Example("incident", "date: 2019-03-07", "date: 2020-03-07"),
    "R515": Example("incident", COUNT.replace("gazette-1", 'gazette-1, quote: "…"') + "\nsources: [gazette-1]",
                    COUNT.replace("gazette-1", 'gazette-1, quote: "Police said three people died."') + "\nsources: [gazette-1]", GAZETTE),
    "R516": Example("incident", "tolls: [{killed: 53, by: sana, superseded: true}]",
                    "tolls:\n  - {killed: 53, by: sana, superseded: true}\n  - {killed: 73, by: sana}", SANA),
    "M601": Example("", "a list or quote more than 48 levels deep", "two or three levels; a new heading for what lies deeper"),
    "M602": Example("", "a text of more than 300,000 characters, 20,000 lines, 10,000 `[` or 1,000 headings", "several pages that link to one another"),
    "M603": Example("text", "See the [file](ftp://example.org/report.pdf).", "See the [file](https://example.org/report.pdf)."),
    "M604": Example("text", "As the gazette says.\n\n[^1]: On page two.\n", "As the gazette says.[^1]\n\n[^1]: On page two.\n"),
    "M605": Example("text", "The bombs went off in [the port](../places/tartus.md).", "The bombs went off in [[tartus|the port]].", TARTUS),
    "M606": Example("text", "The bombs went off in [[tartus].", "The bombs went off in [[tartus]].", TARTUS),
    "M607": Example("text", "![](../assets/icon.svg)", "![the sign of this chronicle](../assets/icon.svg)"),
    "T701": Example("templates/page.html", "{% if page %}", "{% if page %}{% endif %}"),
    "T702": Example("", "a record that Chronicle cannot make a page of", "a fault of Chronicle's own, or of a template in templates/: report it"),
    "T703": Example("site_ext.py", "def routes(routes, site)\n    return routes\n", "def routes(routes, site):\n    return routes\n"),
    "T704": Example("", "locale/fr.mo is the text of a catalogue, locale/fr.po, under another name",
                    "`pybabel compile -i locale/fr.po -o locale/fr.mo`, or `msgfmt`, writes what Chronicle reads"),
    "T705": Example("site.toml", 'languages = ["fr"]\n', 'languages = ["ar"]\n'),
    "T706": Example("", "templates/assets/photo.png, which is a JPEG under another name", "templates/assets/photo.jpg: the name says what the file is"),
    "B801": Example("", "build/ is a link or a file", "take it away; Chronicle makes the folder"),
    "B802": Example("", "build/notes.txt, put there by hand", "keep files of your own elsewhere; build/ is made anew"),
    "B803": Example("", "a shallow clone: git keeps only the newest commits here", "`git fetch --unshallow`; in a workflow, check out the whole history"),
    "B804": Example("", "published.txt lists places/tartous.html; content/places/tartous.md was renamed to tartus.md",
                    "`aliases: [tartous]` in content/places/tartus.md, which `chronicle mv tartous tartus` writes by itself"),
}
