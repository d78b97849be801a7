"""Where the documents of one cluster contradict each other."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from harness.metrics.facts.items import bears_out
from harness.metrics.facts.passages import Passage, Source
from harness.metrics.facts.records import Conflict, Evidence, Item, Told
from harness.metrics.facts.terms import term_weights, terms
from harness.metrics.facts.told_facts import (
    ToldFact,
    agrees,
    likeness,
    likeness_begun,
    one_word,
    unit_key,
)
from harness.records import Document
from harness.text.quantities import Quantity, QuantityIndex, agreement
from harness.text.tokens import words

_KINDS = frozenset("money percent duration distance count date year".split())
_PERIODS = frozenset("day week month year decade".split())
# Longer ones, or such with more numbers, are lists and tables; shorter ones are headlines.
_LONGEST = 1000
_MOST_QUANTITIES = 12
_FEWEST_WORDS = 6
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
# A range as wide as "dozens" neither contradicts a number nor bears it out.
_WIDEST_RANGE = 3.0
# The work stays linear: two facts are compared where they share two of their rarest terms, and a
# term that more facts than these have tells none of them from another.
_RAREST = 12
_COMMON = 25
_SHARED_RARE = 2
_MOST_NEIGHBOURS = 8
# Numbers beside the fact: what was before, what came on top, a part of it.
_BESIDE = re.compile(
    r"\b(?:from|than|with|to|another|other|further|additional|extra|every|each|per|since|until|"
    r"between|plus|first|last|next|past|previous|initial|remaining)\W*$",
    re.I,
)
# Pieces of a number that was torn apart: "$ 100, 000", "1. 7 million".
_TORN_BEFORE = re.compile(r"[0-9][,.:/ ] ?$|[-–/]$")
_TORN_AFTER = re.compile(r" ?[,.:/-] ?[0-9]")
_LOOK = 24
_OWN_PERIOD = re.compile(r"\b(?:its|their|his|her|the)\W*$", re.I)
_BEYOND = re.compile(r"more than|over", re.I)


@dataclass(frozen=True, slots=True)
class _Pair:
    kind: str
    first: ToldFact
    second: ToldFact
    likeness: float

    @property
    def order(self) -> tuple[int, int, int, int]:
        """By the places of both sides."""
        first, second = self.first, self.second
        return first.document, first.quantity.start, second.document, second.quantity.start


def find_conflicts(
    documents: Sequence[Document], sources: Sequence[Source]
) -> tuple[Conflict, ...]:
    """What two of `documents` tell differently, in the order of their first sides.

    A number against another number, "over" against "almost" the same one ("bound"; so are "in its
    second year" and "more than two years into"), a date against another date. sources: the same
    documents, read. Readers are shown these, so what is in doubt is left out: the sentences must
    agree in all but the quantity, neither document may have the other's quantity anywhere, and none
    may tell several such quantities (a series). Of equal conflicts between the same two documents
    the clearest is kept.
    """
    weights = term_weights(one_word(p.terms) for source in sources for p in source.passages)
    told = [_told_quantities(source) for source in sources]
    facts = [fact for place, source in enumerate(sources) for fact in _facts(place, source)]
    pairs = [
        pair
        for first, second, begun in _neighbours(facts)
        if (pair := _compared(first, second, begun, weights))
        and not _tells(told[first.document], second.quantity)
        and not _tells(told[second.document], first.quantity)
    ]
    clearest: dict[object, _Pair] = {}
    for pair in sorted(_single(pairs), key=lambda pair: (-pair.likeness, pair.order)):
        clearest.setdefault(_content(pair), pair)
    found = sorted(clearest.values(), key=lambda pair: pair.order)
    return tuple(_conflict(documents, pair) for pair in found)


def _facts(document: int, source: Source) -> Iterator[ToldFact]:
    """What the document tells in numbers, clearly enough to hold against another."""
    passages = source.passages
    for i, passage in enumerate(passages):
        if not _is_sentence(passage):
            continue
        before = passages[i - 1].text[-_LOOK:] if i else ""
        after = passages[i + 1].text[:_LOOK] if i + 1 < len(passages) else ""
        for quantity in passage.quantities:
            start, end = quantity.start - passage.start, quantity.end - passage.start
            left = f"{before} {passage.text[max(0, start - _LOOK) : start]}"
            right = f"{passage.text[end : end + _LOOK]} {after}"
            if _is_clear(quantity, left, right):
                yield ToldFact(document, passage, quantity)


def _is_sentence(passage: Passage) -> bool:
    return (
        0 < len(passage.quantities) <= _MOST_QUANTITIES
        and len(passage.words) >= _FEWEST_WORDS
        and len(passage.text) <= _LONGEST
        and bool(_SENTENCE_END.search(passage.text))
    )


def _is_clear(quantity: Quantity, before: str, after: str) -> bool:
    if _TORN_BEFORE.search(before) or _TORN_AFTER.match(after):
        return False
    if quantity.kind == "ordinal":
        return quantity.unit in _PERIODS and bool(_OWN_PERIOD.search(before))
    if quantity.kind not in _KINDS or _is_vague(quantity) or quantity.unit == "clock":
        return False
    return (quantity.kind != "count" or bool(quantity.unit)) and not _BESIDE.search(before)


def _is_vague(quantity: Quantity) -> bool:
    if quantity.kind == "year":
        return quantity.high is not None or quantity.text.endswith("s")  # "1914-18", "the 1980s"
    return quantity.high is not None and quantity.high > _WIDEST_RANGE * quantity.value


def _neighbours(facts: Sequence[ToldFact]) -> Iterator[tuple[ToldFact, ToldFact, bool]]:
    """Pairs of facts of two documents, of one kind and unit, that share rare terms.

    The last tells whether they are to be compared as time since something began.
    """
    groups: dict[tuple[str, str], list[ToldFact]] = defaultdict(list)
    for fact in facts:
        for key in fact.keys:
            groups[key].append(fact)
    for (kind, _), group in sorted(groups.items()):
        counts = Counter(term for fact in group for term in fact.about)
        postings: dict[str, list[int]] = defaultdict(list)
        for i, fact in enumerate(group):
            rare = sorted((counts[t], t) for t in fact.about if 1 < counts[t] <= _COMMON)[:_RAREST]
            shared = Counter(
                j for _, term in rare for j in postings[term] if group[j].document < fact.document
            )
            for j, terms_shared in shared.most_common(_MOST_NEIGHBOURS):
                if terms_shared >= _SHARED_RARE:
                    yield group[j], fact, kind == "begun"
            for _, term in rare:
                postings[term].append(i)


def _compared(
    first: ToldFact, second: ToldFact, begun: bool, weights: Mapping[str, float]
) -> _Pair | None:
    kind = _begun_difference(first, second) if begun else _difference(first, second)
    if not kind:
        return None
    alike = (likeness_begun if begun else likeness)(first, second, weights)
    return _Pair(kind, first, second, alike) if alike else None


def _difference(first: ToldFact, second: ToldFact) -> str:
    """The kind of conflict, "" for none."""
    one, other = first.quantity, second.quantity
    said = {agreement(one, other), agreement(other, one)}
    if "bound mismatch" in said:
        return "bound"
    if said != {"different"}:
        return ""
    if unit_key(one)[0] == "calendar":
        return "date"
    return "" if _is_rounded(one.value, other.value) else "number"


def _is_rounded(first: float, second: float) -> bool:
    """Whether one is the other in fewer digits: "$1.2 billion" of "$1.23 billion"."""
    digits = min(_digits(first), _digits(second))
    return f"{first:.{digits}e}" == f"{second:.{digits}e}"


def _digits(value: float) -> int:
    """The decimals of its scientific form."""
    mantissa = f"{value:.9e}".partition("e")[0]
    return len(mantissa.partition(".")[2].rstrip("0"))


def _begun_difference(first: ToldFact, second: ToldFact) -> str:
    """Whether "more than n" goes beyond "the nth": the nth ends where n have passed."""
    for ordinal, passed in ((first.quantity, second), (second.quantity, first)):
        beyond = passed.quantity.comparator == ">" and _BEYOND.search(passed.quantity.text)
        if ordinal.kind == "ordinal" and beyond and passed.quantity.value >= ordinal.value:
            return "bound"
    return ""


def _told_quantities(source: Source) -> QuantityIndex:
    return QuantityIndex([q for p in source.passages for q in p.quantities if not _is_vague(q)])


def _tells(told: QuantityIndex, quantity: Quantity) -> bool:
    """Whether the document has this quantity, too, whatever it says of it."""
    near = (told.quantities[place] for place in told.near(quantity))
    return any(bears_out(quantity, other) or bears_out(other, quantity) for other in near)


def _single(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Those whose sides are met by one quantity a document: a series has several."""
    met: dict[tuple[int, int], list[Quantity]] = defaultdict(list)
    for pair in pairs:
        met[id(pair.first), pair.second.document].append(pair.second.quantity)
        met[id(pair.second), pair.first.document].append(pair.first.quantity)
    return [
        pair
        for pair in pairs
        if _agree(met[id(pair.first), pair.second.document])
        and _agree(met[id(pair.second), pair.first.document])
    ]


def _agree(quantities: Sequence[Quantity]) -> bool:
    return all(agrees(one, other) for one, other in pairwise(quantities))


def _content(pair: _Pair) -> object:
    first, second = pair.first, pair.second
    return first.document, second.document, pair.kind, _said(first.quantity), _said(second.quantity)


def _said(quantity: Quantity) -> object:
    return unit_key(quantity), quantity.comparator, quantity.value, quantity.high


def _conflict(documents: Sequence[Document], pair: _Pair) -> Conflict:
    shared = pair.first.about & pair.second.about
    subject = (
        word
        for word in words(pair.first.passage.text)
        if (said := one_word(terms(word))) and said <= shared
    )
    sides = (_told(documents, fact, pair.likeness) for fact in (pair.first, pair.second))
    return Conflict(pair.kind, tuple(dict.fromkeys(subject)), *sides)


def _told(documents: Sequence[Document], fact: ToldFact, similarity: float) -> Told:
    passage, quantity = fact.passage, fact.quantity
    name = documents[fact.document].name
    evidence = Evidence(name, passage.text, passage.start, passage.end, similarity)
    return Told(evidence, Item(quantity.text, quantity.start, quantity.end))
