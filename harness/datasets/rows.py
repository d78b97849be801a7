"""What readers of files give to the mapping: rows with their places, and faults in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from harness.errors import Fault
from harness.records import Document
from harness.text.printable import shortened


class MissingColumn(Fault):
    """A row does not have a column that the mapping names."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands. number: from 1, 0 for the whole of the source; by_line: the number is
    that of a line in a text file."""

    source: str
    number: int
    by_line: bool = True

    def __str__(self) -> str:
        source = shortened(self.source, 1000)
        if not self.number:
            return source
        return f"{source}{':' if self.by_line else ' row '}{self.number}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a file has it: column names with plain values."""

    place: Place
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be read or cannot be an example, and why."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An example before its id is settled. id: None where it is to come from the content."""

    place: Place
    id: str | None
    documents: tuple[Document, ...]
    references: tuple[str, ...]
