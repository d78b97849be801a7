"""Parts and multiples of something: "two-thirds", "one in five", "half an hour", "doubled"."""

import re
from decimal import Decimal

from harness.text.quantities import vocabulary as table
from harness.text.quantities.numerals import any_of, read_numeral
from harness.text.quantities.readings import Reading
from harness.text.quantities.units import head_noun, read_unit

_GAP = "[ \u00a0-]"
_PART = any_of(table.FRACTIONS)
_ABOVE = "an?|one|two|three|four|five|six|seven|nine"
_FRACTION = re.compile(
    rf"(?:([0-9])/([2-9]|10)(?![0-9/])|({_ABOVE})({_GAP})({_PART})(s?)\b(?! (?:past|century)))",
    re.I,
)
_OF = re.compile(r" of\b", re.I)
_OF_A_SCALE = re.compile(rf" of an? {any_of(table.SCALES)}\b", re.I)
_HALF = re.compile(r"half(?= (?:of|the|its|his|her|their|our|all|as|an?)\b)", re.I)
# "the second half of", "a year and a half of"; these tell no share
_NO_HALF_BEFORE = re.compile(
    r"\b(?:first|second|other|better|latter|top|bottom|opening|lower|upper|former|each|either|"
    r"this|and a|northern|southern|western|eastern) $",
    re.I,
)
_OF_A = re.compile(r" of an?(?= )| an?(?= )")
_IN = re.compile(r"(?: (in|out of)( every)? | ?-(in)- ?|(-out-of-))", re.I)
_ROUND = frozenset({5, 10, 20, 100, 1000})
_MULTIPLE = re.compile(
    "(?:"
    + "|".join(f"(?P<x{value}>{pattern})" for pattern, value in table.MULTIPLES.items())
    + rf"|(?P<n>{any_of(table.CARDINALS)}|[0-9]{{1,3}})-?fold)\b",
    re.I,
)


def read_share(text: str, start: int) -> Reading | None:
    """A fraction, as a percentage or as so much of a unit."""
    if match := _HALF.match(text, start):
        if _NO_HALF_BEFORE.search(text, max(0, start - 12), start):
            return None
        if measured := _of_unit(text, match.end(), Decimal("0.5")):
            return measured
        following = text[match.end() : match.end() + 3]
        return None if following in (" a ", " an") else _percent(1, 2, match.end())
    if not (match := _FRACTION.match(text, start)):
        return None
    if _OF_A_SCALE.match(text, match.end()):
        return None  # "a quarter of a million" is a number
    of = bool(_OF.match(text, match.end()))
    if match[1]:
        above, below = int(match[1]), int(match[2])
    else:
        # "a fifth title" and "three quarters" tell places and seasons
        plain = match[3].lower() not in ("a", "an")
        if not of and not (plain and (match[4] == "-" or match[6])):
            return None
        above = table.CARDINALS.get(match[3].lower(), 1)
        below = table.FRACTIONS[match[5].lower()]
    if not 0 < above < below:
        return None
    return _of_unit(text, match.end(), Decimal(above) / below) or _percent(
        above, below, match.end()
    )


def _of_unit(text: str, end: int, share: Decimal) -> Reading | None:
    if not (of := _OF_A.match(text, end)):
        return None
    unit = read_unit(text, of.end())
    if not unit or unit[0] in ("percent", "money"):
        return None
    return Reading(round(float(share), 6), None, unit[1], unit[0], unit[2])


def _percent(above: float, below: float, end: int) -> Reading:
    return Reading(round(100 * above / below, 6), None, "%", "percent", end)


def read_odds(text: str, start: int) -> Reading | None:
    """So many in so many: "one in five", "7 out of 10"."""
    if not (first := read_numeral(text, start)) or not (joint := _IN.match(text, first.end)):
        return None
    second = read_numeral(text, joint.end())
    if not second or not 0 < first.value < second.value <= 10**6 or 1500 < second.value < 2100:
        return None
    in_all = (joint[1] or joint[3] or "").lower() == "in" and not joint[2]
    # "two in three games" and "one in five days" are records, no shares
    if in_all and first.value != 1 and second.value not in _ROUND:
        return None
    if not in_all and not joint[2] and second.value > 10 and second.value not in _ROUND:
        return None  # "13 out of 22 players" are 13
    if read_unit(text, second.end) or head_noun(text, second.end)[0] in _OCCASIONS:
        return None
    return _percent(float(first.value), float(second.value), second.end)


_OCCASIONS = frozenset(
    """game match start appearance outing race season attempt event tournament set round minute
    league test innings final meeting visit""".split()
)


def read_multiple(text: str, start: int) -> Reading | None:
    """A multiple: "twice", "tripled", "tenfold"; it counts the unit "time"."""
    if not (match := _MULTIPLE.match(text, start)):
        return None
    if number := match["n"]:
        value = int(number) if number.isdigit() else table.CARDINALS[number.lower()]
    else:
        value = int(str(match.lastgroup)[1:])
    return Reading(float(value), None, "time", "count", match.end())
