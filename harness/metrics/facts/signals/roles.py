"""Who does what to whom, and from where to where: the same deed with its parties exchanged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from harness.metrics.facts.acts import WORD, Act, acts, names_in
from harness.metrics.facts.case import Case
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.records import Item
from harness.metrics.facts.signals.base import SILENT, Finding, Signal
from harness.metrics.facts.terms import terms
from harness.text.lexicon.lemmas import lemma
from harness.text.tokens import STOP_WORDS

# The nearest of these before a place tells whether something leaves it or gets there ...
_AWAY = frozenset("from leave exit depart quit flee vacate abandon".split())
_TOWARD = frozenset("to into toward towards enter reach arrive arrival".split())
# ... if it is not farther away, and nothing of these is between.
_BETWEEN = 8
_ENDS = frozenset(
    """, ; : ( ) — – . ! ? that because while although though when if unless since after before
    where than as until but or who which whom by with for during against about over said
    on""".split()
)
_DETERMINERS = frozenset(
    """the a an its their his her our this that nearby neighbouring neighboring central northern
    southern eastern western""".split()
)
_LOOK_BACK = 80
# "Niger's request", "Irish fishermen": no place.
_POSSESSED = re.compile(r"['’]s\b|['’](?=\s)")
_NEXT = re.compile(r"\s+([a-z]+)")


@dataclass(frozen=True, slots=True)
class _Way:
    """key: terms of a place, or two amounts; away: whether something comes from it, or goes to it;
    start, end: of the place."""

    key: frozenset[str]
    away: bool
    start: int
    end: int


def _swapped_roles(case: Case) -> Finding:
    """A deed of the claim whose sides the evidence has exchanged, and nowhere as they are."""
    told = [(act, a.passage) for a in case.close_evidence for act in acts(a.passage)]
    for act in acts(case.claim):
        same = [(other, passage) for other, passage in told if other.deed == act.deed]
        found = [_exchanged(act, case.claim, other, passage) for other, passage in same]
        if True in found and False not in found:
            other, passage = same[found.index(True)]
            place = _span(case.claim, act.start, act.end), _span(passage, other.start, other.end)
            return Finding(1.0, (place,))
    return SILENT


def _exchanged(act: Act, claim: Passage, other: Act, passage: Passage) -> bool | None:
    """Whether the sides of two acts are exchanged, by their names, or else by all their words; None
    where nothing tells."""
    names = names_in(claim) | names_in(passage)
    for kept in (names, None):
        ours, theirs = (
            [side if kept is None else side & kept for side in (one.agents, one.patients)]
            for one in (act, other)
        )
        crossed = len(ours[0] & theirs[1]), len(ours[1] & theirs[0])
        alike = len(ours[0] & theirs[0])
        straight = alike + len(ours[1] & theirs[1])
        # Both may accuse of the same: what is on the patients' side is not all done to.
        if all(crossed) and (not alike or sum(crossed) > straight):
            return True
        if straight and straight >= sum(crossed):
            return False
    return None


def _other_direction(case: Case) -> Finding:
    """A place that the claim has something come from, and its evidence only go to, or the other
    way round."""
    told = [(way, a.passage) for a in case.close_evidence for way in _ways(a.passage)]
    for way in _ways(case.claim):
        found = [(other, passage) for other, passage in told if _same(other.key, way.key)]
        if found and all(other.away != way.away for other, _ in found):
            other, passage = found[0]
            place = _span(case.claim, way.start, way.end), _span(passage, other.start, other.end)
            return Finding(1.0, (place,))
    return SILENT


@lru_cache(maxsize=2**12)
def _ways(passage: Passage) -> tuple[_Way, ...]:
    return (*_places(passage), *_amounts(passage))


def _places(passage: Passage) -> Iterator[_Way]:
    for name in passage.names:
        start, end = name.start - passage.start, name.end - passage.start
        after = _NEXT.match(passage.text, end)
        qualifies = after is not None and after[1] not in STOP_WORDS
        key, away = terms(name.text), _away(passage.text, start)
        if key and away is not None and not qualifies and not _POSSESSED.match(passage.text, end):
            yield _Way(key, away, start, end)


def _amounts(passage: Passage) -> Iterator[_Way]:
    """Of "from 3 to 5" both ends, as one way up or down; an amount by itself is no place."""
    ends = [
        (away, quantity)
        for quantity in passage.quantities
        if (away := _away(passage.text, quantity.start - passage.start)) is not None
    ]
    for (away, one), (other_away, other) in pairwise(ends):
        if away and not other_away and (not one.unit or one.unit == other.unit):
            low, high = sorted((one.value, other.value))
            key = frozenset([f"{other.kind} {other.unit} {low} {high}"])
            start, end = one.start - passage.start, other.end - passage.start
            yield _Way(key, one.value > other.value, start, end)


def _away(text: str, start: int) -> bool | None:
    """Whether something comes from (True) or goes to (False) what begins there; None for
    neither."""
    before = WORD.findall(text[max(0, start - _LOOK_BACK) : start].lower())[-_BETWEEN:]
    for i in range(len(before) - 1, -1, -1):
        word = before[i]
        if word in _ENDS:
            return None
        base = lemma(word)
        if base in _AWAY or word == "left" or (word == "of" and before[max(i - 1, 0)] == "out"):
            return True
        if base in _TOWARD and not (word == "to" and _opens_verb(before[i + 1 :])):
            return False
    return None


def _opens_verb(after: Sequence[str]) -> bool:
    """Whether "to" with these words after it may be that of an infinitive: "agreed to support"."""
    return bool(after) and after[0] not in _DETERMINERS


def _same(first: frozenset[str], second: frozenset[str]) -> bool:
    return first <= second or second <= first


def _span(passage: Passage, start: int, end: int) -> Item:
    return Item(passage.text[start:end], passage.start + start, passage.start + end)


SIGNALS = (
    Signal(
        "role swap",
        -1,
        "the source has the two the other way round",
        _swapped_roles,
        True,
        least=3.0,
    ),
    Signal(
        "direction swap",
        -1,
        "the source tells the opposite direction",
        _other_direction,
        True,
        least=1.5,
    ),
)
