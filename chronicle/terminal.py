"""What all commands share: exit codes, refusals, and how problems and amounts are told.

Exit 0 fine, 1 problems in the content, 2 wrong use or configuration, 3 a fault of Chronicle's own, 130 interrupted.
"""
import os
import sys
from pathlib import Path

import click

from chronicle.diagnose import CODES, OFFER, Diagnostic, Told, errors, printable

FINE, CONTENT, USAGE, FAULT, INTERRUPTED = 0, 1, 2, 3, 130


def streams() -> None:
    """A program that is begun with a stream closed (`2>&-`) gets one that leads nowhere: else the next file that is opened, say the
    ledger, has the number to which messages go."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))


class Refused(click.ClickException):
    """A user's mistake: one line, exit 2."""
    exit_code = USAGE


def need_site(site: Path) -> None:
    if not (site / "site.toml").is_file():
        raise Refused(f"there is no site.toml in {site.resolve()}; name a site's folder with -C, or make one with `chronicle init FOLDER`")


def steady(text: str) -> str:
    """Text for a terminal that moves no cursor and turns no line round, whatever names of files and words of others it holds."""
    return "\n".join(map(printable, text.expandtabs(4).split("\n")))


def say(text: str, err: bool = False) -> None:
    click.echo(steady(text), err=err)


def show(notes: list[Diagnostic], site: Path) -> None:
    """All notes on stderr, each with the line it speaks of; in colour on a terminal, unless NO_COLOR is set."""
    from chronicle.formats import text
    click.echo(text(notes, site, colour=sys.stderr.isatty() and not os.environ.get("NO_COLOR")), err=True, nl=False, color=True)


def show_told(told: Told, site: Path) -> None:
    """A build's notes, and a line for each code of which there are more."""
    show(told.notes, site)
    for code, n in told.more.items():
        say(f"{CODES[code].severity} {code} {CODES[code].slug}: {n:,} more of these; `chronicle check` shows all", err=True)


def tally(notes: list[Diagnostic]) -> str:
    counts = [amount(sum(n.severity == severity for n in notes), severity) for severity in ("error", "warning")]
    offers = sum(n.severity == OFFER for n in notes)
    return ", ".join(counts + ([amount(offers, OFFER)] if offers else []))


def verdict(notes: list[Diagnostic]) -> int:
    bad = errors(notes)
    return FINE if not bad else USAGE if all(n.code.startswith("C") for n in bad) else CONTENT


def amount(n: int, word: str) -> str:
    return f"{n:,} {word}{'' if n == 1 else 's'}"


def summary(records: dict[str, int]) -> str:
    return (", ".join(amount(n, kind) for kind, n in records.items() if n) + ": ") if records else ""
