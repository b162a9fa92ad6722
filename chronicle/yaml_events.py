"""Front matter of whatever look, read by YAML's events: no YAML types. What is usual, plainly.py reads.

The C parser's events give every scalar as the string the editor wrote, with its place. Anchors, aliases, tags and several
documents are refused; a key that stands twice is an error, not a choice.

    by_yaml(text, path, first_line)    -> Map or None, notes
"""
import re
from typing import NamedTuple

import yaml

from chronicle.diagnose import Diagnostic, Span
from chronicle.nodes import Map, Scalar, Seq

DEEPEST = 10                    # a record needs four levels; 10,000 `[` must not
MOST = 10_000                   # keys, values, lists and mappings: a hundred tolls are a thousand. Tolls are compared in pairs
LONGEST_KEY = 200               # characters; what is longer was meant as text
ScalarEvent = yaml.ScalarEvent
NODES = frozenset({yaml.ScalarEvent, yaml.AliasEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent})
ENDS = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BREAKS = str.maketrans("\x85\u2028\u2029", "   ")         # YAML ends lines at these, editors do not: they are read as spaces


def by_yaml(front: str, path: str, first_line: int) -> tuple[Map | None, list[Diagnostic]]:
    """`first_line`: line of the file on which `front` begins. Raises nothing: every fault is a note."""
    notes: list[Diagnostic] = []
    offset = first_line                     # event lines count from 0
    whole = Seq(first_line, 1)              # holds the document, as a list holds its items
    inner: Seq | Map = whole                # what is open, innermost
    key: Scalar | None = None               # of an open mapping: the one that waits for its value
    outer: list[Seq | Map] = []             # what it stands in
    nodes = 0

    def note(code, message, mark, hint="", length=1):
        notes.append(Diagnostic(code, message, Span(path, mark.line + offset, mark.column + 1, length), hint))

    try:
        for event in iter(PARSER(front if front.isascii() else front.translate(BREAKS)).get_event, None):
            kind = type(event)
            if kind is not ScalarEvent:                     # most are
                if kind in ENDS:
                    inner = outer.pop()
                    continue
                if kind not in NODES:
                    if kind is yaml.DocumentStartEvent and whole.items:
                        note("Y105", "a second YAML document", event.start_mark, "one file holds one record")
                        return None, notes
                    continue
            mark = event.start_mark
            nodes += 1
            if nodes > MOST:
                note("Y107", f"the front matter holds more than {MOST:,} keys and values", mark, "give each thing a file of its own, or tell it in the text")
                return None, notes
            keyed = inner.__class__ is Map
            if kind is ScalarEvent:
                if event.anchor or event.tag:
                    note("Y105", f"{'an anchor' if event.anchor else 'a tag'} (`{('&' + event.anchor if event.anchor else event.tag)[:80]}`)", mark, "write the value itself")
                line, col, end = mark.line, mark.column, event.end_mark
                node = Scalar(event.value, line + offset, col + 1, not event.style, end.column - col or 1 if end.line == line else 1)
                if keyed and key is None:
                    value, key = node.value, node
                    if value in inner.keys or value == "<<" or len(value) > LONGEST_KEY:
                        key = refused(node, inner, mark, note)
                    else:
                        inner.keys[value] = node
                    continue
            elif kind is yaml.AliasEvent:
                note("Y105", f"an alias (`*{event.anchor[:80]}`)", mark, "write the value again, or put the text in quotes if it begins with `*`")
                if keyed and key is None:
                    return None, notes
                node = Scalar("*" + event.anchor, mark.line + offset, mark.column + 1, False, 1)
            else:
                if event.anchor or event.tag:
                    note("Y105", "an anchor or a tag", mark, "write the value itself")
                if len(outer) >= DEEPEST:
                    note("Y106", f"nested more than {DEEPEST} levels deep", mark, "a record needs four at most")
                    return None, notes
                if keyed and key is None:
                    note("Y103", "a list or mapping stands where a key is wanted", mark, "put the text in quotes if it is meant as text")
                    return None, notes
                node = (Seq if kind is yaml.SequenceStartEvent else Map)(mark.line + offset, mark.column + 1)
            if not keyed:
                inner.items.append(node)
            elif key is not DROPPED:
                inner.items[key.value] = node
            key = None
            if node.__class__ is not Scalar:
                outer.append(inner)
                inner = node
    except (yaml.YAMLError, ValueError, RecursionError) as e:
        notes.append(explain(e, front, path, offset))
        return None, notes
    root = whole.items[0] if whole.items else Map(first_line, 1)
    if not isinstance(root, Map):
        notes.append(Diagnostic("Y103", f"the front matter is {root.what}, fields are wanted", Span(path, root.line, root.col),
                                "write `title: …`, `date: …`, one field a line"))
        return None, notes
    return root, notes


def refused(key: Scalar, inner: Map, mark, note) -> Scalar:
    """What stands for a key that cannot be one of the mapping, after a note that says why not; or the key itself: `"<<"` in quotes."""
    value = key.value
    if value == "<<" and key.plain:
        note("Y105", "a merge key (`<<`)", mark, "write the fields themselves", key.length)
    elif len(value) > LONGEST_KEY:
        note("Y103", f"a name of {len(value):,} characters stands where a field's name is wanted", mark, "put the text in quotes if it is meant as text")
    elif value in inner.keys:
        note("Y104", f"the key `{value}` already stands on line {inner.keys[value].line}", mark, "keep one of the two, or join them in one list", key.length)
    else:
        inner.keys[value] = key
        return key
    return DROPPED


