"""The commands of people who edit a record by hand. Each imports what it needs when it runs."""
from pathlib import Path

import click

from chronicle.terminal import Refused, amount, need_site, say


@click.command()
@click.argument("kind", type=click.Choice(["incident", "place", "actor", "source"]))
@click.argument("words", nargs=-1)
@click.option("--title", default="", help="The title (of a place or actor: its name), when WORDS are the id.")
@click.option("--date", default="", help="When it happened, like 2016-05-23 or 2016-05; of a source: when it was published.")
@click.option("--place", default="", help="Where, by id or name; of a place: what it lies within.")
@click.pass_obj
def new(site: Path, kind: str, words, title: str, date: str, place: str):
    """Make a file to fill in. WORDS are its id or its title: chronicle new incident --date 2016-05-23 Bombing in Tartus"""
    need_site(site)
    from chronicle.build.batch import loaded
    from chronicle.content.read import read
    from chronicle.editing.new import NewRefused, slug
    from chronicle.editing.new import new as run
    from chronicle.links import way_out
    resolve, unknown = lambda name: "", ""
    if place:
        with loaded(site) as (_, state):
            resolve = state.site.resolve
            id = resolve(place) or slug(place)
            unknown = "" if resolve(place) else f"no place called `{id}` is on record; {way_out(state.site, 'place', id)}"
    try:
        path = run(site, kind, " ".join(words), title, date, place, resolve)
    except NewRefused as refused:
        raise Refused(str(refused))
    say(str(site / path))
    for note in read(path, (site / path).read_bytes())[0].notes:
        say(f"  still to do: {note.message}; {note.hint}", err=True)
    if unknown:
        say(f"  still to do: {unknown}", err=True)


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Show what would change; change nothing.")
@click.pass_obj
def mv(site: Path, old: str, new: str, dry_run: bool):
    """Give the record OLD the id NEW: renames its file, rewrites every reference, and keeps the old address as an alias."""
    need_site(site)
    from chronicle.build.batch import loaded
    from chronicle.editing.move import MoveRefused, plan
    try:
        with loaded(site) as (workspace, state):
            move = plan(site, workspace.parsed, state.site, state.notes, old, new)
            if dry_run:
                say(move.diff().rstrip("\n"))
                return
            move.carry_out(site)
    except MoveRefused as refused:
        raise Refused(f"{old} keeps its id: {refused}")
    others = len(move.files) - 1
    say(f"{site / move.old} -> {site / move.new}; {amount(others, 'other file')} rewritten, `{old}` is an alias now")


@click.command()
@click.argument("code", required=False)
def explain(code: str | None):
    """Tell what a CODE of `check` means, with an example of the mistake and how to mend it. Without CODE: list them."""
    from chronicle.editing import explain as about
    try:
        click.echo(about.explain(code) if code else about.everything(), nl=False)
    except LookupError as e:
        raise Refused(e.args[0])


@click.command()
@click.argument("kind", required=False, type=click.Choice(["incident", "place", "actor", "source", "page"]))
@click.option("--write", is_flag=True, help="Put them into .chronicle/schema/ in the site.")
@click.pass_obj
def schema(site: Path, kind: str | None, write: bool):
    """Print the JSON Schema of a KIND's front matter, for editors and other programs; without KIND: of all."""
    from chronicle.editing.schemas import USE, printed, written
    if not write:
        click.echo(printed(kind), nl=False)
        return
    need_site(site)
    for path in written(site, kind):
        say(f"  made {site / path}")
    click.echo(USE)


@click.command("record-addresses")
@click.pass_obj
def record_addresses(site: Path):
    """Add the address of every record's page to published.txt. From then on check and build fail if one would be lost."""
    need_site(site)
    from chronicle import published
    from chronicle.build.batch import loaded
    with loaded(site) as (_, state):
        added, there = published.record(site, state.routes)
    say(f"{site / published.FILE}: {added:,} added, {there:,} in all. Keep this file in git.")


COMMANDS = (new, mv, explain, schema, record_addresses)
