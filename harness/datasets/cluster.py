"""One cluster of text files: several reports of an event and reference summaries of it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from harness.datasets.base import CleanedFile
from harness.datasets.selected import checked_flag
from harness.datasets.text_files import read_text
from harness.errors import UsageError
from harness.records import Document, Example, signature
from harness.resources import resource
from harness.text.cleaning import Cleaned, clean


@lru_cache(maxsize=64)
def _cleaned(raw: str) -> Cleaned:
    # A run reads its dataset several times, and a sweep once more for each system.
    return clean(raw)


class Cluster:
    """A folder's files as one multi-document example, or as one example a document.

    documents, references: file names in `folder` (null: the built-in seeds). `clean` takes web
    boilerplate out of the documents; references are gold and stay as they are. With `per_document`
    each document is an example of its own, named after its file, with the same references.
    """

    def __init__(
        self,
        id: str,
        documents: Sequence[str],
        references: Sequence[str] = (),
        folder: str | None = None,
        clean: bool = True,
        per_document: bool = False,
    ) -> None:
        for key, names in (("documents", documents), ("references", references)):
            if isinstance(names, str):
                raise UsageError(f"dataset.{key} must be a list of file names: [{names}]")
            twice = sorted({name for name in names if names.count(name) > 1})
            if twice:
                raise UsageError(f"dataset.{key} names {', '.join(twice)} twice")
        if not documents:
            raise UsageError("dataset.documents names no file; give at least one")
        self._id = id
        self._folder = Path(folder) if folder is not None else resource("seeds")
        self._documents = tuple(documents)
        self._references = tuple(references)
        self._clean = checked_flag("clean", clean)
        self._per_document = checked_flag("per_document", per_document)
        self.signature = signature("cluster", clean=clean, per_document=per_document, v=1)

    def read(self) -> Iterator[Example]:
        """One example, or with `per_document` one a document, in the order of the config."""
        documents = tuple(Document(name, self._document(name).text) for name in self._documents)
        references = tuple(self._reference(name).text for name in self._references)
        if self._per_document:
            for document in documents:
                yield Example(Path(document.name).stem, (document,), references)
        else:
            yield Example(self._id, documents, references)

    def files(self) -> Iterator[CleanedFile]:
        """Every file with what cleaning kept, dropped and repaired in it."""
        for name in self._documents:
            yield CleanedFile(name, "document", self._document(name))
        for name in self._references:
            yield CleanedFile(name, "reference", self._reference(name))

    def _document(self, name: str) -> Cleaned:
        if not self._clean:
            return self._reference(name)
        return _cleaned(read_text(self._folder / name))

    def _reference(self, name: str) -> Cleaned:
        return Cleaned(read_text(self._folder / name).strip(), (), ())
