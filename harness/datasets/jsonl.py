"""Examples from JSONL files: one JSON object a line."""

from collections.abc import Iterator, Sequence
from typing import Unpack

from harness.datasets.lines import numbered_lines
from harness.datasets.paths import checked_path, checked_split, data_files, data_name
from harness.datasets.rows import Broken, Place, Row
from harness.datasets.table import TableChoices, TableDataset
from harness.errors import Fault
from harness.text.json_rows import json_object


class Jsonl(TableDataset):
    """JSONL files, read line by line.

    path: a file, a list of files, a pattern such as `data/*.jsonl`, or a folder; split: take the
    files that have it in their name; choices: see TableChoices. Raises UsageError on wrong values.
    """

    def __init__(
        self,
        path: str | Sequence[str] | None,
        split: str | None = None,
        **choices: Unpack[TableChoices],
    ) -> None:
        self._paths = checked_path(
            path, "a JSONL file, or several with a pattern such as a/*.jsonl"
        )
        self._split = checked_split(split)
        self.name = data_name(self._paths)
        super().__init__("jsonl", {"split": split}, **choices)

    def _rows(self) -> Iterator[Row | Broken]:
        for path in data_files(self._paths, (".jsonl", ".ndjson"), self._split):
            for number, line in numbered_lines(path):
                if not line.strip():
                    continue
                place = Place(str(path), number)
                try:
                    yield Row(place, json_object(line))
                except Fault as fault:
                    yield Broken(place, str(fault))
