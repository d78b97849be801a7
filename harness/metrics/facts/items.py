"""Names and quantities of a claim, looked for in a source sentence."""

from dataclasses import replace
from functools import lru_cache

from harness.metrics.facts.passages import Passage
from harness.text.names import Name, governs, lies_in, matches
from harness.text.quantities import Quantity, QuantityIndex, agreement
from harness.text.tokens import normalized_words

# The names of a long document, each against a few of a claim.
_KEPT_PAIRS = 2**16


def has_name(name: Name, passage: Passage) -> bool:
    """Whether the passage has the name, in a form that `matches` takes or in lower case."""
    if any(_is_same(name.text, other.text) for other in passage.names):
        return True
    written = _written(name.text)
    return bool(written) and f" {written} " in passage.spaced


@lru_cache(maxsize=_KEPT_PAIRS)
def _is_same(name: str, other: str) -> bool:
    # "In the U.K." follows from "in Glasgow", and "London says" from "the U.K. says".
    return matches(name, (other,)) or lies_in(other, name) or governs(name, other)


@lru_cache(maxsize=_KEPT_PAIRS)
def _written(name: str) -> str:
    return " ".join(normalized_words(name))


def borne_out(claimed: QuantityIndex, passage: Passage) -> set[Quantity]:
    """The claimed quantities that one of the passage's bears out."""
    places: set[int] = set()
    for source in passage.quantities:
        near = (place for place in claimed.near(source) if place not in places)
        places.update([i for i in near if bears_out(claimed.quantities[i], source)])
    return {claimed.quantities[i] for i in places}


def bears_out(claim: Quantity, source: Quantity) -> bool:
    """Whether the source's quantity says what the claim's does.

    Two counts do so whatever they count: reports name the counted things too differently ("troops",
    "service members") for the noun to decide.
    """
    if claim.kind == source.kind == "count":
        if claim.value == source.value:
            return {claim.comparator, source.comparator} != {"<", ">"}
        source = replace(source, unit=claim.unit)
    return agreement(claim, source) in ("same", "compatible")
