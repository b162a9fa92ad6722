"""Jinja2 as Chronicle uses it: autoescape always, undefined names are errors, a site's templates before the packaged ones.

A template is remembered with what it extends, includes or imports, so that a page which uses it depends on the whole
closure: `Templates.digests` has one digest per template for that. Templates are code, written by whoever owns the site;
content is not, and reaches them as plain values only. What is made of a text is remembered by that text, in this process
and in the ledger: which templates it names, and the code that it becomes.
"""
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import CodeType

import jinja2
import msgspec
from jinja2 import meta, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from chronicle import sealed, words
from chronicle.compiling import Quick, Running, Told, Turns, called, escaped, said, written
from chronicle.diagnose import Diagnostic, Span
from chronicle.files import read_whole
from chronicle.fingerprint import fingerprint
from chronicle.folder import ASSETS
from chronicle.speech import ENGLISH, Speech, _, filled, fits, now, speaking, term

LARGEST, LARGEST_ASSET = 1_000_000, 100_000_000        # bytes of a template; of a picture, a font, a document
NAMED = re.compile(r"%\((\w+)\)s")          # where a value stands in a message
NOTHING = Markup("")
_compiled = jinja2.Environment()._compile
INERT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}      # put one after the other: twenty times as fast as a table


class Known(msgspec.Struct, frozen=True):
    """What is made of a text: the templates that it names; `any`: also one whose name is made at run time; what is wrong with it;
    (language, name it is asked for by) -> digest of the language's words and its code, sealed."""
    names: tuple[str, ...] = ()
    any: bool = False
    notes: tuple[Diagnostic, ...] = ()
    code: dict[tuple[str, str], tuple[bytes, bytes]] = {}


