"""summaries.jsonl -> details/<metric>.jsonl -> scores/<metric>.parquet, batch by batch."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from harness.datasets.base import Dataset, examples_of
from harness.errors import RunError
from harness.metrics.base import Metric
from harness.records import Column, Example, Score, Summary
from harness.runs.folder import SCHEMA_VERSION, RunFolder
from harness.runs.generation import read_summaries
from harness.runs.identity import example_key, part_identity, score_key
from harness.runs.job import Part
from harness.runs.journal import Prefix, append_rows, batches, cut, matching_prefix, read_rows
from harness.runs.progress import Progress

_METADATA = b"harness"
_ROW_GROUP = 10_000


def scores_are_current(
    folder: RunFolder, dataset: Dataset, part: Part[Metric], batch_size: int
) -> bool:
    """Whether this metric's scores of just these summaries are there, whole."""
    path = folder.scores(part.name)
    if not path.exists():
        return False
    prefix = _stored_prefix(folder, dataset, part, batch_size)
    return prefix.complete and _stored_digest(path) == prefix.digest


def score(
    folder: RunFolder,
    dataset: Dataset,
    part: Part[Metric],
    batch_size: int,
    total: int,
    progress: Progress,
) -> None:
    """Score the summaries that this metric has not scored, and write the table of its scores."""
    prefix = _stored_prefix(folder, dataset, part, batch_size)
    details = folder.details(part.name)
    cut(details, prefix.offset)
    progress.start(f"score {part.name}", total, prefix.rows)
    identity = part_identity(part.instance.signature, part.config)
    for batch in batches(islice(_pairs(folder, dataset), prefix.rows, None), batch_size):
        examples = [example for example, _ in batch]
        summaries = [summary for _, summary in batch]
        scores = part.instance.score(examples, summaries)
        _check(part, examples, scores)
        append_rows(
            details,
            (
                _row(value, score_key(example_key(example), summary.text, identity))
                for value, example, summary in zip(scores, examples, summaries, strict=True)
            ),
        )
        progress.advance(len(batch))
    _write_table(folder, part, prefix.digest)


def read_columns(folder: RunFolder, metric: str) -> dict[str, list[float]]:
    """A metric's columns, one value an example, in the dataset's order."""
    table = pq.read_table(folder.scores(metric))
    return {name: table[name].to_pylist() for name in table.column_names if name != "example_id"}


def _pairs(folder: RunFolder, dataset: Dataset) -> Iterator[tuple[Example, Summary]]:
    yield from zip(examples_of(dataset), read_summaries(folder), strict=True)


def _stored_prefix(
    folder: RunFolder, dataset: Dataset, part: Part[Metric], batch_size: int
) -> Prefix:
    identity = part_identity(part.instance.signature, part.config)
    keys = (
        score_key(example_key(example), summary.text, identity)
        for example, summary in _pairs(folder, dataset)
    )
    return matching_prefix(folder.details(part.name), keys, batch_size)


def _check(part: Part[Metric], examples: Sequence[Example], scores: Sequence[Score]) -> None:
    """A metric that breaks its contract must end the run, not put a wrong number in a table."""
    if len(scores) != len(examples):
        raise RunError(f"metric {part.name}: {len(scores)} scores for {len(examples)} examples")
    for example, value in zip(examples, scores, strict=True):
        if value.example_id != example.id:
            raise RunError(
                f"metric {part.name}: a score for {value.example_id!r} where {example.id!r} was due"
            )
        if set(value.values) != {column.name for column in part.instance.columns}:
            found = ", ".join(value.values) or "none"
            raise RunError(f"metric {part.name}, example {example.id!r}: columns are {found}")
        for column in part.instance.columns:
            _check_value(part.name, example.id, column, value.values[column.name])


def _check_value(metric: str, example: str, column: Column, value: float) -> None:
    # Sums of float32 products may pass a bound by a few parts in a million.
    slack = 1e-5
    low = -math.inf if column.low is None else column.low - slack
    high = math.inf if column.high is None else column.high + slack
    if not (math.isfinite(value) and low <= value <= high):
        raise RunError(
            f"metric {metric}, example {example!r}: {column.name} is {value}, "
            f"outside [{column.low}, {column.high}]"
        )


def _row(value: Score, key: str) -> dict[str, Any]:
    return {
        "id": value.example_id,
        "values": {name: float(number) for name, number in value.values.items()},
        "detail": dict(value.detail),
        "key": key,
    }


def _write_table(folder: RunFolder, part: Part[Metric], digest: str) -> None:
    names = [column.name for column in part.instance.columns]
    metadata = {
        "schema_version": SCHEMA_VERSION,
        "metric": part.name,
        "signature": part.instance.signature,
        "keys": digest,
    }
    schema = pa.schema(
        [pa.field("example_id", pa.string()), *(pa.field(name, pa.float64()) for name in names)],
        metadata={_METADATA: json.dumps(metadata).encode()},
    )
    path = folder.scores(part.name)
    temporary = path.with_name(path.name + ".part")
    rows = (row for row, _ in read_rows(folder.details(part.name)))
    with pq.ParquetWriter(temporary, schema) as writer:
        for group in batches(rows, _ROW_GROUP):
            writer.write_batch(_record_batch(group, names, schema))
    temporary.replace(path)


def _record_batch(rows: Sequence[Mapping[str, Any]], names: Sequence[str], schema: Any) -> Any:
    ids = [row["id"].encode("utf-8", "backslashreplace").decode() for row in rows]
    columns = [[row["values"][name] for row in rows] for name in names]
    return pa.record_batch([pa.array(ids, pa.string()), *map(pa.array, columns)], schema=schema)


def _stored_digest(path: Path) -> str | None:
    try:
        metadata = pq.read_schema(path).metadata or {}
        return str(json.loads(metadata[_METADATA])["keys"])
    except (pa.ArrowInvalid, KeyError, ValueError):
        return None
