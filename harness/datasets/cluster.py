"""One cluster of text files: several reports of an event and reference summaries of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from harness.datasets.base import CleanedFile
from harness.datasets.text_files import read_text
from harness.errors import UsageError
from harness.records import Document, Example, signature
from harness.resources import resource
from harness.text.cleaning import Cleaned, clean


class Cluster:
    """A folder's files as one multi-document example, or as one example a document.

    documents, references: file names in `folder` (null: the built-in seeds). `clean` takes web
    boilerplate out of the documents and references. With `per_document` each document is an
    example of its own, named after its file, with the same references.
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
        if not documents:
            raise UsageError("dataset.documents names no file; give at least one")
        self._id = id
        self._folder = Path(folder) if folder is not None else resource("seeds")
        self._documents = tuple(documents)
        self._references = tuple(references)
        self._clean = clean
        self._per_document = per_document
        self.signature = signature("cluster", clean=clean, per_document=per_document, v=1)

    def examples(self) -> Iterator[Example]:
        """One example, or with `per_document` one a document, in the order of the config."""
        documents = tuple(Document(name, self._read(name).text) for name in self._documents)
        references = tuple(self._read(name).text for name in self._references)
        if self._per_document:
            for document in documents:
                yield Example(Path(document.name).stem, (document,), references)
        else:
            yield Example(self._id, documents, references)

    def files(self) -> Iterator[CleanedFile]:
        """Every file with what cleaning kept, dropped and repaired in it."""
        for role, names in (("document", self._documents), ("reference", self._references)):
            for name in names:
                yield CleanedFile(name, role, self._read(name))

    def _read(self, name: str) -> Cleaned:
        raw = read_text(self._folder / name)
        return clean(raw) if self._clean else Cleaned(raw.strip(), (), ())
