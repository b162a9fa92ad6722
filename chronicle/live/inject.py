"""The preview's client script, put into every page on its way out; what is built is never touched.

The script is an external file of the same origin, and the one address it must reach (our web socket) is added to the
page's own Content-Security-Policy, so the strict policy of the site stays in force while it is previewed.
"""
import html
import re

HEAD_END = re.compile(rb"</head\s*>", re.I)
META = re.compile(rb"<meta\b[^>]*>", re.I)
IS_POLICY = re.compile(rb"http-equiv\s*=\s*[\"']?content-security-policy[\"'\s>]", re.I)
CONTENT = re.compile(rb"(\bcontent\s*=\s*)(\"[^\"]*\"|'[^']*')", re.I)


def with_client(page: bytes, version: str, state: str, host: str) -> bytes:
    """The page with the script at the end of its head, or at the very end if it has none."""
    tag = f'<script defer src="/__chronicle/client.js" data-version="{html.escape(version)}" data-state="{html.escape(state)}"></script>'.encode()
    found = HEAD_END.search(page)
    at = found.start() if found else len(page)
    head = META.sub(lambda meta: with_socket(meta[0], host), page[:at])
    return head + tag + page[at:]


def with_socket(meta: bytes, host: str) -> bytes:
    """A <meta> tag; if it holds a policy, one that lets the client script run and reach ws://host."""
    if not IS_POLICY.search(meta):
        return meta
    return CONTENT.sub(lambda c: c[1] + quoted(widened(html.unescape(c[2][1:-1].decode("utf-8", "replace")), host)), meta)


def quoted(policy: str) -> bytes:
    return b'"' + html.escape(policy).encode() + b'"'


def widened(policy: str, host: str) -> str:
    """A policy that allows what it did before, our script, and our web socket."""
    directives = {}
    for part in policy.split(";"):
        words = part.split()
        if words:
            directives.setdefault(words[0].lower(), words[1:])   # of two with one name, browsers take the first
    for name, source in (("script-src", "'self'"), ("connect-src", f"ws://{host}")):
        sources = directives.get(name, directives.get("default-src"))
        if sources is not None and source not in sources:
            directives[name] = [s for s in sources if s != "'none'"] + [source]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())
