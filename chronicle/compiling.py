"""How a template becomes Python: as Jinja does it, with less to do for each value that is written out.

A page writes out some four hundred values. Jinja makes of each an object that says it is markup, looks for an attribute
before a key, calls a macro by way of four functions, and makes all the macros of a page anew. These rules are what that
comes to for the values pages have; whatever they do not cover goes the way Jinja goes.

1. What is written out is text: escaped, unless it says of itself that it is markup.
2. `value.name` of a dict is its key, unless dicts have a method of that name. It is looked up where it stands, without a call, as are values
   of a kind that always has it (`Running.has`): that takes a third of the time.
3. A macro that is given all its values in their order is called at once; what it says is markup.
4. What stands together in a template is written out together, and what a block says is handed on as one.
5. `this if so` without an else is nothing where it is not so, not an object that stands for nothing.
6. A loop that has begun knows all its turns, so `loop.last` looks at no iterator.
7. What a macro says of a thing that several pages show may be kept: `once` (`Running.once`).
8. A template of nothing but macros is run once for each place of a page's templates that imports it, and from then on told
   the values of each page: its macros look names up when they are called.
"""
from collections import defaultdict
from collections.abc import Callable, Iterable
from keyword import iskeyword
from types import FunctionType

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, LoopContext, Macro, missing
from markupsafe import Markup, escape

from chronicle.model import Struct

try:
    from markupsafe._speedups import _escape_inner as escaped       # `escape` of a text, without the mark
except ImportError:
    escaped = escape

METHODS = frozenset(dir(dict))
WHOLE = Struct, tuple, LoopContext      # values of these have all that their kind has
SEVERAL = 4         # pieces that are cheaper to write out together
MOST = 4000         # pieces of pages that are kept for other pages


class Names(dict):
    """What names stand for; a name that stands for nothing stands for Jinja's sign of that. A Context takes five times as long to say so."""

    def __missing__(self, name: str):
        return missing


class Page(Context):
    """The values of a page, with what its templates add to them, in one table."""

    def __init__(self, environment: jinja2.Environment, values: dict, template: jinja2.Template):
        super().__init__(environment, values, template.name, template.blocks)
        self.parent = self.vars = Names(values)
        self.resolve_or_missing = self.vars.__getitem__
        self.way = ()

    def get_all(self) -> dict:
        return dict(self.vars)


class Running:
    """What compiled templates ask of their environment, which makes one page at a time."""

    def __init__(self, environment: jinja2.Environment):
        self.environment = environment
        self.modules: dict[tuple, tuple[TemplateModule, Context]] = {}     # the way to it -> the macros, and the values they see
        self.once = keeping()
        self.has: dict[str, set[type]] = defaultdict(set)       # name -> kinds of values that all have it

    def page(self, template: jinja2.Template, values: dict) -> str:
        context = Page(self.environment, {**self.environment.globals, **values}, template)
        try:
            return self.environment.concat(template.root_render_func(context))
        except Exception:
            self.environment.handle_exception()         # raises it as of the line of the template
        finally:
            context.vars.clear()                        # macros of the page lead back to it, and where no circles are looked for it would never go
            del context.resolve_or_missing

    def found(self, value, name: str):
        """`value.name`"""
        kind = type(value)
        if kind is dict:
            inside = value.get(name, missing)
            return self.environment.getattr(value, name) if inside is missing else inside
        if issubclass(kind, WHOLE) and hasattr(kind, name):
            self.has[name].add(kind)
        try:
            return getattr(value, name)
        except AttributeError:
            return self.environment.getattr(value, name)

    def macros(self, name: str, importer: str, line: int, context: Context) -> TemplateModule:
        """`import "name" with context`"""
        way = getattr(context, "way", None)
        here = (*way, importer, line, name) if way is not None else None        # an include may include itself: it has no way
        if here in self.modules:
            module, own = self.modules[here]
            tell(own, context.get_all())
            return module
        template = self.environment.get_template(name, importer)
        own = template.new_context(context.get_all(), True)
        if here is None or not template.root_render_func.__globals__["only_macros"]:
            return TemplateModule(template, own)
        own.way, own.inside, own.parent = here, [], Names(own.parent)
        own.resolve_or_missing = own.parent.__getitem__
        module = TemplateModule(template, own)
        if way:
            context.inside.append(own)
        self.modules[here] = module, own
        return module


def keeping() -> Callable:
    """`{{ once((r.key, base), row, r) }}`: what a macro says of some values, kept for other pages. `about`: all that it depends on, as values
    that say the same when they are equal."""
    kept: dict[tuple, Markup] = {}

    def once(about: tuple, macro: Macro, *values) -> Markup:
        key = about, macro.name, macro._func.__code__.co_filename
        if (said := kept.get(key)) is None:
            if len(kept) >= MOST:
                kept.clear()
            said = kept[key] = macro._invoke(values, True) if type(macro) is Told and macro.takes == len(values) else macro(*values)
        return said
    return once


def tell(context: Context, values: dict) -> None:
    """The values of another page, for macros and for those they import."""
    context.parent.clear()
    context.parent.update(values)
    for inner in context.inside:
        tell(inner, context.get_all())


