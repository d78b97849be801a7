"""scores/<metric>.parquet: a metric's columns, and in its metadata all that says what they are."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from harness.records import Column
from harness.runs.folder import SCHEMA_VERSION, part_file
from harness.runs.journal import batches

_METADATA = b"harness"
_ROW_GROUP = 10_000


@dataclass(frozen=True, slots=True)
class ScoreInfo:
    """What a score file holds. identity: of the metric; keys: digest of the score keys of all its
    rows; details: SHA-256 of the file of details that belongs to it; config: of the metric, without
    secrets."""

    metric: str
    signature: str
    identity: str
    keys: str
    details: str
    columns: tuple[Column, ...]
    config: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ColumnScores:
    """Some columns of a score file. ids: of the examples, in the dataset's order (see
    `stored_text`); values: by column, in the same order."""

    signature: str
    ids: tuple[str, ...]
    values: Mapping[str, NDArray[np.float64]]


def write_scores(path: Path, info: ScoreInfo, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the file whole, from rows with "id" and "values", in groups of bounded size."""
    names = [column.name for column in info.columns]
    metadata = {"schema_version": SCHEMA_VERSION, **asdict(info)}
    schema = pa.schema(
        [pa.field("example_id", pa.string()), *(pa.field(name, pa.float64()) for name in names)],
        metadata={_METADATA: json.dumps(metadata, sort_keys=True).encode("ascii")},
    )
    with part_file(path) as temporary:
        with pq.ParquetWriter(temporary, schema) as writer:
            for group in batches(rows, _ROW_GROUP):
                writer.write_batch(_record_batch(group, names, schema))
        with temporary.open("rb") as stream:
            os.fsync(stream.fileno())


def read_info(path: Path) -> ScoreInfo | None:
    """What the file says of itself; None where it is missing, broken or of another layout."""
    try:
        metadata = json.loads((pq.read_schema(path).metadata or {})[_METADATA])
        if metadata.pop("schema_version") != SCHEMA_VERSION:
            return None
        columns = tuple(Column(**column) for column in metadata.pop("columns"))
        return ScoreInfo(columns=columns, **metadata)
    except (OSError, pa.ArrowInvalid, KeyError, TypeError, ValueError):
        return None


def read_columns(path: Path) -> dict[str, list[float]]:
    """The columns, one value an example, in the dataset's order."""
    table = pq.read_table(path)
    return {name: table[name].to_pylist() for name in table.column_names if name != "example_id"}


def read_column_scores(path: Path, names: Sequence[str]) -> ColumnScores | None:
    """Some columns with the examples' ids; None where the file is missing, broken, of another
    layout or without one of them. Reads nothing else, which matters with many runs."""
    try:
        with pq.ParquetFile(path) as file:
            metadata = json.loads((file.schema_arrow.metadata or {})[_METADATA])
            if metadata["schema_version"] != SCHEMA_VERSION:
                return None
            table = file.read(["example_id", *names], use_threads=False)
            values = {name: _numbers(table[name]) for name in names}
            return ColumnScores(
                metadata["signature"], tuple(table["example_id"].to_pylist()), values
            )
    except (OSError, pa.ArrowInvalid, KeyError, TypeError, ValueError):
        return None


def _numbers(column: Any) -> NDArray[np.float64]:
    # pyarrow's own way to numpy loads pandas, which takes longer than all the rest.
    return np.concatenate([np.from_dlpack(chunk) for chunk in column.chunks])


def stored_text(text: str) -> str:
    """`text` as a score file has it: Parquet's strings are UTF-8, which has no lone surrogates."""
    return text.encode("utf-8", "backslashreplace").decode()


def _record_batch(rows: Sequence[Mapping[str, Any]], names: Sequence[str], schema: Any) -> Any:
    ids = [stored_text(row["id"]) for row in rows]
    columns = [[row["values"][name] for row in rows] for name in names]
    return pa.record_batch([pa.array(ids, pa.string()), *map(pa.array, columns)], schema=schema)
