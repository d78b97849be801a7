"""False by another number, noun, date, name or place."""

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from harness.text.demonyms import country
from harness.text.names import Name, find_names, matches
from harness.text.quantities import Quantity, agreement, find_quantities

from . import tables
from .edits import Edit, any_word, edited, one_edit, table_edits

_DIGITS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])|(?<![\d.,])\d+(?:\.\d+)?(?!\d)")
_SMALL = [*tables.NUMBER_WORDS[2:], *tables.TENS]
_IN_WORDS = any_word(_SMALL)
_ORDINAL = any_word(tables.ORDINALS)
_VAGUE, _SCALE = any_word(tables.VAGUE), any_word(tables.SCALES)
_FACTORS = (0.2, 0.4, 2.5, 4, 7)
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_UNIT = any_word(tables.UNITS)
_MONTH = re.compile(
    rf"\b(?:{'|'.join(month for month in tables.MONTHS if month != 'May')})\b"
    r"|(?:(?<=in )|(?<=of )|(?<=last )|(?<=since ))May\b|\bMay(?= \d)"
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(tables.WEEKDAYS)})\b")
_YEAR = re.compile(r"(?<![\w$£€.,-])(?:19|20)\d\d(?![\w%]|[.,]\d)")
_OTHER_TIME = any_word(tables.OTHER_TIMES)
_ADJECTIVE = re.compile(
    r" (?!(?:and|or|as|at|by|for|from|has|had|have|in|is|it|of|on|to|was|will|with)\b)[a-z]"
)
_AT = re.compile(r"\b(?:in|near|at|from|to|outside|around) $")


