"""What many tests share: small parts for runs, and the command line in this process."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

# Before the first import of a hub's client, which reads it only then: no test asks a hub.
os.environ["HF_HUB_OFFLINE"] = "1"

from harness.cli import main
from harness.records import Column, Document, Example, Score, Summary
from harness.runs.job import Job, Part


@dataclass
class MemoryDataset:
    """A dataset of examples given by the test."""

    content: Sequence[Example]
    signature: str = "memory|v:1"

    def read(self) -> Iterator[Example]:
        yield from self.content


@dataclass
class FirstWords:
    """A summarizer that counts what it was asked for; `fail_at` makes it raise at that id."""

    count: int = 3
    fail_at: str | None = None
    asked: list[str] = field(default_factory=list)
    prepared: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def signature(self) -> str:
        return f"first_words|count:{self.count}|v:1"

    def prepare(self, ids: Sequence[str]) -> None:
        self.prepared.append(tuple(ids))

    def summarize(self, examples: Sequence[Example]) -> Iterator[Summary]:
        for example in examples:
            if example.id == self.fail_at:
                raise ValueError(f"cannot do {example.id}")
            self.asked.append(example.id)
            yield Summary(example.id, " ".join(example.documents[0].text.split()[: self.count]))


@dataclass
class Length:
    """A metric that gives the number of characters; `scored` counts what it was asked for."""

    signature: str = "length|v:1"
    needs: frozenset[str] = frozenset({"documents"})
    columns: tuple[Column, ...] = (Column("length", high=None, main=True),)
    scored: list[str] = field(default_factory=list)

    def score(self, examples: Sequence[Example], summaries: Sequence[Summary]) -> list[Score]:
        self.scored.extend(example.id for example in examples)
        return [
            Score(example.id, {"length": float(len(summary.text))}, {"text": summary.text})
            for example, summary in zip(examples, summaries, strict=True)
        ]


def make_examples(count: int) -> list[Example]:
    """`count` examples with different documents and a reference each."""
    return [
        Example(
            f"e{i}",
            (Document("a", f"Report {i} says that {i} people came by boat."),),
            (f"{i} people came.",),
        )
        for i in range(count)
    ]


@pytest.fixture
def make_job(tmp_path: Path) -> Callable[..., Job]:
    """A job over in-memory parts; keyword arguments replace parts of it."""

    def build(**changes: Any) -> Job:
        summarizer = changes.pop("summarizer", FirstWords())
        metrics = changes.pop("metrics", {"length": Length()})
        dataset = changes.pop("dataset", MemoryDataset(make_examples(5)))
        values: dict[str, Any] = {
            "dataset": Part("memory", dataset, {}, {}),
            "summarizer": Part("first", summarizer, {"count": getattr(summarizer, "count", 0)}, {}),
            "metrics": tuple(Part(name, metric, {}, {}) for name, metric in metrics.items()),
            "seed": 0,
            "batch_size": 2,
            "results": tmp_path / "results",
            "config": "seed: 0\n",
        }
        return Job(**(values | changes))

    return build


@dataclass(frozen=True)
class Output:
    """What a call of the command line gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def harness(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Output]:
    """Call `harness WORDS…` in an empty working directory."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> Output:
        try:
            code = main(words)
        except SystemExit as stop:  # argparse's way out of a wrong call
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Output(code, captured.out, captured.err)

    return call
