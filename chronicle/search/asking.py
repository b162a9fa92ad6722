"""What people write when they ask, besides words of the record: months by their names, and words of the question itself.

Handed to runtime/ask.js, which reads dates, and to match.js, which prefers incidents that have a word of EVERYDAY and leaves none out for it.
"""
from collections.abc import Iterable

from chronicle.search.folding import plain
from chronicle.speech import Speech
from chronicle.words import MONTHS

NAMES = (                       # of January to December: English and short | Arabic of the east | of Egypt and the Gulf | of the Maghreb
    "january jan|كانون الثاني|يناير|جانفي", "february feb|شباط|فبراير|فيفري", "march mar|آذار|مارس|مارس", "april apr|نيسان|أبريل/إبريل|أفريل",
    "may|أيار|مايو|ماي", "june jun|حزيران|يونيو/يونيه|جوان", "july jul|تموز|يوليو/يوليه|جويلية", "august aug|آب|أغسطس|أوت/غشت",
    "september sep sept|أيلول|سبتمبر|شتنبر", "october oct|تشرين الأول|أكتوبر|أكتوبر", "november nov|تشرين الثاني|نوفمبر|نونبر", "december dec|كانون الأول|ديسمبر|دجنبر")
OTHERWISE = frozenset({"آب", "مارس"})        # words that mean something else as well: alone they are no month
OF = "of the في من شهر".split()
EVERYDAY = ("how many much when where why what whom whose did do does happen happened any all some there "
            "kill kills killed killing die dies died dead death deaths wounded injured casualty casualties victim victims toll people persons person "
            "attack attacks incident incidents "
            "كم عدد متى أين اين لماذا ماذا ما هو هي هل من الذين حدث وقع جرى قتل قتلى قتيل القتلى ماتوا مات توفي ضحايا ضحية الضحايا جرحى جريح الجرحى شهداء شهيد "
            "أشخاص شخص حصيلة هجوم هجمات حادث حوادث").split()


def table(speech: Speech) -> dict:
    """As the browser has it: words as they are once folded. A name of two words stands with the blank between them."""
    rows = [row.split("|") for row in NAMES]
    return {"months": [folded([*english.split(), *f"{east}/{egypt}/{maghreb}".split("/"), *speech.gettext(month).lower().split("/")])
                       for (english, east, egypt, maghreb), month in zip(rows, MONTHS)],
            "alone": folded(name for _, *arabic, _maghreb in rows for name in "/".join(arabic).split("/") if name not in OTHERWISE),
            "of": folded(OF), "everyday": folded(EVERYDAY)}


def folded(words: Iterable[str]) -> list[str]:
    return sorted({" ".join(map(plain, word.split())) for word in words} - {""})
