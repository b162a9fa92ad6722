"""Markdown sooner: the library, minus what has nothing to do in a text. The HTML is the same.

    unneeded(text)          -> the rules that have nothing to do in it          (rules.py)
    hastened(md, rules)     -> the parser without them; it asks at each sign only the rules that begin with it
                               (blocks.py, words.py), and says at once what is always said alike (html.py)

The library asks every rule about every line and every sign. Which of them may match is known from the sign: the tables here say it.
"""
import logging

from chronicle.shortcuts.rules import AFTER_HEADINGS, RARE, RARE_PATTERNS, USUAL, Rules, unneeded

__all__ = ["AFTER_HEADINGS", "RARE", "RARE_PATTERNS", "USUAL", "Rules", "hastened", "unneeded"]


def hastened(md, without: Rules):
    """`md`: set up, and nobody else's."""
    from chronicle.shortcuts.blocks import Blocks
    from chronicle.shortcuts.html import Html
    from chronicle.shortcuts.words import Words

    md.disable([rule for rules in without for rule in rules])
    md.block, md.inline, md.renderer = Blocks(md.block), Words(md.inline), Html(md.renderer)
    quiet()
    return md


def quiet() -> None:
    """The library's rules log every line they look at, for its own developers: a twelfth of the time goes into asking
    whether anybody listens. `"".format` takes anything and does nothing."""
    for name, logger in logging.root.manager.loggerDict.items():
        if name.startswith("markdown_it.") and isinstance(logger, logging.Logger):
            logger.debug = "".format
