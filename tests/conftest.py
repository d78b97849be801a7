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
from harness.runs.folder import SCHEMA_VERSION, RunFolder, write_json
from harness.runs.job import Job, Part
from harness.runs.journal import append_rows
from harness.runs.score_files import ScoreInfo, write_scores


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


@pytest.fixture
def write_run(tmp_path: Path) -> Callable[..., Path]:
    """Write the folder of a finished run, as the pipeline does, with the scores given.

    values: {column: one score an example}, of the metric "m"; keys: of the examples' content;
    columns: by name what differs from a main column in [0, 1]; record: replaces parts of it.
    """

    def write(
        name: str,
        values: dict[str, Sequence[float]],
        *,
        ids: Sequence[str] | None = None,
        keys: Sequence[str] | None = None,
        columns: dict[str, dict[str, Any]] | None = None,
        signature: str = "m|v:1",
        digest: str = "d" * 64,
        config: str = "",
        timing: dict[str, Any] | None = None,
        sees_references: bool = False,
        **record: Any,
    ) -> Path:
        folder = RunFolder(tmp_path / "results" / "data" / f"{name}-00000000")
        folder.scores("m").parent.mkdir(parents=True)
        count = len(next(iter(values.values())))
        names = list(ids or (f"e{i}" for i in range(count)))
        made = [Column(key, **{"main": True} | (columns or {}).get(key, {})) for key in values]
        info = ScoreInfo("m", signature, "i" * 64, "", "", tuple(made), {})
        rows = [
            {"id": id_, "values": dict(zip(values, row, strict=True))}
            for id_, row in zip(names, zip(*values.values(), strict=True), strict=True)
        ]
        write_scores(folder.scores("m"), info, rows)
        append_rows(
            folder.summaries,
            [
                {
                    "id": id_, "summary": "one two", "error": None, "truncated": False,
                    "usage": {}, "example": key, "key": "",
                }
                for id_, key in zip(names, keys or [f"key of {id_}" for id_ in names], strict=True)
            ],
        )  # fmt: skip
        figures = {
            column.name: {
                "mean": sum(values[column.name]) / count, "n": count, "low": column.low,
                "high": column.high, "better": column.better, "main": column.main,
                "alarm": column.alarm,
            } | ({"total": sum(values[column.name])} if column.total else {})
            for column in made
        }  # fmt: skip
        whole = {
            "schema_version": SCHEMA_VERSION,
            "state": "done",
            "command": ["harness", "eval", f"summarizer={name}"],
            "dataset": {
                "name": "data", "digest": digest, "signature": "data|v:1", "examples": count,
                "empty_documents": [], "skipped": [],
            },
            "summarizer": {
                "name": name, "signature": f"{name}|v:1", "sees_references": sees_references,
            },
            "seed": 0,
            "counts": {
                "examples": count, "summarized": count, "failed": 0, "empty": 0, "truncated": 0,
                "words": 2.0,
            },
            "errors": {},
            "metrics": {"m": {"signature": signature, "config": {}, "columns": figures}},
            "manifest": {},
        }  # fmt: skip
        write_json(folder.record, whole | record)
        write_json(folder.timing, {"summary_seconds": 1.25} if timing is None else timing)
        folder.config.write_text(config)
        return folder.path

    return write


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
