"""What a summarizer is to the rest of the harness."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from harness.records import Example, Summary


class Summarizer(Protocol):
    """Makes one summary of each example's documents.

    signature: all that determines the output. Two attributes are optional: `sees_references`
    (bool, default False) marks one that has read the reference, an upper bound and no competitor;
    `prepare(ids)` is called once before the first summary, with the ids of all examples: load
    models and check inputs there, and raise HarnessError where the run could not succeed.
    """

    signature: str

    def summarize(self, examples: Sequence[Example]) -> Iterator[Summary]:
        """One summary an example, in order, each as soon as it is there.

        What went wrong with a single example belongs in `Summary.error`; an exception ends the run.
        """
        ...
