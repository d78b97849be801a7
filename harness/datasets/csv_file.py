"""Examples from CSV files: a header, then one example a record."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Unpack

from harness.datasets.lines import LONGEST, numbered_lines
from harness.datasets.paths import checked_path, checked_split, data_files, data_name
from harness.datasets.rows import Broken, Place, Row
from harness.datasets.table import TableChoices, TableDataset
from harness.errors import Fault, RunError, UsageError
from harness.text.json_rows import json_value

# A byte that is no UTF-8, as it comes out of the decoding of a line.
_BYTE = re.compile("[\udc80-\udcff]")
_TAB = "tab"

Record = tuple[Place, list[str]]


class Csv(TableDataset):
    """CSV files, read record by record; cells in double quotes may have line breaks in them.

    path, split: as for JSONL; delimiter: one character, or "tab"; json_columns: columns whose cells
    are JSON, such as a list of documents; choices: see TableChoices. Raises UsageError on wrong
    values.
    """

    def __init__(
        self,
        path: str | Sequence[str] | None,
        split: str | None = None,
        delimiter: str = ",",
        json_columns: Sequence[str] = (),
        **choices: Unpack[TableChoices],
    ) -> None:
        self._paths = checked_path(path, "a CSV file, or several with a pattern such as a/*.csv")
        self._split = checked_split(split)
        self.name = data_name(self._paths)
        if isinstance(json_columns, str) or not all(isinstance(name, str) for name in json_columns):
            raise UsageError("dataset.json_columns must be a list of column names")
        self._delimiter = _delimiter(delimiter)
        self._json = tuple(json_columns)
        fields: dict[str, object] = {"split": split, "delimiter": delimiter, "json": self._json}
        super().__init__("csv", fields, **choices)

    def _rows(self) -> Iterator[Row | Broken]:
        for path in data_files(self._paths, (".csv", ".tsv"), self._split):
            records = _records(path, self._delimiter)
            header = next(records, None)
            if header is None:
                continue
            names = self._header(path, header)
            for record in records:
                yield record if isinstance(record, Broken) else self._row(record, names)

    def _header(self, path: Path, header: Record | Broken) -> tuple[str, ...]:
        """The column names. Raises HarnessError where it is no header for this mapping."""
        if isinstance(header, Broken):
            raise RunError(f"{header.place}: {header.reason}")
        _, names = header
        source = str(Place(str(path), 0))
        self._columns.check(source, names)
        for name in self._json:
            if name not in names:
                raise UsageError(f"{source}: no column {name!r}, which dataset.json_columns names")
        return tuple(names)

    def _row(self, record: Record, names: Sequence[str]) -> Row | Broken:
        place, cells = record
        if len(cells) != len(names):
            reason = f"{len(cells)} cells where the header has {len(names)}; is a quote missing?"
            return Broken(place, reason)
        values: dict[str, object] = dict(zip(names, cells, strict=True))
        for name in self._json:
            try:
                cell = str(values[name])
                values[name] = json_value(cell) if cell.strip() else None
            except Fault as fault:
                return Broken(place, f"column {name}: {fault}")
        return Row(place, values)


def _records(path: Path, delimiter: str) -> Iterator[Record | Broken]:
    """The records of a file with the line that each begins in; blank lines are none.

    Raises RunError where the rest of the file is lost, for that is more than one example.
    """
    ended = False

    def lines() -> Iterator[str]:
        nonlocal ended
        for _, line in numbered_lines(path):
            yield line.decode("utf-8", "surrogateescape")
        ended = True

    # The limit is the whole process's, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    while True:
        place = Place(str(path), reader.line_num + 1)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if ended or "field limit" in str(error):
                raise RunError(
                    f"{place}: a quote that opens in this record is never closed; "
                    "the rest of the file would be one cell"
                ) from None
            yield Broken(place, f"no CSV record ({error}, line {reader.line_num})")
            continue
        bad = next(filter(None, map(_BYTE.search, cells)), None)
        if bad:
            reason = f"not UTF-8 (byte 0x{ord(bad[0]) - 0xDC00:02x}); save the file as UTF-8"
            yield Broken(place, reason)
        elif cells:
            yield place, cells


def _delimiter(value: object) -> str:
    if value == _TAB:
        return "\t"
    if not isinstance(value, str) or len(value) != 1 or value in '"\r\n\0 ' or ord(value) > 0xD7FF:
        raise UsageError(f"dataset.delimiter must be one character or tab, not {value!r}")
    return value
