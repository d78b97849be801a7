"""Claims and source sentences, read: their terms, names, quantities and embeddings."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from harness.metrics.facts.terms import terms
from harness.models.encoder import load_encoder
from harness.text.names import Name, find_names
from harness.text.quantities import Quantity, find_quantities
from harness.text.sentences import split_sentences
from harness.text.tokens import normalized_words

Vectors = NDArray[np.float32]

# A document of a hundred sentences takes half a megabyte, one of ten thousand sixty.
_KEPT_DOCUMENTS = 32


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text: `text == source[start:end]`.

    words: its normalized words with a space around each; terms: its content terms; names,
    quantities: those inside it, with their spans in the whole text.
    """

    text: str
    start: int
    end: int
    words: str
    terms: frozenset[str]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """The passages of one text, and one unit-length row of `vectors` for each."""

    passages: tuple[Passage, ...]
    vectors: Vectors


def read_passages(model: str, text: str, spans: Iterable[tuple[int, int]]) -> Passages:
    """The given spans of `text`, read; they are embedded together, as one batch.

    Raises RunError where the model cannot be loaded.
    """
    # Names are looked for in the whole text: how a word is written elsewhere tells ordinary words.
    names = find_names(text)
    starts = [name.start for name in names]
    found = tuple(
        _passage(text, start, end, names[bisect_left(starts, start) : bisect_left(starts, end)])
        for start, end in spans
    )
    if not found:
        return Passages((), np.zeros((0, 0), dtype=np.float32))
    vectors = load_encoder(model).embed([passage.text for passage in found])
    vectors.flags.writeable = False  # it is shared by all who read the same document
    return Passages(found, vectors)


@lru_cache(maxsize=_KEPT_DOCUMENTS)
def read_document(model: str, text: str) -> Passages:
    """The sentences of a document, read once however many summaries are checked against it."""
    return read_passages(model, text, ((s.start, s.end) for s in split_sentences(text)))


def _passage(text: str, start: int, end: int, names: Sequence[Name]) -> Passage:
    """names: those that begin inside it."""
    part = text[start:end]
    quantities = (
        replace(quantity, start=quantity.start + start, end=quantity.end + start)
        for quantity in find_quantities(part)
    )
    inside = (name for name in names if name.end <= end)
    spaced = f" {' '.join(normalized_words(part))} "
    return Passage(part, start, end, spaced, terms(part), tuple(inside), tuple(quantities))
