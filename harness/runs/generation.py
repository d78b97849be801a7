"""dataset -> summaries.jsonl, batch by batch; what is there already is kept, never made again."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from harness.datasets.base import Dataset, examples_of
from harness.errors import HarnessError, RunError
from harness.records import Example, Summary
from harness.runs.folder import RunFolder
from harness.runs.identity import example_key, part_identity, summary_key
from harness.runs.job import Job, Part
from harness.runs.journal import Prefix, append_rows, batches, cut, matching_prefix, read_rows
from harness.runs.progress import Progress
from harness.summarizers.base import Summarizer


def stored_prefix(
    folder: RunFolder, dataset: Dataset, part: Part[Summarizer], batch_size: int
) -> Prefix:
    """How many of the summaries that this summarizer makes of this dataset are there."""
    identity = part_identity(part.instance.signature, part.config)
    keys = (summary_key(example_key(example), identity) for example in examples_of(dataset))
    return matching_prefix(folder.summaries, keys, batch_size)


def generate(folder: RunFolder, job: Job, total: int, progress: Progress) -> None:
    """Make the summaries that are missing; each batch is on the disk before the next begins."""
    dataset, part, batch_size = job.dataset.instance, job.summarizer, job.batch_size
    prefix = stored_prefix(folder, dataset, part, batch_size)
    cut(folder.summaries, prefix.offset)
    _cut_seconds(folder, prefix.rows)
    progress.start("summarize", total, prefix.rows)
    identity = part_identity(part.instance.signature, part.config)
    for batch in batches(islice(examples_of(dataset), prefix.rows, None), batch_size):
        summaries = list(_summaries(part, batch, job.hide))
        # The seconds first: what is there without its summary is cut when the run goes on.
        append_rows(
            folder.summary_seconds,
            ({"id": summary.example_id, "seconds": summary.seconds} for summary in summaries),
        )
        append_rows(
            folder.summaries,
            (
                _row(summary, example_key(example), identity)
                for example, summary in zip(batch, summaries, strict=True)
            ),
        )
        progress.advance(len(batch))


def total_seconds(folder: RunFolder) -> float:
    """Seconds spent on the summaries that are stored."""
    return math.fsum(float(row["seconds"]) for row, _ in read_rows(folder.summary_seconds))


def _cut_seconds(folder: RunFolder, rows: int) -> None:
    offsets = (offset for _, offset in read_rows(folder.summary_seconds))
    cut(folder.summary_seconds, max(islice(offsets, rows), default=0))


def _summaries(
    part: Part[Summarizer], batch: Sequence[Example], hide: Callable[[str], str]
) -> Iterator[Summary]:
    """The batch's summaries with the seconds of each, checked against the contract."""
    produced = _produced(part, batch)
    for example in batch:
        begin = time.perf_counter()
        summary = _next(part.name, produced, example)
        seconds = time.perf_counter() - begin
        if summary is None or summary.example_id != example.id:
            got = "none" if summary is None else f"one for {summary.example_id!r}"
            raise RunError(f"summarizer {part.name}: {got} where {example.id!r} was due")
        if not isinstance(summary.text, str):
            kind = type(summary.text).__name__
            raise RunError(f"summarizer {part.name}: {kind} instead of text for {example.id!r}")
        yield Summary(
            summary.example_id,
            # What came before it failed is no summary: it is scored as an empty one.
            summary.text if summary.error is None else "",
            None if summary.error is None else hide(str(summary.error)),
            summary.truncated,
            summary.usage,
            seconds if summary.seconds is None else summary.seconds,
        )
    if next(produced, None) is not None:
        raise RunError(f"summarizer {part.name}: more summaries than examples")


def _produced(part: Part[Summarizer], batch: Sequence[Example]) -> Iterator[Summary]:
    # Nothing of the summarizer runs before the first summary is asked for.
    yield from part.instance.summarize(batch)


def _next(name: str, produced: Iterator[Summary], example: Example) -> Summary | None:
    try:
        return next(produced, None)
    except HarnessError:
        raise
    except (Exception, SystemExit) as error:
        told = f"{type(error).__name__}: {error}"
        raise RunError(
            f"summarizer {name} broke on example {example.id!r} ({told}); --debug shows where"
        ) from error


def _row(summary: Summary, example: str, identity: str) -> dict[str, Any]:
    return {
        "id": summary.example_id,
        "summary": summary.text,
        "error": summary.error,
        "truncated": summary.truncated,
        "usage": dict(summary.usage),
        "example": example,
        "key": summary_key(example, identity),
    }
