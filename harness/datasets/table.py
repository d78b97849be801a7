"""A dataset whose examples are the rows of a table: files of rows, or a dataset of the hub."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Unpack

from harness.datasets.columns import columns_of
from harness.datasets.mapping import Texts, draft
from harness.datasets.rows import Broken, Draft, MissingColumn, Row
from harness.datasets.selected import Choices, SelectedDataset
from harness.errors import Fault


class TableChoices(Choices, total=False):
    """The parameters that every table takes.

    columns: {"id", "documents", "references", "names"}, each a column's name, a list of names, or
    None; the others: see Texts.
    """

    columns: Mapping[str, str | Sequence[str] | None]
    document_separator: str | None
    reference_separator: str | None
    document_join: str | None
    drop_blank_documents: bool


_DEFAULT = {"id": "id?", "documents": "documents", "references": "references?", "names": None}


class TableDataset(SelectedDataset):
    """Rows mapped to examples. kind, fields: the first part of the signature."""

    def __init__(
        self, kind: str, fields: dict[str, object], **choices: Unpack[TableChoices]
    ) -> None:
        rest: dict[str, Any] = dict(choices)
        self._columns = columns_of(rest.pop("columns", _DEFAULT))
        self._texts = Texts(
            **{key: rest.pop(key) for key in Texts.__dataclass_fields__ if key in rest}
        )
        texts = {key: getattr(self._texts, key) for key in Texts.__dataclass_fields__}
        super().__init__(kind, {**fields, **self._columns.fields(), **texts}, **rest)

    @abstractmethod
    def _rows(self) -> Iterator[Row | Broken]:
        """All rows, in order, one by one. Raises HarnessError where the data cannot be read on;
        a reader that knows its columns beforehand has them checked."""

    def _drafts(self) -> Iterator[Draft | Broken]:
        mapped = False
        for row in self._rows():
            if isinstance(row, Broken):
                yield row
                continue
            try:
                made = draft(row, self._columns, self._texts)
            except MissingColumn as fault:
                # Where no row so far had the column, the mapping is wrong, not the row.
                if not mapped:
                    self._columns.check(str(row.place), tuple(row.values))
                yield Broken(row.place, str(fault))
                continue
            except Fault as fault:
                yield Broken(row.place, str(fault))
                continue
            mapped = True
            yield made
