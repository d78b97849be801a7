"""Sentences as the check reads them: what they say, whom they name, how much they count."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise

from harness.metrics.facts.terms import terms
from harness.text.names import Name, find_names
from harness.text.quantities import Quantity, find_quantities
from harness.text.sentences import split_sentences
from harness.text.tokens import normalized_words

_KEPT_DOCUMENTS = 32


@dataclass(frozen=True, eq=False)
class Passage:
    """A sentence or a claim, read: `text == whole[start:end]`.

    words: its normalized words; terms: its content terms; names, quantities: those inside it, with
    their spans in the whole text.
    """

    text: str
    start: int
    end: int
    words: tuple[str, ...]
    terms: frozenset[str]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]

    @cached_property
    def spaced(self) -> str:
        """The words with a space around each, to look phrases up in."""
        return f" {' '.join(self.words)} "

    @cached_property
    def written(self) -> dict[str, str]:
        """term: a word that it stands for; none for countries, which have no one word."""
        return {term: word for word in self.words for term in terms(word) if term in self.terms}


@dataclass(frozen=True, eq=False)
class Source:
    """A document, or several that are read as one: its sentences in order."""

    passages: tuple[Passage, ...]

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of all sentences."""
        return frozenset[str]().union(*(passage.terms for passage in self.passages))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all sentences, each once."""
        return tuple(dict.fromkeys(name.text for p in self.passages for name in p.names))

    @cached_property
    def bigrams(self) -> frozenset[tuple[str, ...]]:
        """The word pairs of all sentences."""
        return frozenset(pair for p in self.passages for pair in pairwise(p.words))

    @cached_property
    def places(self) -> dict[str, set[int]]:
        """term: the numbers of the sentences that have it."""
        found: dict[str, set[int]] = {}
        for i, passage in enumerate(self.passages):
            for term in passage.terms:
                found.setdefault(term, set()).add(i)
        return found


def read_passages(
    text: str,
    spans: Iterable[tuple[int, int]],
    known: Iterable[str] = (),
    written: date | None = None,
) -> tuple[Passage, ...]:
    """The given spans of `text`, read.

    known: names to know in a text without capitals; written: the day that "last year" is told from.
    """
    # Names are looked for in the whole text: how a word is written elsewhere tells ordinary words.
    names = find_names(text, known)
    starts = [name.start for name in names]
    return tuple(
        _passage(
            text, start, end, names[bisect_left(starts, start) : bisect_left(starts, end)], written
        )
        for start, end in spans
    )


@lru_cache(maxsize=_KEPT_DOCUMENTS)
def read_document(text: str, written: date | None = None) -> Source:
    """A document, read once however many summaries are checked against it."""
    spans = ((sentence.start, sentence.end) for sentence in split_sentences(text))
    return Source(read_passages(text, spans, written=written))


def _passage(
    text: str, start: int, end: int, names: Sequence[Name], written: date | None
) -> Passage:
    """names: those that begin inside it."""
    part = text[start:end]
    quantities = (
        replace(quantity, start=quantity.start + start, end=quantity.end + start)
        for quantity in find_quantities(part, written)
    )
    inside = (name for name in names if name.end <= end)
    words = tuple(normalized_words(part))
    return Passage(part, start, end, words, terms(part), tuple(inside), tuple(quantities))
