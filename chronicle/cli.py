"""The command line; those for people who edit by hand are in editing/commands.py. A user's mistake never shows a traceback.
Each command imports what it needs when it runs."""
import os
import shlex
import sys
from pathlib import Path

from chronicle.later import later

later()
import click

from chronicle import __version__
from chronicle.diagnose import OFFER, errors, in_order
from chronicle.editing.commands import COMMANDS
from chronicle.terminal import CONTENT, FAULT, FINE, INTERRUPTED, USAGE, Refused, amount, need_site, say, show, show_told, steady, streams, summary, tally, verdict


class Commands(click.Group):
    def list_commands(self, ctx):
        return list(self.commands)              # in the order of the work, not of the alphabet


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("-C", "site", metavar="SITE", default=".", type=click.Path(path_type=Path), help="The site's folder; left out: this one.")
@click.version_option(__version__, prog_name="chronicle")
@click.pass_context
def cli(ctx, site: Path):
    """Turns news articles about contested incidents into a record people can check, and publishes it as a static site.

    The usual way: `chronicle convert seeds/` drafts records from articles, you edit content/, `chronicle serve` shows
    what it will look like, `chronicle check` tells what is wrong, `chronicle build` publishes to build/.
    """
    ctx.obj = site


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def init(site: Path, folder: Path):
    """Make a new site in FOLDER: site.toml, content/, templates/, seeds/."""
    from chronicle.start import StartRefused, start
    target = folder if site == Path(".") else site / folder
    try:
        made = start(target)
    except StartRefused as refused:
        raise Refused(str(refused))
    for path in made:
        say(f"  made {target / path}")
    quoted = shlex.quote(str(target))
    say(f"Next: chronicle -C {quoted} build, then chronicle -C {quoted} serve")
    say("Before you publish: set `base_url` and `contact` in site.toml, so that readers can report an error")


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--published", metavar="DATE", help="When the articles were published, like 2016-05-23.")
@click.option("--publisher", metavar="NAME", help="Who published them.")
@click.option("--url", metavar="URL", help="Where the article is; for one article.")
@click.option("--merge", type=click.Choice(["ask", "auto", "never"]), default="ask",
              help="An article on an event the site has: ask prints what to add, auto adds it to drafts, never drafts a new incident; left out: ask.")
@click.option("--report", "report_file", metavar="FILE", type=click.Path(path_type=Path), help="Write what was found as JSON lines; content/ is left alone.")
@click.option("--explain", is_flag=True, help="Show each sentence, what was recognised in it, the rules that read it, what was left out; content/ is left alone.")
@click.option("--explain-html", metavar="FILE", type=click.Path(path_type=Path), help="The same as a page for the browser.")
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Processes to use; left out: one for each processor.")
@click.pass_obj
def convert(site: Path, paths, published, publisher, url, merge, report_file, explain, explain_html, jobs):
    """Draft records from articles: .txt, .html, folders of them, or - for standard input. Files you have edited are never changed."""
    from chronicle.convert.command import run
    sys.exit(run(site, list(paths), published, publisher, url, report_file, merge, jobs, explain, explain_html))


@cli.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "github", "sarif"]), default="text", help="How to tell it; left out: text.")
@click.option("--strict", is_flag=True, help="Warnings fail the check too.")
@click.option("--suggest", is_flag=True, help="Also offer links for places and actors that texts name without one.")
@click.pass_obj
def check(site: Path, form: str, strict: bool, suggest: bool):
    """Tell everything that is wrong in the site, with file, line and how to mend it."""
    need_site(site)
    from chronicle.build.batch import check as run
    from chronicle.formats import FORMATS
    notes, counted = run(site)
    if suggest:
        from chronicle.build.batch import loaded
        from chronicle.editing.suggest import offers
        with loaded(site) as (_, state):
            notes = in_order([*notes, *offers(site, state.site)])
    if form == "text":
        show(notes, site)
        click.echo(f"{summary(counted)}{tally(notes)}")
    else:
        click.echo(FORMATS[form](notes, site, "" if site == Path(".") else site.as_posix()), nl=False)
    sys.exit(verdict(notes) or (CONTENT if strict and any(n.severity != OFFER for n in notes) else FINE))


