"""What a metric is to the rest of the harness."""

from collections.abc import Sequence
from typing import Protocol

from harness.records import Column, Example, Score, Summary


class Metric(Protocol):
    """Scores summaries; pure: the same inputs give the same scores.

    signature: all that determines the scores; needs: which of "references" and "documents" it
    reads; columns: the numbers that each of its scores holds. `prepare()` is optional: it is called
    once before the first summary is made or scored; load models there, and raise HarnessError where
    scoring could not succeed.
    """

    signature: str
    needs: frozenset[str]
    columns: tuple[Column, ...]

    def score(self, examples: Sequence[Example], summaries: Sequence[Summary]) -> list[Score]:
        """One Score an example, in order, with a finite value for every column.

        A failed summary has an empty text and is scored as such: each metric says what the empty
        text scores.
        """
        ...
