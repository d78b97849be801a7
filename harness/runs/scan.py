"""One look over the whole dataset before anything is made: ids, digest, and what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from harness.datasets.base import Dataset, Skipped
from harness.errors import RunError
from harness.records import Example
from harness.runs.identity import dataset_digest, example_key


@dataclass(frozen=True, slots=True)
class Scan:
    """ids: of all examples in order; digest: of choices and content; without_references: ids of
    examples without any that has text; empty_documents: "example/document" names of those without
    text; skipped: what could not be read and was to be skipped."""

    ids: tuple[str, ...]
    digest: str
    without_references: tuple[str, ...]
    empty_documents: tuple[str, ...]
    skipped: tuple[Skipped, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the scores should know of the data, a line each."""
        return (
            *(f"{name} has no text" for name in self.empty_documents),
            *(f"skipped {_told(item)}" for item in self.skipped),
        )


def scan(dataset: Dataset, name: str) -> Scan:
    """Read the dataset once. Raises RunError where it is empty, or has an id twice."""
    ids: dict[str, None] = {}
    without_references: list[str] = []
    empty_documents: list[str] = []
    skipped: list[Skipped] = []

    def keyed() -> Iterator[tuple[str, str]]:
        for example in dataset.read():
            if isinstance(example, Skipped):
                skipped.append(example)
                continue
            _add(example, name, ids)
            if not any(reference.strip() for reference in example.references):
                without_references.append(example.id)
            empty_documents.extend(
                f"{example.id}/{document.name}"
                for document in example.documents
                if not document.text.strip()
            )
            yield example.id, example_key(example)

    digest = dataset_digest(dataset.signature, keyed())
    if not ids:
        first = f"; the first of {len(skipped)} skipped: {_told(skipped[0])}" if skipped else ""
        raise RunError(f"dataset {name} has no example{first}")
    return Scan(
        tuple(ids), digest, tuple(without_references), tuple(empty_documents), tuple(skipped)
    )


def _told(skipped: Skipped) -> str:
    return f"{skipped.where}: {skipped.reason}"


def _add(example: Example, name: str, ids: dict[str, None]) -> None:
    if example.id in ids:
        raise RunError(f"dataset {name} has the id {example.id!r} twice; ids must be unique")
    if not example.documents:
        raise RunError(f"dataset {name}: example {example.id!r} has no document")
    ids[example.id] = None