class Told(Macro):
    """`takes`: how many values it is told when it is called at once."""

    def __init__(self, *of):
        super().__init__(*of)
        self.takes = -1 if self.caller or self.catch_kwargs or self.catch_varargs else self._argument_count


class Turns(LoopContext):
    """`loop`, in one list from which all that it knows is read."""
    first = last = False

    def __iter__(self):
        self.turns = list(self._iterator)
        self._length = len(self.turns)
        for self.index0, item in enumerate(self.turns):
            self.first, self.last = not self.index0, self.index0 + 1 == self._length
            yield item, self

    def _peek_next(self):
        return missing if self.last else self.turns[self.index0 + 1]

    @property
    def _before(self):
        return self.turns[self.index0 - 1]


def written(value) -> str:
    """A value as it stands in a page."""
    kind = type(value)
    if kind is str:
        return escaped(value)
    return value if kind is Markup else str(value) if kind is int or kind is float else escape(value)


def said(context: Context, callee: Callable, *values) -> str:
    """What a call says, as it stands in a page."""
    if type(callee) is Told and callee.takes == len(values):
        return callee._func(*values)
    return written(callee(*values) if type(callee) is FunctionType and not callee.__dict__ else context.call(callee, *values))


def called(context: Context, callee: Callable, *values):
    if type(callee) is Told and callee.takes == len(values):
        return callee._invoke(values, True)
    return context.call(callee, *values)


def by_position(node: nodes.Node) -> bool:
    """Whether it is a call of something by its name, with values in their order."""
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and not (node.kwargs or node.dyn_args or node.dyn_kwargs)


def only_macros(template: nodes.Template) -> bool:
    return all(isinstance(node, nodes.Macro) or isinstance(node, nodes.FromImport | nodes.Import) and isinstance(node.template, nodes.Const)
               or isinstance(node, nodes.Output) and all(isinstance(piece, nodes.TemplateData) and not piece.data.strip() for piece in node.nodes)
               for node in template.body)


class Quick(CodeGenerator):
    """The environment has `running`, a Running. What Python would be called for is written out where it stands: `it` is the value that is looked
    at, `kind` its type."""

    def __init__(self, *of, **more):
        super().__init__(*of, **more)
        self.looked_for: set[str] = set()               # names of `value.name`

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        super().visit_Template(node, frame)
        self.writeline(f"only_macros = {only_macros(node)}")
        for name in sorted(self.looked_for):
            self.writeline(f"has_{name} = environment.running.has[{name!r}]")

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("written, escaped, said, called, found, Macro, LoopContext = environment.quick")

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        if frame.buffer is not None:
            return super().blockvisit(body, frame)
        self.buffer(frame)
        super().blockvisit(body, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if not (node.with_context and frame.toplevel):
            return super()._import_common(node, frame)
        self.write("environment.running.macros(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r}, {node.lineno}, context)")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if node.attr in METHODS:
            return super().visit_Getattr(node, frame)
        name, attribute = node.attr, ""
        if name.isascii() and not iskeyword(name):
            self.looked_for.add(name)
            attribute = f"it.{name} if kind in has_{name} else "
        self.write(f"(it[{name!r}] if (kind := type(it := ")
        self.visit(node.node, frame)
        self.write(f")) is dict and {name!r} in it else {attribute}found(it, {name!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, **block) -> None:
        if block or not by_position(node):
            return super().visit_Call(node, frame, **block)
        self.call("called", node, frame)

    def call(self, way: str, node: nodes.Call, frame: Frame) -> None:
        self.write(f"{way}(context, ")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        if frame.require_output_check or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            return super().visit_Output(node, frame)
        pieces: list[str | nodes.Node] = []
        for child in node.nodes:
            piece = self.known(child, frame)
            if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
                pieces[-1] += piece
            else:
                pieces.append(piece)
        if len(pieces) < SEVERAL:
            for piece in pieces:
                self.writeline(f"{frame.buffer}.append(", None if isinstance(piece, str) else piece)
                self.piece(piece, frame)
                self.write(")")
            return
        self.writeline(f"{frame.buffer}.extend((")
        self.indent()
        for piece in pieces:
            self.newline(None if isinstance(piece, str) else piece)
            self.piece(piece, frame)
            self.write(",")
        self.outdent()
        self.write("))")

    def known(self, node: nodes.Node, frame: Frame) -> str | nodes.Node:
        """What it says, if that is known now."""
        try:
            return self._output_child_to_const(node, frame, self._make_finalize())
        except Exception:                   # not yet: Jinja asks the same way
            return node

    def piece(self, node: str | nodes.Node, frame: Frame) -> None:
        """What is written out: a text, or a value that is known when the page is made."""
        if isinstance(node, str):
            return self.write(repr(node))
        if isinstance(node, nodes.CondExpr):
            self.write("(")
            self.piece(self.known(node.expr1, frame), frame)
            self.write(" if ")
            self.visit(node.test, frame)
            self.write(" else ")
            self.piece(self.known(node.expr2, frame) if node.expr2 else "", frame)
            return self.write(")")
        if by_position(node):
            return self.call("said", node, frame)
        self.write("(escaped(it) if type(it := ")
        self.visit(node, frame)
        self.write(") is str else written(it))")
