"""What a number measures or counts: the unit or the counted noun behind it."""

import re

from harness.text.quantities import vocabulary as table
from harness.text.tokens import STOP_WORDS

_UNITS = [
    (kind, unit, re.compile(rf"(?: - |[ \u00a0-])?(?:U\.?S\.? )?(?:{unit}|{forms})s?(?!\w)", re.I))
    for kind, units in table.UNITS.items()
    for unit, forms in units.items()
]
_OF = re.compile(r" of(?: the| its| his| her| their| our| these| those| all)?(?= )")
_WORD = re.compile(r"[ \u00a0-]((?:[A-Z]\.){2,}|[^\W\d_]+(?:['’-][^\W\d_]+)*)")
_LONGEST_NOUN_PHRASE = 4


def read_unit(text: str, end: int) -> tuple[str, str, int] | None:
    """Kind, unit and end of a known unit at `end` ("%", "miles"), None where there is none."""
    of = _OF.match(text, end)
    for kind, unit, pattern in _UNITS:
        match = pattern.match(text, end) or (of and pattern.match(text, of.end()))
        if match:
            return kind, unit, match.end()
    return None


def head_noun(text: str, end: int) -> tuple[str, int]:
    """The counted noun after a number, in the singular, and its end; "" where none is seen.

    It is the first plural among the next words: "1,000 of its U.S. military personnel".
    """
    of = _OF.match(text, end)
    position = of.end() if of else end
    for _ in range(_LONGEST_NOUN_PHRASE):
        word = _WORD.match(text, position)
        if not word or (word[1].casefold() in STOP_WORDS and not word[1].isupper()):
            break
        position = word.end()
        if word[1].islower() and _is_plural(word[1]):
            return singular(word[1]), position
    return "", end


def _is_plural(word: str) -> bool:
    return word in table.PLURALS or (len(word) > 3 and word[-1] == "s" and word[-2] not in "sui'’")


def singular(noun: str) -> str:
    """A noun's singular, by the endings; good enough to compare two of them."""
    if noun in table.PLURALS:
        return table.PLURALS[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if _is_plural(noun) else noun


def next_word(text: str, end: int) -> str:
    """The lower-case content word right after `end`, or ""."""
    word = _WORD.match(text, end)
    return word[1] if word and word[1].islower() and word[1] not in STOP_WORDS else ""
