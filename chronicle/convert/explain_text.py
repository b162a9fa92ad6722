"""An explanation for the terminal: each sentence with what was recognised in colour, below it the rules and what came of them."""

import textwrap

import click

from chronicle.convert.explain import Account, Cut, Gave, Told
from chronicle.diagnose import printable

COLOURS = {     # kind of mark -> style; without colour a line below the sentence names the marks
    "people": {"fg": "cyan"}, "person": {"fg": "cyan"}, "organisation": {"fg": "blue", "bold": True}, "target": {"fg": "bright_cyan"},
    "weapon": {"fg": "red"}, "event": {"fg": "red", "bold": True}, "deed": {"fg": "red", "underline": True}, "place": {"fg": "green", "bold": True},
    "time": {"fg": "yellow"}, "number": {"fg": "magenta"}, "saying": {"fg": "bright_black", "underline": True}, "name": {"bold": True}}
WIDTH = 116


def text(account: Account, colour: bool) -> str:
    """One article. Styles are given always, and taken out again by click where `colour` is not wanted."""
    a = account.reading.article
    out = [click.style(printable(a.path or a.id), bold=True),
           f"published {printable(a.published) or 'on a day not known'}" + (f", {printable(a.publisher)}" if a.publisher else ""),
           *(["marked: " + " ".join(click.style(kind, **style) for kind, style in COLOURS.items())] if colour else []), ""]
    for part in account.parts:
        out += cut(part) if isinstance(part, Cut) else sentence(part, colour)
    for n, (incident, values) in enumerate(zip(account.reading.incidents, account.values), 1):
        out += ["", click.style(printable(f"Incident {n}: {incident.title}"), bold=True)]
        out += [line for v in values for line in value(v)]
        if incident.missing:
            out += [f"  {'missing':<12} {printable(', '.join(incident.missing))}"]
    return "\n".join(out if account.reading.incidents else [*out, "", click.style("No incident was found.", bold=True)]) + "\n"


def cut(part: Cut) -> list[str]:
    lines = f"line {part.first}" if part.first == part.last else f"lines {part.first}-{part.last}"
    return [click.style(f"{lines}: left out, the page's own words ({printable(part.reason)})", dim=True)]


def sentence(part: Told, colour: bool) -> list[str]:
    s = part.sentence
    head = f"{s.line:>4} {s.kind:<8} "
    text, styles = s.text, [("", {})] * len(s.text)
    for m in part.marks:
        styles[m.start:m.end] = [(m.kind, COLOURS[m.kind])] * (m.end - m.start)
    out, at = [], 0
    for line in textwrap.wrap(printable(text.replace("\n", " ")), WIDTH - len(head), replace_whitespace=False, drop_whitespace=False):
        blank = len(line) - len(line.lstrip())
        out.append((head if not out else " " * len(head)) + painted(line[blank:], styles[at + blank:at + len(line)]).rstrip())
        at += len(line)
    indent = " " * len(head)
    if part.marks and not colour:
        seen = ", ".join(f"{m.kind} “{' '.join(printable(text[m.start:m.end].replace(chr(10), ' ')).split())}”" for m in part.marks)
        out += textwrap.wrap(f"seen {seen}", WIDTH, initial_indent=indent, subsequent_indent=indent + "     ")
    for f in part.fired:
        roles = "  ".join(f"{role}=“{' '.join(printable(words).split())}”" for role, words in f.roles)
        out.append(f"{indent}{click.style('rule', dim=True)} {f.rule} {click.style(f.fact + (f' ({f.doubt})' if f.doubt else ''), dim=True)}  {roles}")
    for g in part.gave:
        out.append(f"{indent}{click.style('gave', fg='green', bold=True)} {g.incident}: {g.slot} {printable(g.value)}  {click.style(g.rule, dim=True)}")
    if part.left:
        out.append(f"{indent}{click.style('left out', fg='yellow', bold=True)} {printable(part.left)}")
    elif part.fate == "read":
        out.append(f"{indent}{click.style('nothing taken: it adds nothing to an incident', dim=True)}")
    return out


def painted(line: str, styles: list[tuple[str, dict]]) -> str:
    out, at = "", 0
    while at < len(line):
        end = at
        while end < len(line) and styles[end] == styles[at]:
            end += 1
        out += click.style(line[at:end], **styles[at][1]) if styles[at][1] else line[at:end]
        at = end
    return out


def value(v: Gave) -> list[str]:
    line = f"  {v.slot:<12} {printable(v.value)}" + (f"  {click.style(v.rule, dim=True)}" if v.rule else "")
    return [line, *(click.style(f"  {'':<12} {w}", dim=True) for w in textwrap.wrap(printable(v.why), WIDTH - 15))]