class Templates:
    """`folders`: (where, what to call it in messages), the first that has a template wins. `speeches`: by language, one
    environment for each; `filters`: a site's own; `known`: what was made of texts before."""

    def __init__(self, folders: list[tuple[Path, str]], speeches: dict[str, Speech] | None = None, filters: dict | None = None,
                 known: dict[bytes, Known] | None = None):
        self.notes: list[Diagnostic] = []
        self.known: dict[bytes, Known] = {}                   # digest of a text and of what it is called -> what is known of it
        self.found: dict[str, Known] = {}                     # the same by name
        self.closures: dict[str, set[str]] = {}               # a template and all it reaches
        self.sources: dict[str, tuple[str, str]] = {}         # name -> (text, path for messages)
        self.assets: dict[str, Path] = {}                     # files of templates/assets, published as they are
        self.asset_digests: dict[str, bytes] = {}
        for folder, label in reversed(folders):
            linked = links_in(folder) if label == "templates" else []       # packages may be installed as links
            self.notes += [link_note(path, folder) for path in linked]
            for path in sorted(p for p in folder.glob("*") if p.name.isprintable()):
                if path.suffix in (".html", ".xml", ".txt") and path.is_file() and path not in linked:
                    if path.name in self.sources:
                        self.sources[f"theme/{path.name}"] = self.sources[path.name]
                    try:
                        self.sources[path.name] = (read_whole(path, LARGEST).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n"), f"{label}/{path.name}")
                    except (OSError, UnicodeDecodeError) as e:
                        self.notes.append(Diagnostic("T701", f"cannot be read: {e}", Span(f"{label}/{path.name}")))
            for path in sorted((folder / "assets").glob("*") if folder / "assets" not in linked else ()):
                if path.suffix in ASSETS and path.is_file() and path not in linked and not path.name.startswith("."):
                    self.assets[path.name] = path
        for name, path in list(self.assets.items()):
            try:
                self.asset_digests[name] = fingerprint(read_whole(path, LARGEST_ASSET))
            except OSError as e:
                self.notes.append(Diagnostic("T701", f"cannot be read: {e.strerror}", Span(f"templates/assets/{name}")))
                del self.assets[name]
        self.speeches = speeches or {"en": ENGLISH}
        self.filters = words.FILTERS | {"term": term, "lang": lang} | (filters or {})
        self._envs: dict[str, jinja2.Environment] = {}
        self.digests = self._closures(known or {})

    def env(self, language: str = "") -> jinja2.Environment:
        """The templates in one language; in English where the site does not speak it."""
        if language not in self._envs:
            env = Spoken(self.speeches.get(language, ENGLISH), lambda name: self.found[self.named(name)], loader=jinja2.FunctionLoader(self._load))
            env.filters.update(self.filters)
            env.globals.clear()                               # no `cycler`, no `lipsum`: values and filters only
            env.globals.update({"range": range, "_": _, "ngettext": ngettext, "once": env.running.once})
            self._envs[language] = env
        return self._envs[language]

    def named(self, name: str) -> str:
        """`theme/place.html` is the theme's own, where a site has a place.html: what that extends to change a block of it."""
        return name if name in self.sources else name.removeprefix("theme/")

    def _load(self, name: str):
        name = self.named(name)
        if name not in self.sources:
            return None
        return self.sources[name][0], self.sources[name][1], lambda: True

    def _closures(self, known: dict[bytes, Known]) -> dict[str, bytes]:
        """Template -> digest of its text and of every template it reaches. A name made at run time reaches all."""
        own, reached = {}, {}
        for name, (text, path) in self.sources.items():
            own[name] = fingerprint(text.encode())
            key = own[name] + f"{name}\n{path}".encode()
            found = self.known[key] = self.found[name] = known.get(key) or looked_at(text, name, path)
            self.notes += found.notes
            reached[name] = set(self.sources) if found.any else {named for f in found.names if (named := self.named(f)) in self.sources}
        out = {}
        for name in self.sources:
            seen, todo = set(), [name]
            while todo:
                at = todo.pop()
                if at not in seen:
                    seen.add(at)
                    todo += reached[at]
            self.closures[name] = seen
            out[name] = fingerprint(b"".join(own[n] + n.encode() for n in sorted(seen)))
        return out

    def prepare(self, names: Iterable[str]) -> None:
        """Has the code of these templates, and of all they reach, in every language, for the ledger to remember."""
        wanted = sorted({reached for name in names for reached in self.closures.get(name, ())})
        for env, name in ((self.env(language), name) for language in self.speeches for name in wanted):
            with suppress(jinja2.TemplateSyntaxError):          # told by `notes`, and by the page that needs it
                env.compile(self.sources[name][0], name, self.sources[name][1])

    def render(self, name: str, values: dict, language: str = "") -> bytes:
        """Raises TemplateFailure with the diagnostic; never a Jinja error."""
        try:
            env = self.env(language)
            return env.running.page(env.get_template(name), values).encode()
        except jinja2.TemplateSyntaxError as e:
            raise TemplateFailure(syntax_note(e, self.sources.get(e.name or name, ("", name))[1])) from e
        except jinja2.TemplateNotFound as e:
            raise TemplateFailure(Diagnostic("T701", f"there is no template `{e.name}`", Span(f"templates/{name}"),
                                             "add the file, or mend the name")) from e
        except Exception as e:
            path, line = self._where(e, name)
            said = f"`{name}`: {type(e).__name__}: {e}" if not isinstance(e, jinja2.UndefinedError) else str(e)
            raise TemplateFailure(Diagnostic("T701", said[:500], Span(path, line),
                                             "the values a template gets are listed in docs/templates.md")) from e

    def _where(self, error: Exception, name: str) -> tuple[str, int]:
        """The innermost template line in the traceback."""
        paths = {path for _, path in self.sources.values()}
        found, at = (self.sources.get(name, ("", name))[1], 0), error.__traceback__
        while at:
            if at.tb_frame.f_code.co_filename in paths:
                found = (at.tb_frame.f_code.co_filename, at.tb_lineno)
            at = at.tb_next
        return found


def ngettext(one: str, more: str, n: int, **values) -> Markup:
    """speech.ngettext for templates: what a catalogue says is markup, the values in it are escaped."""
    return filled(Markup(now().ngettext(one, more, n)), Markup(one if n == 1 else more), {"n": f"{n:,}", **values})


class Spoken(jinja2.Environment):
    """Templates in one language. `_("…")` with a constant is translated when the template is compiled, so that it costs a
    page nothing. Messages are part of the theme: what a catalogue says is markup, the values in it are escaped."""

    def __init__(self, speech: Speech, known: Callable[[str], Known], **options):
        super().__init__(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
                         keep_trailing_newline=True, auto_reload=False, cache_size=400, **options)
        self.speech, self.known = speech, known
        self.running = Running(self)
        self.quick = written, escaped, said, called, self.running.found, Told, Turns

    code_generator_class = Quick

    def python(self, text: str, name: str, path: str) -> str:
        """What Jinja writes for a template."""
        with speaking(self.speech):                             # a filter of a constant is applied when the Python is written
            return super().compile(text, name, path, raw=True)

    def compile(self, source: str, name: str, filename: str) -> CodeType:
        kept, key = self.known(name).code, (self.speech.language, name)
        words, told = kept.get(key, (b"", b""))
        code = sealed.opened(told) if words == self.speech.digest else None
        if code is None:
            code = _compiled(self.python(source, name, filename), filename)
            kept[key] = self.speech.digest, sealed.seal(code)
        return code

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = Translator(self.speech).visit(super()._parse(source, name, filename))
        tree.set_environment(self)
        return tree


class Translator(NodeTransformer):
    """Puts the words of a language in the place of `_("constant")` and of `_("constant %(name)s", name=value)`."""

    def __init__(self, speech: Speech):
        self.speech = speech

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        """What is written out is written piece by piece: words that are known now, and values between them."""
        node.nodes = [piece for child in node.nodes for piece in self.pieces(child)]
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        pieces = self.pieces(node)
        return pieces[0] if len(pieces) == 1 else nodes.Concat(pieces).set_lineno(node.lineno)

    def pieces(self, node: nodes.Node) -> list[nodes.Node]:
        """A message as its words and values in the order of the language; any other node as it is."""
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.node.name != "_" or len(node.args) != 1 \
                or not isinstance(node.args[0], nodes.Const):
            return [self.generic_visit(node) if isinstance(node, nodes.Call) else self.visit(node)]
        message, values = node.args[0].value, {k.key: self.visit(k.value) for k in node.kwargs}
        said = self.speech.gettext(message)
        parts = NAMED.split(said if fits(said, message) else message) if values else [said]
        missing = [name for name in parts[1::2] if name not in values]
        if missing:
            raise jinja2.TemplateSyntaxError(f"the message “{message[:60]}” names `{missing[0]}`, and is given no such value", node.lineno)
        return [nodes.MarkSafe(nodes.Const(part)).set_lineno(node.lineno) if n % 2 == 0 else values[part]
                for n, part in enumerate(parts) if part]


@lru_cache(maxsize=500)                 # in one process, several sites have the same theme
def looked_at(text: str, name: str, path: str) -> Known:
    try:
        found = set(meta.find_referenced_templates(jinja2.Environment(trim_blocks=True, lstrip_blocks=True).parse(text, name, path)))
        return Known(tuple(sorted(found - {None})), None in found)
    except jinja2.TemplateSyntaxError as e:
        return Known(notes=(syntax_note(e, path),))
    except RecursionError:
        return Known(notes=(Diagnostic("T701", "it is nested too deeply", Span(path), "mend the template; the last good site stays"),))


class TemplateFailure(Exception):
    def __init__(self, note: Diagnostic):
        super().__init__(note.message)
        self.note = note


def links_in(folder: Path) -> list[Path]:
    return [path for path in sorted((*folder.glob("*"), *folder.glob("assets/*"))) if path.is_symlink()]


def link_note(path: Path, folder: Path) -> Diagnostic:
    return Diagnostic("T701", "is a link: it could lead out of the site, and what changes behind it would go unnoticed",
                      Span(f"templates/{path.relative_to(folder).as_posix()}"), "put the file itself there")


def syntax_note(e: jinja2.TemplateSyntaxError, path: str) -> Diagnostic:
    return Diagnostic("T701", str(e.message), Span(path, e.lineno or 0), "mend the template; the last good site stays")


def lang(tag: str) -> Markup:
    """The attribute that says in which language a text stands; nothing where it is that of the page."""
    return Markup(' lang="%s"') % tag if tag else NOTHING


def inert(value) -> Markup:
    """A value as JSON that is inert inside `<script type="application/…json">`, whatever its texts say."""
    said = msgspec.json.encode(value).decode()
    for sign, escape in INERT.items():
        said = said.replace(sign, escape)
    return Markup(said)


def rendered(html: str) -> Markup:
    """Marks HTML made by markdown.py as safe: the one place where text becomes markup."""
    return Markup(html)
