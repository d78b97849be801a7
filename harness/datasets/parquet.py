"""Examples from Parquet files: one a row; a list of strings is several documents or references."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Unpack

from harness.datasets.arrow_rows import BATCH, arrow_rows
from harness.datasets.lines import opened
from harness.datasets.paths import checked_path, checked_split, data_files, data_name
from harness.datasets.rows import Broken, Place, Row
from harness.datasets.table import TableChoices, TableDataset
from harness.errors import RunError
from harness.text.printable import shortened


class Parquet(TableDataset):
    """Parquet files, read in batches and only in the columns that the mapping names.

    path, split: as for JSONL; choices: see TableChoices. Raises UsageError on wrong values.
    """

    def __init__(
        self,
        path: str | Sequence[str] | None,
        split: str | None = None,
        **choices: Unpack[TableChoices],
    ) -> None:
        self._paths = checked_path(
            path, "a Parquet file, or several with a pattern such as a/*.parquet"
        )
        self._split = checked_split(split)
        self.name = data_name(self._paths)
        super().__init__("parquet", {"split": split}, **choices)

    def _rows(self) -> Iterator[Row | Broken]:
        for path in data_files(self._paths, (".parquet",), self._split):
            yield from self._file(path)

    def _file(self, path: Path) -> Iterator[Row | Broken]:
        import pyarrow.parquet as pq  # takes a moment that other datasets need not wait

        with opened(path) as stream:
            with _told(path):
                file = pq.ParquetFile(stream)
                there = tuple(file.schema_arrow.names)
            columns = self._columns.check(str(Place(str(path), 0)), there)
            batches = file.iter_batches(batch_size=BATCH, columns=list(columns))
            before = 0
            while True:
                with _told(path, f" after row {before}"):
                    batch = next(batches, None)
                if batch is None:
                    break
                yield from arrow_rows(batch, str(path), before)
                before += batch.num_rows
            if before != file.metadata.num_rows:
                raise RunError(
                    f"{path}: has {before} of {file.metadata.num_rows} rows; it is damaged"
                )


@contextmanager
def _told(path: Path, where: str = "") -> Iterator[None]:
    """Arrow's errors as RunError. The rest of a broken file is lost, so there is no skipping."""
    import pyarrow as pa

    try:
        yield
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = shortened(str(error).split("\n")[0], 200)
        raise RunError(
            f"{Place(str(path), 0)}: cannot be read as Parquet{where} ({reason})"
        ) from error
