"""scores/<metric>.parquet: a metric's columns, and in its metadata all that says what they are."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

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


def _record_batch(rows: Sequence[Mapping[str, Any]], names: Sequence[str], schema: Any) -> Any:
    # Parquet's strings are UTF-8, which has no lone surrogates.
    ids = [row["id"].encode("utf-8", "backslashreplace").decode() for row in rows]
    columns = [[row["values"][name] for row in rows] for name in names]
    return pa.record_batch([pa.array(ids, pa.string()), *map(pa.array, columns)], schema=schema)
