"""Words that name nobody: `a news agency`, `an agency, not named`, `وكالة أنباء`.

A source may copy somebody who is not named. That makes it no independent account, but two such sources need not copy the same.
The rule, told in docs/convert.md, looks at the words alone. They name somebody

- where one of them is written with a capital letter, in a script without capitals, or is the only one (`reuters`),
- and is none of ORDINARY, which may begin a phrase or be written with a capital in a heading;
- but never behind an article or pronoun that means no one in particular (`a Turkish news agency`; a name of two capitals, `A Haber`, is a name).
"""
import re

INDEFINITE = frozenset("a an another any one some several two three various unnamed unknown unidentified anonymous".split())
ORDINARY = INDEFINITE | frozenset(
    "the other others not no named its their of from by in and or with news wire press media local foreign state national international "
    "regional agency agencies service services report reports dispatch dispatches outlet outlets newspaper newspapers paper papers website "
    "websites site channel channels broadcaster television tv radio station correspondent correspondents source sources social "
    "وكالة وكالات أنباء الأنباء أخبار الأخبار صحيفة صحف موقع مواقع قناة إذاعة مصدر مصادر تقارير غير لم تسم تسمَّ مسماة مسمى محلية أجنبية من".split())
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def names_nobody(words: str) -> bool:
    found = WORD.findall(words)
    if found and found[0].casefold() in INDEFINITE and not all(w[0].isupper() for w in found):
        return True
    return not any(w.casefold() not in ORDINARY and (len(found) == 1 or w != w.lower() or w.lower() == w.upper()) for w in found)
