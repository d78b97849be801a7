"""The reference as a system: the line that the other rows of a table are read against."""

from collections.abc import Iterator, Sequence

from harness.records import Example, Summary, signature


class Reference:
    """Gives each example's first reference as its summary; an error where there is none."""

    sees_references = True

    def __init__(self) -> None:
        self.signature = signature("reference", v=1)

    def summarize(self, examples: Sequence[Example]) -> Iterator[Summary]:
        """One summary an example."""
        for example in examples:
            if example.references:
                yield Summary(example.id, example.references[0])
            else:
                yield Summary(example.id, "", error="the example has no reference")