@cli.command()
@click.option("--keep-going", is_flag=True, help="Publish what is right although something is wrong, and name what is missing.")
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Processes to use; left out: one for each processor.")
@click.option("--stats", is_flag=True, help="Tell what was made anew and why, and where the time went.")
@click.pass_obj
def build(site: Path, keep_going: bool, jobs: int | None, stats: bool):
    """Build the site into build/. With errors nothing is published and the last good site stays.

    Where the site is kept in git, corrections of published records are told: the values before and after, and the subjects of
    commits. `withheld` in a record takes both away.
    """
    need_site(site)
    from chronicle.build.begin import begun
    with begun(site, keep_going) as begin:
        result = begin.result
        if result is None:
            from chronicle.build.batch import build as run
            from chronicle.progress import Progress
            progress = Progress()
            try:
                result = run(site, keep_going, jobs, begin, progress)
            finally:
                progress.close()
    show_told(result.told, site)
    if not result.published:
        last = "the last good site stays in build/" if (site / "build").is_dir() else "there is no site in build/ yet"
        say(f"Not published: {amount(len(errors(result.notes)), 'error')}; {last}.", err=True)
        sys.exit(verdict(result.notes))
    for stage, n in result.held_back.items():
        say(f"Left out: {amount(n, 'incident')} at stage `{stage}` (site.toml: review)")
    if stats:
        for url, reason in sorted(result.why.items()):
            say(f"  {url}: {reason}")
        click.echo("  " + " · ".join(f"{stage} {seconds:.3f} s" for stage, seconds in result.stages.items()))
    say(f"{summary(result.records)}{amount(result.pages, 'file')}, {result.written} written, {result.removed} removed, "
               f"in {result.seconds:.2f} s. Open {site / 'build' / 'index.html'}")
    sys.exit(verdict(result.notes))


@cli.command()
@click.option("--port", type=click.IntRange(1, 65535), default=5500, help="The port; the next free one if it is taken.")
@click.option("--open", "open_browser", is_flag=True, help="Open the front page in a browser.")
@click.option("--navigate", is_flag=True, help="After a save, lead the open page to the record that was saved.")
@click.pass_obj
def serve(site: Path, port: int, open_browser: bool, navigate: bool):
    """Preview the site at http://127.0.0.1 and show every save at once. Errors are shown in the browser."""
    need_site(site)
    from chronicle.live.server import serve as run
    run(site, port=port, open_browser=open_browser, navigate=navigate)


for command in COMMANDS:
    cli.add_command(command)


@cli.command()
@click.pass_obj
def lsp(site: Path):
    """Serve an editor over stdio: problems as you type, completion of fields, terms and ids, hover, go to definition."""
    try:
        from chronicle.lsp.server import serve as run
    except ModuleNotFoundError as missing:
        raise Refused(f"{missing.name} is not installed: pip install 'pygls>=2,<3'")
    run(site)


@cli.command()
@click.argument("page")
@click.pass_obj
def why(site: Path, page: str):
    """Tell what a page was made from, and what of it has changed. PAGE is like build/places/tartus.html."""
    need_site(site)
    from chronicle.build.batch import explain
    url = page.removeprefix("./").removeprefix(f"{site}/").removeprefix("build/")
    made, changed = explain(site, url)
    if made is None:
        raise Refused(f"no page {url} has been built here; addresses are like incidents/2016-05-23-tartus.html")
    say(f"build/{url}: a page of kind `{made.kind}`" + (f" about `{made.subject}`" if made.subject else ""))
    for fact in made.reads:
        say(f"  {'changed' if fact in changed else 'read   '} {fact}")
    say(f"{amount(len(changed), 'fact')} changed since it was built; the next build makes it anew." if changed else "Nothing it read has changed.")


def main() -> None:
    """The program: `done`, and the process ends."""
    streams()
    status = done()
    for stream in (sys.stdout, sys.stderr):
        try:
            if not stream.closed:
                stream.flush()
        except OSError:                                     # nobody reads any more, or there is no room
            status = INTERRUPTED
    os._exit(status)                                        # what was read goes with the process: taken apart value by value, it takes 40 ms


def done() -> int:
    """Does what was typed; the status it ends with."""
    try:
        cli.main(prog_name="chronicle", standalone_mode=False)
        return FINE
    except SystemExit as e:
        return e.code or FINE
    except (click.exceptions.Abort, KeyboardInterrupt, BrokenPipeError):
        return INTERRUPTED
    except click.ClickException as e:
        e.format_message = lambda told=e.format_message(): steady(told)
        e.show()
        return USAGE
    except click.exceptions.Exit as e:
        return e.exit_code
    except OSError as e:
        say(f"Error: {e.strerror or e}{f': {e.filename}' if e.filename else ''}", err=True)
        return USAGE
    except Exception as e:
        if type(e).__module__ == "sqlite3":             # the disk is full or read-only, or somebody else holds the ledger
            say(f"Error: {e}: .cache/ledger", err=True)
            return USAGE
        import traceback
        at = traceback.extract_tb(e.__traceback__)[-1]
        say(f"Error: a fault of Chronicle's own: {type(e).__name__}: {e} ({Path(at.filename).name}:{at.lineno})\n"
                   "Please report it with what you did. Set CHRONICLE_TRACEBACK=1 to see all of it.", err=True)
        if os.environ.get("CHRONICLE_TRACEBACK"):
            traceback.print_exc()
        return FAULT
