"""From the columns of a row to an example: what is cut, joined or left out on the way."""

from collections.abc import Mapping
from dataclasses import dataclass

from harness.datasets.columns import Column, Columns
from harness.datasets.ids import given_id, safe_name
from harness.datasets.rows import Draft, Row
from harness.errors import Fault, UsageError
from harness.records import Document
from harness.text.encodable import encodable


@dataclass(frozen=True, slots=True)
class Texts:
    """How the texts of a row become documents and references.

    document_separator, reference_separator: cut each text there (blank pieces go); document_join:
    join a list of texts (sentences, paragraphs) to one document; drop_blank_documents: leave out
    documents without text where the example has others.
    """

    document_separator: str | None = None
    reference_separator: str | None = None
    document_join: str | None = None
    drop_blank_documents: bool = False

    def __post_init__(self) -> None:
        for key in ("document_separator", "reference_separator", "document_join"):
            value = getattr(self, key)
            if value is not None and not isinstance(value, str):
                raise UsageError(f"dataset.{key} must be null or a string, not {value!r}")
            if value == "" and key != "document_join":
                raise UsageError(f"dataset.{key} is empty; null cuts nothing")
        if not isinstance(self.drop_blank_documents, bool):
            raise UsageError("dataset.drop_blank_documents must be true or false")


def draft(row: Row, columns: Columns, texts: Texts) -> Draft:
    """The example that a row is. Raises Fault where it is none, MissingColumn for a column."""
    id_ = None
    if columns.id is not None:
        value = columns.id.value(row.values)
        id_ = None if value is None and columns.id.optional else given_id(value)
    documents: list[str] = []
    for column in columns.documents:
        found = _strings(column, row.values)
        if texts.document_join is not None and found:
            found = [texts.document_join.join(found)]
        documents.extend(_cut(found, texts.document_separator))
    if not documents:
        asked = ", ".join(column.name for column in columns.documents)
        raise Fault(f"no document (column {asked} is null or an empty list)")
    references = [
        text
        for column in columns.references
        for text in _cut(_strings(column, row.values), texts.reference_separator)
        if text.strip()  # a blank cell is how tables say that there is none
    ]
    names = _names(columns.names, row.values, len(documents))
    named = list(zip(names, documents, strict=True))
    if texts.drop_blank_documents:
        named = [(name, text) for name, text in named if text.strip()] or named
    return Draft(
        row.place,
        id_,
        tuple(Document(name, encodable(text)) for name, text in named),
        tuple(encodable(text) for text in references),
    )


def _strings(column: Column, values: Mapping[str, object]) -> list[str]:
    value = column.value(values)
    items = [] if value is None else value if isinstance(value, list) else [value]
    texts = []
    for item in items:
        if not isinstance(item, str):
            kind = "null" if item is None else type(item).__name__
            inside = "a list with " if isinstance(value, list) else ""
            wanted = "a text or a list of texts"
            raise Fault(f"column {column.name} must be {wanted}, not {inside}{kind}")
        texts.append(item)
    return texts


def _cut(texts: list[str], separator: str | None) -> list[str]:
    """The texts cut at the separator; at least one piece of each, so that a blank stays a blank."""
    if separator is None:
        return texts
    cut = []
    for text in texts:
        pieces = [piece.strip() for piece in text.split(separator)]
        cut.extend([piece for piece in pieces if piece] or [""])
    return cut


def _names(column: Column | None, values: Mapping[str, object], count: int) -> list[str]:
    found = None if column is None or column.value(values) is None else _strings(column, values)
    if found is None:
        return [str(number) for number in range(1, count + 1)]
    if len(found) != count:
        raise Fault(f"{len(found)} names for {count} documents")
    if len(set(found)) < count:
        raise Fault("two documents have the same name")
    return [safe_name("name of a document", name) for name in found]