class Mark(NamedTuple):
    """A place as YAML counts: from 0."""
    line: int
    column: int


QUOTE_ENDS = {"'": "'…'", '"': '"…"'}
CLOSING = {"[": "]", "{": "}"}


def last_open(front: str) -> Mark | None:
    """Where the bracket stands that was opened last and is not closed, as far as one can tell without YAML."""
    waiting = []
    for at, sign in enumerate(front):
        if sign in CLOSING:
            waiting.append(at)
        elif waiting and sign == CLOSING[front[waiting[-1]]]:
            waiting.pop()
    return Mark(front.count("\n", 0, waiting[-1]), waiting[-1] - front.rfind("\n", 0, waiting[-1]) - 1) if waiting else None


VALUE = re.compile(r"""(?:: +|^ *- +|[\[{,] *)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*""", re.MULTILINE | re.DOTALL)
SEARCHED = 25_000               # characters in which it is looked for: every quote may look for its end through all that follows


def run_over(front: str, *ends: Mark) -> Mark | None:
    """Where a quote was opened that ran over the ends of lines and closed where the next one was to be opened: at one of `ends`, where YAML stumbled."""
    if len(front) > SEARCHED:
        return None
    begins = [0, *(at.end() for at in re.finditer("\n", front))]
    stumbled = {begins[mark.line] + mark.column for mark in ends if mark.line < len(begins)}
    for found in VALUE.finditer(front):
        if found.end() in stumbled and "\n" in found[1]:
            return Mark(front.count("\n", 0, found.start(1)), found.start(1) - front.rfind("\n", 0, found.start(1)) - 1)
    return None


DROPPED = Scalar("", 0, 0, True, 0)         # stands for a key that was refused: its value is dropped too


def explain(e: Exception, front: str, path: str, offset: int) -> Diagnostic:
    """A YAML error as an editor can use it: the usual mistakes are told by their look."""
    mark = getattr(e, "problem_mark", None) or getattr(e, "context_mark", None)
    if mark is None:
        at = getattr(e, "position", None)
        if isinstance(at, int):
            line = front.count("\n", 0, at)
            return Diagnostic("Y103", "a character that YAML does not allow (a control character)",
                              Span(path, line + offset, 0), "delete the invisible character on this line")
        return Diagnostic("Y103", "the front matter cannot be read", Span(path, offset), "look for an unclosed bracket or quote")
    problem = (getattr(e, "problem", "") or "cannot be read").replace("\n", " ")
    about = getattr(e, "context", "") or ""
    lines = [*front.split("\n"), ""]                        # a mark may stand behind the last line
    begun = getattr(e, "context_mark", None)
    begun = begun if begun is not None and begun.line < len(lines) else mark
    over = run_over(front, mark, begun)
    line, opened = (lines[m.line] if m.line < len(lines) else "" for m in (mark, begun))
    message, hint = f"this cannot be read as YAML: {problem}", "compare the line with those around it"
    if "\t" in line[:len(line) - len(line.lstrip())] or "\\t" in problem or "'\\t'" in str(e):
        message, hint = "a tab stands here", "indent with spaces; YAML does not allow tabs"
    elif over is not None:
        message, mark = "a quote is opened here and not closed", over
        hint = "close it where the text ends: " + QUOTE_ENDS[lines[over.line][over.column]]
    elif "mapping values are not allowed" in problem and ": " in line[:mark.column]:
        message, hint = "a second `: ` on one line", "a value with `: ` in it needs quotes: \"…\""
    elif "mapping values are not allowed" in problem:
        message, hint = "this field begins in another column than the one before", "fields of one record begin in one column"
    elif "escape character" in problem or "hexdecimal" in problem:
        message, hint = "in double quotes a backslash begins a sign that YAML must know", "write \\\\ for a backslash, or put the text in single quotes"
    elif "quoted scalar" in about or "unexpected end of stream" in problem:
        message, mark = "a quote is opened here and not closed", begun
        hint = "close it where the text ends: " + QUOTE_ENDS.get(opened[begun.column:begun.column + 1], '"…"')
    elif "flow" in about:
        if opened[begun.column:begun.column + 1] not in CLOSING:        # the text ends within the brackets: YAML names its end
            begun = last_open(front) or mark
        bracket = lines[begun.line][begun.column:begun.column + 1]
        if bracket in CLOSING:
            message, mark = f"the bracket `{bracket}` is opened here and not closed, or a comma is missing after it", begun
            hint = f"close it with `{CLOSING[bracket]}`, and put a comma between its parts"
    elif "expected key" in problem and line[:mark.column].count("'") > 1:
        message, hint = "the quote ends before this, and more text follows", "an apostrophe in single quotes is written twice (''), or use double quotes: \"…\""
    elif "expected key" in problem and line[:mark.column].count('"') > 1:
        message, hint = "the quote ends before this, and more text follows", "write \\\" for a quote within quotes, or put the whole text in single quotes"
    elif "expected <block end>" in problem or "could not find expected ':'" in problem:
        message, hint = "this is neither a field nor part of the one before", "look for wrong indentation, or a missing `:` after a field's name"
        mark = begun if "scanning a simple key" in about else mark
    elif "cannot start any token" in problem or "expected comment or line break" in problem:       # `>120` is a block of text to YAML
        message, hint = "a value cannot begin with this character", "put the value in quotes: \"…\""
    return Diagnostic("Y103", message, Span(path, mark.line + offset, mark.column + 1), hint)
