"""summaries.jsonl, read again; light, since comparing runs needs nothing that makes them."""

from collections.abc import Iterator

from harness.records import Summary
from harness.runs.folder import RunFolder
from harness.runs.journal import read_rows


def read_summaries(folder: RunFolder) -> Iterator[Summary]:
    """The stored summaries, in the dataset's order; their seconds are in timings.jsonl."""
    for row, _ in read_rows(folder.summaries):
        yield Summary(
            row["id"],
            row["summary"],
            error=row["error"],
            truncated=row["truncated"],
            usage=row["usage"],
        )


def example_keys(folder: RunFolder) -> dict[str, str]:
    """By id the key of the example that each summary is of: a digest of documents and references.

    Summaries that were stored without one are left out.
    """
    return {row["id"]: row["example"] for row, _ in read_rows(folder.summaries) if "example" in row}