def number(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """Another value, so far from the first that no hedge covers it."""
    counts = _counts([sentence, *context])
    candidates = [
        text
        for quantity in find_quantities(sentence)
        if quantity.kind not in ("date", "year")
        for edit in _other_values(sentence, quantity, counts, rng)
        if _differs(quantity, text := edited(sentence, edit), counts)
    ]
    return rng.choice(candidates) if candidates else None


def _counts(texts: Iterable[str]) -> list[Quantity]:
    return [quantity for text in texts for quantity in find_quantities(text)]


def _other_values(
    sentence: str, quantity: Quantity, known: Sequence[Quantity], rng: random.Random
) -> list[Edit]:
    begin, end = quantity.start, quantity.end
    edits: list[Edit] = []
    for match in _DIGITS.finditer(sentence, begin, end):
        value = float(match[0].replace(",", ""))
        borrowed = [other.value for other in known if other.kind == quantity.kind == "count"]
        scaled = [_rounded(value * factor, match[0]) for factor in _FACTORS]
        near = [value + step for step in (-7, -4, 3, 6, 11) if value < 100 and value + step > 1]
        if not quantity.unit and _YEAR.fullmatch(match[0]):
            continue
        for new in {*near, *scaled, *rng.sample(borrowed, min(2, len(borrowed)))}:
            if float((printed := _printed(new, match[0])).replace(",", "")) > 0:
                edits.append((match.start(), match.end(), printed))
    for pattern, words in ((_IN_WORDS, _SMALL), (_ORDINAL, tables.ORDINALS)):
        edits += table_edits(sentence, pattern, partial(_others, words, rng))
    for pattern, table in ((_VAGUE, tables.VAGUE), (_SCALE, tables.SCALES)):
        edits += table_edits(sentence, pattern, partial(_only, table))
    return sorted(edit for edit in edits if begin <= edit[0] and edit[1] <= end)


def _rounded(value: float, model: str) -> float:
    """As round a number as the model: "1,000" gives way to 2,500, not to 2,497."""
    digits = len(model.replace(",", "").rstrip("0").replace(".", "")) or 1
    return float(f"{value:.{max(digits, 2) - 1}e}")


def _printed(value: float, model: str) -> str:
    decimals = len(model.partition(".")[2])
    return f"{value:{',' if ',' in model or value >= 10_000 else ''}.{decimals}f}"


def _others(words: Sequence[str], rng: random.Random, word: str) -> list[str]:
    return rng.sample([other for other in words if other != word], 2)


def _only(table: Mapping[str, str], word: str) -> tuple[str]:
    return (table[word],)


def _differs(old: Quantity, text: str, known: Sequence[Quantity]) -> bool:
    """Whether the new quantity agrees neither with the old one nor with another of the text."""
    now = [q for q in find_quantities(text) if q.start <= old.end and old.start <= q.end]
    like_it = [other for other in known if (other.kind, other.unit) == (old.kind, old.unit)]
    return bool(now) and not any(
        agreement(*pair) in ("same", "compatible")
        for new in now
        for other in [old, *like_it]
        for pair in ((new, other), (other, new))
    )


def unit_or_noun(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """The number kept, what it counts or measures exchanged."""
    nouns = {
        last[0]
        for quantity in _counts(context)
        if quantity.kind == "count" and quantity.value > 1 and quantity.unit
        if (last := _LAST_WORD.search(quantity.text)) and last[0].islower()
    }
    edits = []
    for quantity in find_quantities(sentence):
        part = quantity.text
        edits += [
            (quantity.start + start, quantity.start + end, new)
            for start, end, new in table_edits(part, _UNIT, lambda word: tables.UNITS[word])
        ]
        last = _LAST_WORD.search(part)
        if quantity.kind != "count" or quantity.value <= 1 or not quantity.unit or not last:
            continue
        others = {noun for noun in nouns if noun[:4] != last[0][:4]} or set(tables.COUNTED_NOUNS)
        place = quantity.start + last.start()
        edits += [(place, quantity.end, noun) for noun in sorted(others - {last[0]})]
    return one_edit(sentence, [edit for edit in edits if edit[2] not in sentence], rng)


def date(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """Another month, weekday, year or relative time, from the text where it has one."""
    edits = []
    for pattern, words in ((_MONTH, tables.MONTHS), (_WEEKDAY, tables.WEEKDAYS)):
        there = {match[0] for text in context for match in pattern.finditer(text)}
        for match in pattern.finditer(sentence):
            others = [word for word in words if word not in sentence]
            others = [word for word in others if word in there] or others
            edits += [(match.start(), match.end(), word) for word in others]
    for match in _YEAR.finditer(sentence):
        years = [int(match[0]) + step for step in (-9, -4, -3, -2, 2, 3, 5)]
        edits += [(*match.span(), str(year)) for year in years if str(year) not in sentence]
    edits += table_edits(sentence, _OTHER_TIME, lambda word: (tables.OTHER_TIMES[word],))
    return one_edit(sentence, edits, rng)


def name(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """Another name of the text, as like it in form as there is."""
    here = find_names(sentence)
    found = [(text, other) for text in context for other in find_names(text)]
    others = sorted({other.text for text, other in found if not _is_place(text, other)})
    mine = [own.text for own in here]
    others = [other for other in others if not matches(other, mine) and not country(other)]
    edits = []
    for own in here:
        if country(own.text) or _is_place(sentence, own):
            continue
        alike = [other for other in others if _form(other) == _form(own.text)]
        edits += [(own.start, own.end, other) for other in alike or others]
    return one_edit(sentence, edits, rng)


def _form(text: str) -> tuple[bool, bool]:
    """What a name shares with one that can stand in for it: an acronym, of several words."""
    return text.isupper(), " " in text


def _is_place(text: str, found: Name) -> bool:
    return " " not in found.text and bool(_AT.search(text[: found.start]))


def place(sentence: str, context: Sequence[str], rng: random.Random) -> str | None:
    """Another country, people or town, from the text where it has one of the same form."""
    here = find_names(sentence)
    mine = [own.text for own in here]
    found = [(text, other) for text in context for other in find_names(text)]
    lands = {other.text for _, other in found if country(other.text)}
    towns = {other.text for text, other in found if _is_place(text, other)} - lands
    edits = []
    for own in here:
        start = own.start
        if land := country(own.text):
            people = _of_people(own.text) or bool(_ADJECTIVE.match(sentence, own.end))
            options = {text for text in lands if _of_people(text) == people}
            options = options or {t for t in tables.COUNTRIES if _of_people(t) == people}
            options = {text for text in options if country(text) != land and not _short(text)}
            if not people and sentence[:start].lower().endswith("the "):
                start -= len("the ")
        elif _is_place(sentence, own):
            options = towns or set(tables.CITIES)
        else:
            continue
        fresh = sorted(option for option in options if not matches(option, mine))
        edits += [(start, own.end, option) for option in fresh]
    return one_edit(sentence, edits, rng)


def _of_people(form: str) -> bool:
    return not _short(form) and form not in (country(form), f"The {country(form)}")


def _short(form: str) -> bool:
    """Whether it is an acronym: "US" is a country and an adjective, and may need an article."""
    return form.replace(".", "").isupper()
