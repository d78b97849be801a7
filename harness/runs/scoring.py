"""summaries.jsonl -> details/<metric>.jsonl -> scores/<metric>.parquet, batch by batch."""

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from harness.datasets.base import Dataset, examples_of
from harness.errors import HarnessError, RunError
from harness.metrics.base import Metric
from harness.records import Column, Example, Score, Summary
from harness.runs.folder import RunFolder
from harness.runs.identity import example_key, part_identity, score_key
from harness.runs.job import Part
from harness.runs.journal import (
    KeyDigest,
    append_rows,
    batches,
    cut,
    matching_prefix,
    read_rows,
)
from harness.runs.progress import Progress
from harness.runs.score_files import ScoreInfo, read_info, write_scores
from harness.runs.summaries import read_summaries


@dataclass(frozen=True, slots=True)
class Standing:
    """Which of the wanted metrics must be scored, and which scores, of whatever metric, hold.

    due: the wanted ones without current scores; current: what the folder's score files that fit the
    stored summaries say of themselves, the wanted metrics first.
    """

    due: tuple[Part[Metric], ...]
    current: tuple[ScoreInfo, ...]


def standing(folder: RunFolder, dataset: Dataset, parts: Sequence[Part[Metric]]) -> Standing:
    """Compare the folder's score files with the stored summaries, in one pass over both."""
    wanted = [part.name for part in parts]
    files = sorted(folder.path.glob("scores/*.parquet"), key=lambda path: path.name)
    found = {info.metric: info for path in files if (info := read_info(path)) is not None}
    expected = _expected_keys(folder, dataset, [info.identity for info in found.values()])
    current = {
        name: info
        for (name, info), keys in zip(found.items(), expected, strict=True)
        if info.keys == keys and _content(folder.details(name)) == info.details
    }
    due = tuple(
        part
        for part in parts
        if part.name not in current or current[part.name].identity != _identity(part)
    )
    for part in due:
        current.pop(part.name, None)
    # dict.fromkeys: the wanted ones in their order, then the others by name.
    order = dict.fromkeys([*wanted, *current])
    return Standing(due, tuple(current[name] for name in order if name in current))


def score(
    folder: RunFolder,
    dataset: Dataset,
    part: Part[Metric],
    batch_size: int,
    total: int,
    progress: Progress,
) -> None:
    """Score the summaries that this metric has not scored, and write the file of its scores."""
    identity = _identity(part)
    keys = (
        score_key(example_key(example), summary.text, identity)
        for example, summary in _pairs(folder, dataset)
    )
    details = folder.details(part.name)
    prefix = matching_prefix(details, keys, batch_size)
    cut(details, prefix.offset)
    progress.start(f"score {part.name}", total, prefix.rows)
    for batch in batches(islice(_pairs(folder, dataset), prefix.rows, None), batch_size):
        examples = [example for example, _ in batch]
        summaries = [summary for _, summary in batch]
        scores = checked_scores(part, examples, summaries)
        append_rows(
            details,
            (
                _row(value, score_key(example_key(example), summary.text, identity))
                for value, example, summary in zip(scores, examples, summaries, strict=True)
            ),
        )
        progress.advance(len(batch))
    info = ScoreInfo(
        metric=part.name,
        signature=part.instance.signature,
        identity=identity,
        keys=prefix.digest,
        details=_content(details),
        columns=part.instance.columns,
        config=part.shown,
    )
    write_scores(folder.scores(part.name), info, (row for row, _ in read_rows(details)))


def _identity(part: Part[Metric]) -> str:
    return part_identity(part.instance.signature, part.config)


def _pairs(folder: RunFolder, dataset: Dataset) -> Iterator[tuple[Example, Summary]]:
    yield from zip(examples_of(dataset), read_summaries(folder), strict=True)


def _expected_keys(folder: RunFolder, dataset: Dataset, identities: Sequence[str]) -> list[str]:
    """The digest of the score keys that each metric of these identities should have."""
    digests = [KeyDigest() for _ in identities]
    for example, summary in _pairs(folder, dataset) if identities else ():
        key = example_key(example)
        for digest, identity in zip(digests, identities, strict=True):
            digest.add(score_key(key, summary.text, identity))
    return [digest.hex() for digest in digests]


def _content(path: Path) -> str:
    """The SHA-256 of a file, "" where there is none."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def checked_scores(
    part: Part[Metric], examples: Sequence[Example], summaries: Sequence[Summary]
) -> list[Score]:
    """What a metric says of these summaries. Raises RunError where it breaks, or its contract."""
    try:
        scores = part.instance.score(examples, summaries)
    except HarnessError:
        raise
    except (Exception, SystemExit) as error:
        told = f"{type(error).__name__}: {error}"
        raise RunError(
            f"metric {part.name} broke on the examples {examples[0].id!r} to {examples[-1].id!r} "
            f"({told}); --debug shows where"
        ) from error
    _check(part, examples, scores)
    return scores


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
