"""Style sheets lose what only their authors read, and nothing else."""
import pytest

from chronicle.folder import theme_folder
from chronicle.pages.asset import slim


@pytest.mark.parametrize("written,sent", [
    ("/* head */\na { b: c }\n", "a { b: c }\n"),
    ("a {\n  b: c;  /* why\n     so */\n}\n\n\n  d { e: f }", "a {\nb: c;  \n}\nd { e: f }"),
    ('a { content: "/* words */ \\" \'" } /* it\'s */\nb { content: \'/* "\' }', 'a { content: "/* words */ \\" \'" } \nb { content: \'/* "\' }'),
    ("a { background: url(/*/x) } /* y */", "a { background: url(/*/x) } "),
    ("p/**/.q { margin: 1px/* no blank */2px }", "p/**/.q { margin: 1px/* no blank */2px }"),
    ("/*! Whose work it is */\na {}", "/*! Whose work it is */\na {}"),
    ("a {} /* never ends", "a {} /* never ends"),
])
def test_what_stays(written, sent):
    assert slim(written.encode()).decode() == sent


def test_what_is_no_text_stays_whole():
    assert slim(b"\xff /* x */ ") == b"\xff /* x */ "


def test_the_themes_own_say_the_same():
    for sheet in sorted((theme_folder() / "assets").glob("*.css")):
        before = sheet.read_bytes()
        after = slim(before)
        assert len(after) < len(before) and b"/*" not in after and after.count(b"{") == after.count(b"}"), sheet.name
