"""What a dataset is to the rest of the harness."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from harness.records import Example
from harness.text.cleaning import Cleaned


class Dataset(Protocol):
    """Gives the same examples, in the same order, each time it is asked.

    signature: all choices that decide which examples come out and how they are cleaned; the
    content itself is digested by the run.
    """

    signature: str

    def examples(self) -> Iterator[Example]:
        """The examples, one by one, with unique ids. Raises HarnessError on unreadable data."""
        ...


@dataclass(frozen=True, slots=True)
class CleanedFile:
    """A file of a dataset with what cleaning kept and dropped, for people to look at.

    name: file name; role: "document" or "reference".
    """

    name: str
    role: str
    cleaned: Cleaned
