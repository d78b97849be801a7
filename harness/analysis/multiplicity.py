"""p-values of many tests, corrected for there being many."""

from collections.abc import Sequence


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Holm's step-down correction, in the order given; None (no test) stays None, uncounted.

    Rejecting where the result is at most 5 % keeps the chance of any false rejection at 5 % or
    less, however the tests depend on each other. Raises ValueError where a p-value is outside
    [0, 1].
    """
    tested = [(p, place) for place, p in enumerate(p_values) if p is not None]
    for p, place in tested:
        if not 0 <= p <= 1:
            raise ValueError(f"not a p-value: {p} (number {place})")
    corrected: list[float | None] = [None] * len(p_values)
    largest = 0.0
    for rank, (p, place) in enumerate(sorted(tested)):
        largest = max(largest, min(1.0, p * (len(tested) - rank)))
        corrected[place] = largest
    return corrected
