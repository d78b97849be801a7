"""The terms that claims and sentences share: stemmed content words, countries as one term."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from harness.text.demonyms import LONGEST_FORM, country
from harness.text.tokens import STOP_WORDS, content_words, words

# Longest first; a stem keeps at least this many letters.
_ENDINGS = (
    *("ations", "ation", "ments", "ment", "ings", "ions", "ing", "ion", "ies", "ed", "es"),
    *("ly", "s", "e", "y"),
)
_SHORTEST_STEM = 4
# Of sentences, and of their words one by one.
_KEPT = 2**14


@lru_cache(maxsize=_KEPT)
def terms(text: str) -> frozenset[str]:
    """The distinct content terms of `text`: "U.S. forces" and "American force" have the same."""
    found: set[str] = set()
    tokens = words(text)
    i = 0
    while i < len(tokens):
        lengths = range(min(LONGEST_FORM, len(tokens) - i), 0, -1)
        land, length = next(
            ((land, n) for n in lengths if (land := country(" ".join(tokens[i : i + n])))),
            (None, 1),
        )
        if land:
            found.add(land)
        elif tokens[i].casefold() not in STOP_WORDS:
            found.update(map(_stem, content_words(tokens[i])))
        i += length
    return frozenset(found)


def _stem(word: str) -> str:
    word = re.sub(r"(?<=\d),(?=\d)", "", word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def term_weights(sentences: Iterable[frozenset[str]]) -> dict[str, float]:
    """Inverse document frequency of every term, over sentences; rarer terms weigh more, all > 0."""
    counts: Counter[str] = Counter()
    total = 0
    for sentence in sentences:
        counts.update(sentence)
        total += 1
    return {term: math.log(1 + total / count) for term, count in counts.items()}


def weigh(wanted: frozenset[str], weights: Mapping[str, float]) -> dict[str, float]:
    """The wanted terms' weights; one that no sentence has weighs as much as the rarest that has."""
    known = weights.keys() >= wanted
    rarest = 0.0 if known else max(weights.values(), default=1.0)
    return {term: weights.get(term, rarest) for term in wanted}


def share(wanted: Mapping[str, float], given: frozenset[str]) -> float:
    """The share of the weighed terms, by weight, that are given, in [0, 1]; 0 for no terms."""
    # fsum: the order of a set differs between processes, its exact sum does not.
    total = math.fsum(wanted.values())
    covered = math.fsum(wanted[term] for term in given & wanted.keys())
    return covered / total if total else 0.0


def coverage(wanted: frozenset[str], given: frozenset[str], weights: Mapping[str, float]) -> float:
    """The share of the wanted terms, by weight, that are given (see `weigh` and `share`)."""
    return share(weigh(wanted, weights), given)
