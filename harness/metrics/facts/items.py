"""Names and quantities of a claim, looked for in a source sentence."""

from harness.metrics.facts.passages import Passage
from harness.text.names import Name, matches
from harness.text.quantities import Quantity, agreement
from harness.text.tokens import normalized_words


def has_name(name: Name, passage: Passage) -> bool:
    """Whether the passage has the name, in a form that `matches` takes or in lower case."""
    if matches(name.text, (other.text for other in passage.names)):
        return True
    written = " ".join(normalized_words(name.text))
    return bool(written) and f" {written} " in passage.words


def has_quantity(quantity: Quantity, passage: Passage) -> bool:
    """Whether a quantity of the passage bears this one out."""
    return any(bears_out(quantity, other) for other in passage.quantities)


def bears_out(claim: Quantity, source: Quantity) -> bool:
    """Whether the source's quantity says what the claim's does.

    Two counts of one value do so whatever they count: reports name the counted things too
    differently ("troops", "service members") for the noun to decide.
    """
    if claim.kind == source.kind == "count" and claim.value == source.value:
        return {claim.comparator, source.comparator} != {"<", ">"}
    return agreement(claim, source) in ("same", "compatible")
