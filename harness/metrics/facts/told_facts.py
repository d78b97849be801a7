"""Quantities where documents tell them, and whether two of these tell one and the same fact."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from harness.metrics.facts.items import has_name
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.terms import share, terms, weigh
from harness.text.quantities import Quantity, agreement
from harness.text.quantities.vocabulary import (
    CARDINALS,
    COMPARATORS,
    SAME_NOUN,
    SCALES,
    VAGUE,
    WEEKDAYS,
)
from harness.text.tokens import words

# Two sentences tell the same fact where they share so many terms, and each has such a share, by
# weight, of what the other says around the number: a short sentence may be part of a long one.
_SHARED = 3
_LEAST_COVERED = 0.4
_MOST_COVERED = 0.6
# The words next to the number say what it is the number of ("killed 5", "5 were wounded").
_NEAREST = 2
_NEAREST_WITHIN = 80
_CALENDAR = ("calendar", "")
_NUMBER_WORDS = terms(
    " ".join(
        [*CARDINALS, *SCALES, *VAGUE, *(form for forms in COMPARATORS.values() for form in forms)]
    )
)
_CLAUSE_END = re.compile(r"[;:()—–]|,(?![0-9])")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
# What is planned, feared or denied is not held against what is told as a fact.
_UNREAL = re.compile(
    r"\b(?:should|would|could|might|may|if|unless|expect\w*|forecast\w*|predict\w*|plan(?:s|ned)?|"
    r"propos\w*|demand(?:s|ed|ing)?|not|never|no|\w+n['’]t)\b",
    re.I,
)
_INTO = re.compile(r"\W+into\b")
# Different words for what a number is the number of.
_SAME_WORD = {
    term: group
    for group in (
        "kill killed die died dying death dead fatal fatalities toll claim claimed slain",
        "injure injured injuring injury injuries wound wounded hurt",
        "spend spent invest cost pay paid price worth build built construction",
        "arrest detain detained custody",
        "rise rose risen increase grow grew gain up jump climb surge",
        "fall fell fallen drop decrease decline down lose lost plunge",
        "war invasion conflict",
    )
    for term in terms(group)
}


@dataclass(frozen=True, eq=False)
class ToldFact:
    """A quantity in a sentence; document: the place of the document among those of the cluster."""

    document: int
    passage: Passage
    quantity: Quantity

    @cached_property
    def about(self) -> frozenset[str]:
        """What the sentence says besides its numbers, one term for words of one meaning."""
        quantities = self.passage.quantities
        named = _all_terms(q.text for q in quantities if q.kind == "name")
        numbers = _all_terms(q.text for q in quantities if q.kind != "name") - named
        dropped = {term for term in numbers if term in _NUMBER_WORDS or term[0].isdigit()}
        return one_word(self.passage.terms - dropped)

    @cached_property
    def clause(self) -> frozenset[str]:
        """What the part between the nearest commas says; the sentence where that is too little."""
        said = self._said(self.clause_text)
        return said if len(said) >= _SHARED else self.about

    @property
    def clause_text(self) -> str:
        """The part of the sentence between the nearest commas."""
        text = self.passage.text
        start, end = self._span
        cuts = [match.start() for match in _CLAUSE_END.finditer(text)]
        before, after = bisect_left(cuts, start), bisect_left(cuts, end)
        begin = cuts[before - 1] + 1 if before else 0
        return text[begin : cuts[after] if after < len(cuts) else len(text)]

    @cached_property
    def nearest(self) -> frozenset[str]:
        """The content terms next to the quantity, on either side."""
        start, end = self._span
        before = self.passage.text[max(0, start - _NEAREST_WITHIN) : start]
        after = self.passage.text[end : end + _NEAREST_WITHIN]
        sides = [
            [said for word in words(side) if (said := self._said(word))] for side in (before, after)
        ]
        return frozenset[str]().union(*sides[0][-_NEAREST:], *sides[1][:_NEAREST])

    @cached_property
    def begun(self) -> frozenset[str]:
        """What the time given has passed since the beginning of ("two years into the war")."""
        _, end = self._span
        into = _INTO.match(self.passage.text, end)
        if not into or self.quantity.kind != "duration":
            return frozenset()
        named = one_word(_all_terms(name.text for name in self.passage.names))
        return self._said(_CLAUSE_END.split(self.passage.text[into.end() :], maxsplit=1)[0]) - named

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """What facts share that can contradict each other: the kind and the unit."""
        if self.quantity.kind == "ordinal":
            return (("begun", self.quantity.unit),)
        own = unit_key(self.quantity)
        return (own, ("begun", self.quantity.unit)) if self.begun else (own,)

    @property
    def _span(self) -> tuple[int, int]:
        start = self.passage.start
        return self.quantity.start - start, self.quantity.end - start

    def _said(self, text: str) -> frozenset[str]:
        return one_word(terms(text)) & self.about


def one_word(found: Iterable[str]) -> frozenset[str]:
    """The terms, one for all that say the same of a number ("killed", "died")."""
    return frozenset(_SAME_WORD.get(term, term) for term in found)


def unit_key(quantity: Quantity) -> tuple[str, str]:
    """Kind and unit, the same for years and dates, and for nouns that name the same things."""
    if quantity.kind in ("date", "year") and not quantity.unit:
        return _CALENDAR
    nouns = next((nouns for nouns in SAME_NOUN if quantity.unit in nouns), (quantity.unit,))
    return quantity.kind, min(nouns)


def likeness(first: ToldFact, second: ToldFact, weights: Mapping[str, float]) -> float:
    """How clearly the two tell of one fact, in [0, 1]; 0 where they may tell of two.

    The mean of the shares, by weight, that each has of what the other says around the quantity.
    Nothing else may set them apart: neither names, weekdays and other quantities in the sentences,
    nor the words next to the quantity.
    """
    shared = first.about & second.about
    if len(shared) < _SHARED:
        return 0.0
    covers = _covers(first, second, weights)
    if min(covers) < _LEAST_COVERED or max(covers) < _MOST_COVERED:
        return 0.0
    shares_name, own_names = _names(first, second)
    if not shares_name and (len(shared) == _SHARED or min(covers) < _MOST_COVERED):
        return 0.0
    # Two bounds of one value need no more proof that they tell of one thing.
    same_value = first.quantity.value == second.quantity.value
    if not same_value and (own_names or not _same_words_next(first, second)):
        return 0.0
    if _weekdays_differ(first.passage, second.passage) or _is_unreal(first) != _is_unreal(second):
        return 0.0
    if _tells_more(first, second) or _tells_more(second, first):
        return 0.0
    return sum(covers) / 2


def likeness_begun(first: ToldFact, second: ToldFact, weights: Mapping[str, float]) -> float:
    """The same for time that has passed since something began: one of them says what ("into")."""
    shared = first.about & second.about
    event = (first.begun & second.about) | (second.begun & first.about)
    if not event or len(shared) < _SHARED:
        return 0.0
    return sum(_covers(first, second, weights)) / 2


def _covers(first: ToldFact, second: ToldFact, weights: Mapping[str, float]) -> tuple[float, float]:
    return (
        share(weigh(first.clause, weights), second.about),
        share(weigh(second.clause, weights), first.about),
    )


def _names(first: ToldFact, second: ToldFact) -> tuple[bool, bool]:
    """Whether the sentences share a name, and whether each has one of its own."""
    lacking = [name for name in first.passage.names if not has_name(name, second.passage)]
    added = [name for name in second.passage.names if not has_name(name, first.passage)]
    return len(lacking) < len(first.passage.names), bool(lacking and added)


def _same_words_next(first: ToldFact, second: ToldFact) -> bool:
    own = first.nearest - second.about, second.nearest - first.about
    # A date stands anywhere in a sentence.
    beside = bool(first.nearest & second.nearest) or unit_key(first.quantity) == _CALENDAR
    return beside and not all(own)


def _weekdays_differ(first: Passage, second: Passage) -> bool:
    days = set(_WEEKDAY.findall(first.text)), set(_WEEKDAY.findall(second.text))
    return all(days) and not days[0] & days[1]


def _is_unreal(fact: ToldFact) -> bool:
    return bool(_UNREAL.search(fact.clause_text))


def _tells_more(first: ToldFact, second: ToldFact) -> bool:
    """Whether another quantity of the first sentence sets it apart from the second.

    The second denies it, it is one more of the same unit, or a year that only the first tells.
    """
    key = unit_key(first.quantity)
    for quantity in first.passage.quantities:
        if quantity is first.quantity:
            continue
        own = unit_key(quantity)
        others = [
            other
            for other in second.passage.quantities
            if other is not second.quantity and unit_key(other) == own
        ]
        if any(agrees(quantity, other) for other in others):
            continue
        if others or own == key or quantity.kind == "year":
            return True
    return False


def agrees(first: Quantity, second: Quantity) -> bool:
    """Whether one of the two bears the other out."""
    said = agreement(first, second), agreement(second, first)
    return not {"same", "compatible"}.isdisjoint(said)


def _all_terms(texts: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(terms, texts))
