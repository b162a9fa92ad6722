"""A record to front matter, in the house style: short mappings on one line, text quoted only where YAML needs it.

`write` is for new files (drafts, `chronicle new`). No command loads and dumps a file that an editor wrote: those are
changed line by line.
"""
import re

WIDTH = 120
PLAIN = re.compile(r"[^\W_][\w ./'’()+<>=~?%-]*", re.UNICODE)
MISREAD = re.compile(r"(true|false|yes|no|on|off|null|y|n|~)|[-+.\d][\d_.,:eExXoO+-]*", re.IGNORECASE)
COUNT = re.compile(r"(?:(?:<=|[<~]) ?)?\d+\+?|\d+[-–]\d+|\d{4}(-\d\d(-\d\d)?)?[?~%]?(/\d{4}(-\d\d(-\d\d)?)?[?~%]?)?")


def write(front: dict, body: str = "") -> str:
    """`front`: field -> text, number, True/False, list or dict of these; None and empty ones are left out."""
    lines = ["---"]
    for key, value in front.items():
        if value is not None and value != "" and value != [] and value != {}:
            lines += field(key, value, "")
    return "\n".join([*lines, "---", ""]) + (body.strip("\n") + "\n" if body.strip() else "")


def field(key: str, value, indent: str) -> list[str]:
    short = f"{indent}{key}: {flow(value)}"
    if not isinstance(value, (list, dict)) or len(short) <= WIDTH and not (isinstance(value, list) and any(isinstance(v, dict) for v in value)):
        return [short]
    out = [f"{indent}{key}:"]
    if isinstance(value, dict):
        for k, v in value.items():
            out += field(k, v, indent + "  ")
        return out
    for item in value:
        line = f"{indent}  - {flow(item)}"
        if len(line) <= WIDTH or not isinstance(item, dict):
            out.append(line)
            continue
        for n, (k, v) in enumerate((k, v) for k, v in item.items() if v is not None and v != ""):
            out.append(f"{indent}  {'- ' if n == 0 else '  '}{k}: {flow(v)}")
    return out


def flow(value) -> str:
    """One value on one line."""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {flow(v)}" for k, v in value.items() if v is not None and v != "") + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(v) for v in value) + "]"
    return scalar(str(value))


def scalar(text: str) -> str:
    if COUNT.fullmatch(text):
        return text
    if PLAIN.fullmatch(text) and not MISREAD.fullmatch(text) and text == text.strip() and "  " not in text:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}" for c in escaped) + '"'
