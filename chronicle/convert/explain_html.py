"""An explanation as one page for the browser: no script, nothing fetched, everything from the article escaped.

It is a working paper on the editor's own machine, no page of the site; so its style stands in the page.
"""

from html import escape

from chronicle.convert.explain import KINDS, Account, Cut, Gave, Mark, Told

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
HUES = {"people": 195, "person": 195, "target": 175, "organisation": 225, "weapon": 8, "event": 8, "deed": 8, "place": 135, "time": 48, "number": 300,
        "saying": 265, "name": 90}
STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#1b1b1b, #e8e6e1); --paper: light-dark(#fdfcf9, #191a1c); --card: light-dark(#fff, #222427);
  --soft: light-dark(#5d5a54, #a9a59c); --line: light-dark(#ddd8cd, #3a3c40); --good: light-dark(#146c2e, #7fd694); --warn: light-dark(#8a4b00, #f0b661) }
body { font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 0 auto; padding: 1.5rem; max-width: 68rem }
h1 { font-size: 1.4rem; margin: 2rem 0 .2rem } h2 { font-size: 1.05rem; margin: 0 0 .4rem } h3 { font-size: 1.05rem; margin: 2rem 0 .5rem }
p { margin: .3rem 0 } code { font-size: .85em; color: var(--soft) } .soft, .why { color: var(--soft) } .why { display: block; font-size: .88em }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(24rem, 1fr)); gap: 1rem; align-items: start }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1.1rem; min-width: 0 }
table { border-collapse: collapse; width: 100%; font-size: .93rem } th { text-align: left; font-weight: 500; color: var(--soft); width: 6.5rem }
th, td { vertical-align: top; padding: .22rem .6rem .22rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere } tr:first-child > * { border-top: 0 }
ol { list-style: none; margin: 0; padding: 0 } li { display: grid; grid-template-columns: 5.2rem minmax(0, 1fr); gap: 0 .8rem; padding: .6rem 0; border-top: 1px solid var(--line) }
li.silent .said { color: var(--soft) } li.gave { border-left: 3px solid var(--good) } li.left { border-left: 3px solid var(--warn) }
li.gave, li.left { padding-left: .7rem; margin-left: -.9rem } li:target { background: var(--card) }
a { color: inherit } .at { color: var(--soft); font-size: .82rem; padding-top: .15rem; grid-row: span 2 } .rows { grid-column: 2; font-size: .88rem; margin-top: .25rem; overflow-wrap: anywhere }
.said { overflow-wrap: anywhere; white-space: pre-line } .rows div { margin: .1rem 0 } .took { color: var(--good); font-weight: 600 } .dropped { color: var(--warn); font-weight: 600 }
mark { color: inherit; border-radius: .2rem; padding: .05em .15em; background: light-dark(hsl(var(--h) 75% 88%), hsl(var(--h) 45% 26%)) }
mark.event, mark.deed { text-decoration: underline; text-underline-offset: .2em } .legend mark { margin-right: .2rem; white-space: nowrap }
details.cut { grid-column: 2; color: var(--soft) } details.cut div { white-space: pre-line; font-size: .88rem }
@media (max-width: 34rem) { li { grid-template-columns: 1fr } .rows, details.cut { grid-column: 1 } .at { grid-row: auto } .at br { display: none } .cards { grid-template-columns: 1fr } }
""" + "".join(f"mark.{kind} {{ --h: {hue} }}\n" for kind, hue in HUES.items())


def page(accounts: list[Account]) -> str:
    title = accounts[0].reading.article.id if len(accounts) == 1 else f"{len(accounts)} articles"
    return (f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><meta name="robots" content="noindex">'
            f"<title>How {escape(title)} was read</title><style>{STYLE}</style></head><body>\n"
            + "\n".join(article(n, a) for n, a in enumerate(accounts, 1)) + "</body></html>\n")


def article(n: int, account: Account) -> str:
    a, r = account.reading.article, account.reading
    where = {id(v): f"a{n}s{part.sentence.number}" for part in account.parts if isinstance(part, Told) for v in part.gave}
    known = " · ".join(x for x in (a.publisher, f"published {a.published or 'on a day not known'}", a.path) if x)
    title = " ".join((a.title or next((a.text[i:j] for i, j in r.heads), "") or a.id).split())
    cards = "".join(card(k, i, values, where) for k, (i, values) in enumerate(zip(r.incidents, account.values), 1))
    legend = " ".join(f'<mark class="{kind}">{kind}</mark>' for kind in dict.fromkeys(KINDS.values()))
    told = [p for p in account.parts if isinstance(p, Told)]
    fates = " · ".join(f"{sum(p.fate == fate for p in told)} {words}" for fate, words in (
        ("gave", "hold a value"), ("left out", "left out"), ("read", "read and nothing taken"), ("silent", "without a rule")))
    return (f'<h1 dir="auto">{escape(title)}</h1><p class="soft">{escape(known)}</p>'
            f'<div class="cards">{cards or "<p>No incident was found.</p>"}</div>'
            f'<h3>The article, sentence by sentence</h3><p class="soft">Of {len(told)} sentences: {fates}.</p><p class="legend">{legend}</p>'
            f'<ol>{"".join(cut(p) if isinstance(p, Cut) else sentence(n, p) for p in account.parts)}</ol>')


def card(n: int, incident, values: tuple[Gave, ...], where: dict[int, str]) -> str:
    rows = "".join(f'<tr><th scope="row">{escape(v.slot)}</th><td><span dir="auto">{escape(v.value)}</span> {rule(v, where.get(id(v)))}'
                   + (f'<span class="why">{escape(v.why)}</span>' if v.why else "") + "</td></tr>" for v in values)
    missing = f'<tr><th scope="row">missing</th><td class="dropped">{escape(", ".join(incident.missing))}</td></tr>' if incident.missing else ""
    return f'<section class="card"><h2>{n}. {escape(incident.title)}</h2><table>{rows}{missing}</table></section>'


def rule(v: Gave, anchor: str | None) -> str:
    if not v.rule:
        return ""
    return f'<a href="#{anchor}"><code>{escape(v.rule)}</code></a>' if anchor else f"<code>{escape(v.rule)}</code>"


def cut(part: Cut) -> str:
    lines = f"line {part.first}" if part.first == part.last else f"lines {part.first}–{part.last}"
    return (f'<li><span class="at">{lines}</span><details class="cut"><summary>left out, the page’s own words: {escape(part.reason)}</summary>'
            f'<div dir="auto">{escape(part.text)}</div></details></li>')


def sentence(n: int, part: Told) -> str:
    s = part.sentence
    rows = [f"<div>rule <code>{escape(f.rule)}</code> {escape(f.fact)}{escape(f' ({f.doubt})') if f.doubt else ''}: "
            + ", ".join(f"{escape(role)} <q dir='auto'>{escape(' '.join(words.split()))}</q>" for role, words in f.roles) + "</div>" for f in part.fired]
    rows += [f'<div><span class="took">gave {v.incident}. {escape(v.slot)}</span> <span dir="auto">{escape(v.value)}</span> <code>{escape(v.rule)}</code></div>' for v in part.gave]
    if part.left:
        rows.append(f'<div><span class="dropped">left out</span> {escape(part.left)}</div>')
    elif part.fate == "read":
        rows.append('<div class="soft">nothing taken: it adds nothing to an incident</div>')
    return (f'<li id="a{n}s{s.number}" class="{part.fate.split()[0]}"><span class="at">line {s.line}<br> {escape(s.kind)}</span>'
            f'<span class="said" dir="auto">{marked(s.text, part.marks)}</span>' + (f'<div class="rows">{"".join(rows)}</div>' if rows else "") + "</li>")


def marked(text: str, marks: tuple[Mark, ...]) -> str:
    out, at = "", 0
    for m in marks:
        if m.start < at:
            continue
        note = f"{m.kind}: {m.note}" if m.note else m.kind
        out += f'{escape(text[at:m.start])}<mark class="{m.kind}" title="{escape(note)}">{escape(text[m.start:m.end])}</mark>'
        at = m.end
    return out + escape(text[at:])
