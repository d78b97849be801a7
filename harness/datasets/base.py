"""What a dataset is to the rest of the harness."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from harness.records import Example
from harness.text.cleaning import Cleaned


@dataclass(frozen=True, slots=True)
class Skipped:
    """An example that could not be read and that the config says to skip.

    where: the file and line, or row; reason: what is wrong there.
    """

    where: str
    reason: str


class Dataset(Protocol):
    """Gives the same examples, in the same order, each time it is asked.

    signature: all choices that decide which examples come out and how they are cleaned; the
    content itself is digested by the run. `name` is optional: what to call the data in tables and
    folders, where the name of its config says too little.
    """

    signature: str

    def read(self) -> Iterator[Example | Skipped]:
        """The examples, one by one, with unique ids, and in between what was skipped.

        Raises HarnessError on data that cannot be read and is not to be skipped.
        """
        ...


def examples_of(dataset: Dataset) -> Iterator[Example]:
    """The examples of a dataset without what it skipped."""
    return (item for item in dataset.read() if isinstance(item, Example))


@dataclass(frozen=True, slots=True)
class CleanedFile:
    """A file of a dataset with what cleaning kept and dropped, for people to look at.

    name: file name; role: "document" or "reference".
    """

    name: str
    role: str
    cleaned: Cleaned
