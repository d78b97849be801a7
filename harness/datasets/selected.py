"""What all datasets of the user's own data share: ids, selection, cleaning, errors."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TypedDict

from harness.datasets.base import Skipped
from harness.datasets.ids import Ids
from harness.datasets.rows import Broken, Draft
from harness.datasets.selection import Selection
from harness.errors import Fault, RunError, UsageError
from harness.records import Document, Example, signature
from harness.text.cleaning import clean as cleaned

_ON_ERROR = ("raise", "skip")


class Choices(TypedDict, total=False):
    """The parameters that every such dataset takes.

    clean: take web boilerplate out of the documents; limit, sample, seed: see Selection; on_error:
    "raise", or "skip" what is broken and count it.
    """

    clean: bool
    limit: int | None
    sample: int | None
    seed: int
    on_error: str


class SelectedDataset(ABC):
    """A dataset over drafts: checks that ids are unique, selects, cleans, raises or skips.

    kind, fields: the first part of the signature. Files are no part of it: the run digests what
    stands in them. Raises UsageError on values that are wrong.
    """

    def __init__(
        self,
        kind: str,
        fields: dict[str, object],
        clean: bool = False,
        limit: int | None = None,
        sample: int | None = None,
        seed: int = 0,
        on_error: str = "raise",
    ) -> None:
        if on_error not in _ON_ERROR:
            raise UsageError(f"dataset.on_error must be raise or skip, not {on_error!r}")
        self._clean = checked_flag("clean", clean)
        self._selection = Selection(limit, sample, seed)
        self._skips = on_error == "skip"
        # A seed decides nothing where nothing is drawn.
        drawn = {} if sample is None else {"sample": sample, "seed": seed}
        self.signature = signature(
            kind, **fields, clean=clean, limit=limit, **drawn, on_error=on_error, v=1
        )

    @abstractmethod
    def _drafts(self) -> Iterator[Draft | Broken]:
        """All that the data has, in order, one by one; raises HarnessError where it cannot be
        read on."""

    def read(self) -> Iterator[Example | Skipped]:
        """The selected examples, in the order of the data, and in between what was skipped.

        A sample takes two passes over the data. Raises RunError on broken data, with its place.
        """
        chosen = None
        if self._selection.sample is not None:
            chosen = self._selection.draw(
                item.id for item in self._examples() if isinstance(item, Example)
            )
        count = 0
        for item in self._examples():
            if isinstance(item, Skipped):
                yield item
            elif chosen is None or self._selection.lot(item.id) in chosen:
                yield self._cleaned(item)
                count += 1
                if count == self._selection.limit:
                    return

    def _examples(self) -> Iterator[Example | Skipped]:
        ids = Ids()
        for draft in self._drafts():
            if isinstance(draft, Broken):
                yield self._skipped(draft)
                continue
            try:
                id_ = ids.settle(draft)
            except Fault as fault:
                yield self._skipped(Broken(draft.place, str(fault)))
                continue
            yield Example(id_, draft.documents, draft.references)

    def _skipped(self, broken: Broken) -> Skipped:
        if not self._skips:
            raise RunError(f"{broken.place}: {broken.reason}")
        return Skipped(str(broken.place), broken.reason)

    def _cleaned(self, example: Example) -> Example:
        if not self._clean:
            return example
        documents = tuple(Document(doc.name, cleaned(doc.text).text) for doc in example.documents)
        return Example(example.id, documents, example.references)


def checked_flag(key: str, value: object) -> bool:
    """`value`, which must be true or false; else raises UsageError."""
    if not isinstance(value, bool):
        raise UsageError(f"dataset.{key} must be true or false, not {value!r}")
    return value
