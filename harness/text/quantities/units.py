"""What a number measures or counts: the unit or the counted noun behind it."""

import re

from harness.text.demonyms import country
from harness.text.quantities import vocabulary as table
from harness.text.quantities.measures import (
    AGE,
    FORMS,
    MONTHS_OF_AGE,
    SCALED_CURRENCIES,
    Measure,
)
from harness.text.tokens import STOP_WORDS

_AGE_AT = re.compile(
    r"(?:(?: ?- ?|[ \u00a0])(?:years?|(months?))(?: ?- ?| )olds?|"
    r"[ \u00a0](?:years?|(months?)) of age)(?!\w)",
    re.I,
)
_SEVERAL_WORDS = "|".join(
    re.escape(form) for form in sorted(FORMS, key=len, reverse=True) if not form.isalpha()
)
_UNIT_AT = re.compile(
    rf"(?: - |[ \u00a0-])?(?:((?i:{_SEVERAL_WORDS}))(?!\w)|((?:[UA]\.?S\.? )?[^\W\d_]+))"
)
# "in the last 16 second leg"
_ORDINAL_USE = re.compile(r" second [a-z]")
_ACROSS = re.compile(r"[UA]\.?S\.? ")
_OF = re.compile(
    r"[ \u00a0]of(?:[ \u00a0](?:the|its|his|her|their|our|these|those|all))?(?=[ \u00a0])"
)
_WORD = re.compile(r"[ \u00a0-]((?:[A-Z]\.){2,}|[^\W\d_]+(?:['’-][^\W\d_]+)*)")
_NEXT_WORD = re.compile(r"(?: - |[ \u00a0-])([^\W\d_]+(?:['’-][^\W\d_]+)*)")
# "two-time champions" are not two: the hyphen ties the number to its noun.
_JOINED = re.compile(r"-(?!strong\b|plus\b|odd\b)([a-z]{3,})\b(?!-)")
_LONGEST_NOUN_PHRASE = 4


def read_unit(text: str, end: int, scaled: bool = False) -> tuple[str, str, int] | None:
    """Kind, unit and end of a known unit at `end` ("%", "miles"), None where there is none.

    scaled: the number has a scale ("five million"), so pounds are money.
    """
    if found := _unit_at(text, end, scaled):
        return found
    of = _OF.match(text, end)
    return _unit_at(text, of.end(), scaled) if of else None


def _unit_at(text: str, end: int, scaled: bool) -> tuple[str, str, int] | None:
    match = _UNIT_AT.match(text, end)
    if not match:
        return None
    if age := _AGE_AT.match(text, end):
        measure = MONTHS_OF_AGE if age[1] or age[2] else AGE
        return measure.kind, measure.unit, age.end()
    written = match[1] or match[2]
    form = written.lower() if len(written) > 1 else written
    if scaled and form in SCALED_CURRENCIES:
        return "money", SCALED_CURRENCIES[form], match.end()
    measure_found = _measure(form) or _measure(_ACROSS.sub("", written).lower())
    if not measure_found:
        return None
    if form == "second" and _ORDINAL_USE.match(text, end):
        return None
    # A lone letter is a degree's only right behind the number: "30C", not "30 C".
    if len(written) == 1 and written.isalpha() and match.end() - end > 1:
        return None
    return measure_found.kind, measure_found.unit, match.end()


def _measure(form: str) -> Measure | None:
    return FORMS.get(form)


def head_noun(text: str, end: int) -> tuple[str, int]:
    """The counted noun after a number, in the singular, and its end; "" where none is seen.

    It is the first plural among the next words: "1,000 of its U.S. military personnel".
    """
    if joined := _JOINED.match(text, end):
        return singular(joined[1]), joined.end()
    of = _OF.match(text, end)
    position = of.end() if of else end
    for _ in range(_LONGEST_NOUN_PHRASE):
        word = _WORD.match(text, position)
        if not word or (word[1].casefold() in STOP_WORDS and not word[1].isupper()):
            break
        position = word.end()
        noun = word[1].lower()
        if _is_plural(noun) and country(singular(noun).capitalize()):  # "60 Russians"
            return "people", position
        if word[1].islower():
            if _is_plural(noun):
                return singular(noun), position
            if noun in _VERBS:
                break
    return "", end


# After these, no noun is the counted one: "60 killed as rebels", "5 took hostages".
_VERBS = frozenset(
    "said says told killed wounded injured dead died took came went left won".split()
)


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
    """The content word right after `end`, or ""."""
    word = _NEXT_WORD.match(text, end)
    return word[1] if word and word[1].casefold() not in STOP_WORDS else ""
