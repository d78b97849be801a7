"""Who does what to whom, and from where to where: the same words with their places exchanged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from harness.metrics.facts.case import Case
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.records import Item
from harness.metrics.facts.signals.base import SILENT, Finding, Signal
from harness.metrics.facts.terms import terms

# Sentences further down the evidence cover a name or a number, and speak of something else.
_COMPARED = 3
# An actor this many words from its verb belongs to another one.
_REACH = 6
_WORD = re.compile(r"[^\W_]+(?:[.'’‑-][^\W_]+)*")
_BE = frozenset("is are was were be been being am get gets got".split())
_CLAUSE_END = re.compile(r"[,;:()—–]")
# Before a name: where something comes from, and where it goes to.
_BETWEEN = r"(?: (?:the|its|their|his|her|neighbou?ring|nearby|city|capital|town|of))* $"
_FROM = re.compile(rf"\b(?:from|out of|leave|leaves|leaving|left|exit|exits|exited){_BETWEEN}")
_TO = re.compile(rf"\b(?:to|into|towards?|enter|enters|entered|reach|reaches|reached){_BETWEEN}")
_LOOK_BACK = 40
# "In Niger, troops ..." says where, and not who.
_FRONTED = re.compile(r"^(?:In|At|On|After|Before|Since|During|Near|Across)\b[^,]*,")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name of a passage: its terms, and its span there."""

    key: frozenset[str]
    start: int
    end: int


@lru_cache(maxsize=2**12)
def _mentions(passage: Passage) -> tuple[_Mention, ...]:
    fronted = _FRONTED.match(passage.text)
    begin = fronted.end() if fronted else 0
    return tuple(
        _Mention(key, name.start - passage.start, name.end - passage.start)
        for name in passage.names
        if name.start - passage.start >= begin and (key := terms(name.text))
    )


def _swapped_roles(case: Case) -> Finding:
    """The same two words right and left of the same third one, exchanged."""
    acts = _acts(case.claim)
    if not acts:
        return SILENT
    told = [(act, a.passage) for a in case.evidence[:_COMPARED] for act in _acts(a.passage)]
    known = {act[:3] for act, _ in told}
    for agent, verb, patient, start, end in acts:
        if (agent, verb, patient) in known:
            continue
        for act, passage in told:
            if act[:3] == (patient, verb, agent):
                place = _span(case.claim, start, end), _span(passage, act[3], act[4])
                return Finding(1.0, (place,))
    return SILENT


_Act = tuple[str, str, str, int, int]


@lru_cache(maxsize=2**12)
def _acts(passage: Passage) -> tuple[_Act, ...]:
    """(agent, verb, patient, start, end): each term between the two nearest, a passive turned."""
    tokens = [(m[0].casefold(), m.start(), m.end()) for m in _WORD.finditer(passage.text)]
    cuts = [m.start() for m in _CLAUSE_END.finditer(passage.text)]
    keys = [_key(word) for word, _, _ in tokens]
    acts: list[_Act] = []
    for v, key in enumerate(keys):
        left = _nearest(range(v - 1, max(v - _REACH, 0) - 1, -1), keys)
        right = _nearest(range(v + 1, min(v + _REACH, len(tokens) - 1) + 1), keys)
        if not key or left is None or right is None or keys[left] == keys[right]:
            continue
        start, end = tokens[left][1], tokens[right][2]
        if any(start <= cut < end for cut in cuts):
            continue
        by = "by" in [word for word, _, _ in tokens[v + 1 : right]]
        passive = by and bool(_BE & {word for word, _, _ in tokens[left + 1 : v]})
        if by and not passive:
            continue
        agent, patient = (right, left) if passive else (left, right)
        acts.append((keys[agent], key, keys[patient], start, end))
    return tuple(acts)


@lru_cache(maxsize=2**14)
def _key(word: str) -> str:
    return next(iter(sorted(terms(word))), "")


def _nearest(places: Sequence[int], keys: Sequence[str]) -> int | None:
    return next((i for i in places if keys[i]), None)


def _other_direction(case: Case) -> Finding:
    """A place that the claim has something come from, and its evidence only go to, or the other
    way round."""
    ways = list(_ways(case.claim))
    if not ways:
        return SILENT
    told = [
        (mention, away, a.passage)
        for a in case.evidence[:_COMPARED]
        for mention, away in _ways(a.passage)
    ]
    for mention, away in ways:
        found = [(m, other, p) for m, other, p in told if _same(m.key, mention.key)]
        if found and all(other != away for _, other, _ in found):
            source, _, passage = found[0]
            place = (
                _span(case.claim, mention.start, mention.end),
                _span(passage, source.start, source.end),
            )
            return Finding(1.0, (place,))
    return SILENT


def _ways(passage: Passage) -> Iterator[tuple[_Mention, bool]]:
    """The names that something comes from (True) or goes to (False)."""
    for mention in _mentions(passage):
        before = passage.text[max(0, mention.start - _LOOK_BACK) : mention.start].lower()
        away, toward = _FROM.search(before), _TO.search(before)
        if away or toward:
            last = max(m.start() for m in (away, toward) if m)
            yield mention, bool(away and away.start() == last)


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
