import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from harness.errors import RunError, UsageError
from harness.records import Column, Document, Example, Score, Summary
from harness.runs.job import Job
from harness.runs.pipeline import run
from harness.runs.progress import Silent

MakeJob = Callable[..., Job]
# conftest is no module to import from under importlib mode; its classes come through the job.


def go(job: Job) -> Any:
    return run(job, Silent(), ["harness", "eval"])


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def frozen(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ("timing.json", "timings.jsonl", ".lock")
    }


def test_a_run_leaves_every_stage_as_a_file(make_job: MakeJob) -> None:
    outcome = go(make_job())
    folder = outcome.folder
    assert outcome.made
    assert folder.path.parent.name == "memory"
    assert folder.path.name.startswith("first-")
    summaries = lines(folder.summaries)
    assert [row["id"] for row in summaries] == ["e0", "e1", "e2", "e3", "e4"]
    assert summaries[1]["summary"] == "Report 1 says"
    table = pq.read_table(folder.scores("length"))
    assert table.column_names == ["example_id", "length"]
    assert table["length"].to_pylist() == [13.0] * 5
    assert lines(folder.details("length"))[2]["detail"] == {"text": "Report 2 says"}
    assert folder.config.read_text() == "seed: 0\n"
    record = json.loads(folder.record.read_text())
    assert record["state"] == "done"
    assert record["metrics"]["length"]["columns"]["length"]["mean"] == 13.0
    assert record["metrics"]["length"]["columns"]["length"]["n"] == 5
    assert record["counts"] == {
        "examples": 5, "summarized": 5, "failed": 0, "empty": 0, "truncated": 0, "words": 3.0,
    }  # fmt: skip
    timing = json.loads(folder.timing.read_text())
    assert timing["wall_seconds"] >= timing["summary_seconds"] >= 0
    assert timing["peak_memory_mib"] > 1


def test_a_finished_run_is_found_done_and_not_touched(make_job: MakeJob) -> None:
    job = make_job()
    folder = go(job).folder
    before = {path: path.stat().st_mtime_ns for path in folder.path.rglob("*")}
    again = go(job)
    assert not again.made
    assert again.folder == folder
    assert {path: path.stat().st_mtime_ns for path in folder.path.rglob("*")} == before
    assert job.summarizer.instance.asked == ["e0", "e1", "e2", "e3", "e4"]  # type: ignore[attr-defined]
    assert len(job.metrics[0].instance.scored) == 5  # type: ignore[attr-defined]


def test_a_run_that_broke_goes_on_behind_its_last_whole_batch(make_job: MakeJob) -> None:
    whole = frozen(go(make_job(results=make_job().results / "whole")).folder.path)
    broken = make_job()
    summarizer: Any = broken.summarizer.instance
    summarizer.fail_at = "e3"
    with pytest.raises(RunError, match=r"first broke on example 'e3' .ValueError: cannot do e3"):
        go(broken)
    record = json.loads(next(broken.results.glob("memory/first-*/run.json")).read_text())
    assert record["state"] == "failed"
    assert "cannot do e3" in record["error"]
    summarizer.fail_at = None
    summarizer.asked.clear()
    outcome = go(broken)
    assert summarizer.asked == ["e2", "e3", "e4"]
    assert frozen(outcome.folder.path) == whole


@pytest.mark.parametrize("name", ["summaries.jsonl", "details/length.jsonl"])
@pytest.mark.parametrize("size", [0, 1, 150, 400, 700])
def test_a_torn_journal_ends_with_the_bytes_of_a_whole_run(
    make_job: MakeJob, name: str, size: int
) -> None:
    folder = go(make_job()).folder.path
    whole = frozen(folder)
    with (folder / name).open("r+b") as stream:
        stream.truncate(size)
    job = make_job()
    assert go(job).made
    assert frozen(folder) == whole


def test_details_of_another_run_are_made_anew_even_at_the_same_size(make_job: MakeJob) -> None:
    folder = go(make_job()).folder
    whole = frozen(folder.path)
    details = folder.details("length")
    # A key that is another's, in a file of the same size.
    row = json.loads(details.read_text().splitlines()[-1])
    other = row["key"][::-1]
    details.write_text(details.read_text().replace(row["key"], other))
    job = make_job()
    assert go(job).made
    assert frozen(folder.path) == whole
    assert job.metrics[0].instance.scored == ["e4"]  # type: ignore[attr-defined]


def test_scores_that_are_lost_are_rebuilt_without_scoring_again(make_job: MakeJob) -> None:
    folder = go(make_job()).folder
    whole = frozen(folder.path)
    folder.scores("length").unlink()
    job = make_job()
    go(job)
    assert frozen(folder.path) == whole
    assert job.metrics[0].instance.scored == []  # type: ignore[attr-defined]


def test_a_further_metric_adds_a_file_and_generates_nothing(make_job: MakeJob) -> None:
    first = make_job()
    folder = go(first).folder
    length: Any = first.metrics[0].instance
    more = replace(length, signature="other|v:1", scored=[])
    job = make_job(metrics={"other": more})
    outcome = go(job)
    assert outcome.folder == folder
    assert job.summarizer.instance.asked == []  # type: ignore[attr-defined]
    record = json.loads(folder.record.read_text())
    assert set(record["metrics"]) == {"length", "other"}


def test_a_metric_with_another_signature_is_scored_anew(make_job: MakeJob) -> None:
    first = make_job()
    folder = go(first).folder
    length: Any = first.metrics[0].instance
    changed = replace(length, signature="length|v:2", scored=[])
    go(make_job(metrics={"length": changed}))
    assert changed.scored == ["e0", "e1", "e2", "e3", "e4"]
    record = json.loads(folder.record.read_text())
    assert record["metrics"]["length"]["signature"] == "length|v:2"


def test_other_parameters_content_or_seed_are_another_folder(make_job: MakeJob) -> None:
    base = make_job()
    summarizer: Any = base.summarizer.instance
    dataset: Any = base.dataset.instance
    other_text = [
        *dataset.content[:4],
        Example("e4", (Document("a", "Something else."),), ("4 people came.",)),
    ]
    folders = {
        go(job).folder.path
        for job in (
            base,
            make_job(summarizer=replace(summarizer, count=2, asked=[])),
            make_job(dataset=replace(dataset, content=other_text)),
            make_job(dataset=replace(dataset, content=dataset.content[:4])),
            make_job(seed=1),
        )
    }
    assert len(folders) == 5


def test_everything_is_checked_before_the_first_summary(make_job: MakeJob) -> None:
    job = make_job()
    metric: Any = job.metrics[0].instance

    class CannotLoad(type(metric)):  # type: ignore[misc]
        def prepare(self) -> None:
            raise RunError("no model")

    job = make_job(metrics={"length": CannotLoad()})
    with pytest.raises(RunError, match="no model"):
        go(job)
    assert job.summarizer.instance.asked == []  # type: ignore[attr-defined]
    assert not job.results.exists()


def test_the_summarizer_is_told_all_ids_before(make_job: MakeJob) -> None:
    job = make_job()
    go(job)
    assert job.summarizer.instance.prepared == [("e0", "e1", "e2", "e3", "e4")]  # type: ignore[attr-defined]


def without_references(job: Job) -> list[Example]:
    dataset: Any = job.dataset.instance
    return [Example(example.id, example.documents) for example in dataset.content]


def test_a_metric_that_needs_references_says_so_and_names_the_way_out(make_job: MakeJob) -> None:
    job = make_job()
    dataset: Any = replace(job.dataset.instance, content=without_references(job))  # type: ignore[type-var]
    length: Any = job.metrics[0].instance
    needy = replace(length, needs=frozenset({"references"}))
    with pytest.raises(UsageError, match=r"metric needy needs references, but .*'e0'.*\[length\]"):
        go(make_job(dataset=dataset, metrics={"needy": needy, "length": length}))
    assert not job.results.exists()


def test_an_upper_bound_without_references_is_refused(make_job: MakeJob) -> None:
    job = make_job()
    dataset: Any = replace(job.dataset.instance, content=without_references(job))  # type: ignore[type-var]
    summarizer: Any = job.summarizer.instance
    summarizer.sees_references = True
    with pytest.raises(UsageError, match="summarizer first needs references"):
        go(make_job(dataset=dataset, summarizer=summarizer))


def test_an_id_twice_is_refused(make_job: MakeJob) -> None:
    job = make_job()
    dataset: Any = job.dataset.instance
    twice = replace(dataset, content=[*dataset.content, dataset.content[0]])
    with pytest.raises(RunError, match="'e0' twice"):
        go(make_job(dataset=twice))
    empty = replace(dataset, content=[])
    with pytest.raises(RunError, match="has no example"):
        go(make_job(dataset=empty))


def test_failed_and_empty_summaries_stay_in_the_denominator(make_job: MakeJob) -> None:
    class Uneven:
        signature = "uneven|v:1"

        def summarize(self, examples: Any) -> Any:
            for example in examples:
                if example.id == "e1":
                    yield Summary(example.id, "", error="refused")
                elif example.id == "e2":
                    yield Summary(example.id, " ")
                else:
                    yield Summary(example.id, "four", truncated=example.id == "e3", seconds=2.0)

    folder = go(make_job(summarizer=Uneven())).folder
    record = json.loads(folder.record.read_text())
    assert record["counts"]["examples"] == 5
    assert record["counts"]["summarized"] == 4
    assert record["counts"]["failed"] == 1
    assert record["counts"]["empty"] == 1
    assert record["counts"]["truncated"] == 1
    assert record["metrics"]["length"]["columns"]["length"]["n"] == 5
    assert record["metrics"]["length"]["columns"]["length"]["mean"] == (4 + 0 + 1 + 4 + 4) / 5
    assert json.loads(folder.timing.read_text())["summary_seconds"] >= 6.0


@pytest.mark.parametrize(
    ("produce", "told"),
    [
        (lambda ids: ids[::-1], "one for 'e1' where 'e0' was due"),
        (lambda ids: ids[:-1], "none where 'e1' was due"),
        (lambda ids: [*ids, "x"], "more summaries than examples"),
    ],
)
def test_a_summarizer_that_mixes_up_examples_ends_the_run(
    make_job: MakeJob, produce: Any, told: str
) -> None:
    class Mixed:
        signature = "mixed|v:1"

        def summarize(self, examples: Any) -> Any:
            for id_ in produce([example.id for example in examples]):
                yield Summary(id_, "text")

    with pytest.raises(RunError, match=told):
        go(make_job(summarizer=Mixed()))


def test_text_that_is_no_text_ends_the_run(make_job: MakeJob) -> None:
    class NoText:
        signature = "none|v:1"

        def summarize(self, examples: Any) -> Any:
            for example in examples:
                yield Summary(example.id, None)  # type: ignore[arg-type]

    with pytest.raises(RunError, match="NoneType instead of text"):
        go(make_job(summarizer=NoText()))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"share": float("nan")}, "share is nan"),
        ({"share": float("inf")}, "share is inf"),
        ({"share": 1.5}, r"outside \[0.0, 1.0\]"),
        ({}, "columns are none"),
        ({"share": 0.5, "more": 1.0}, "columns are share, more"),
    ],
)
def test_a_metric_that_breaks_its_contract_ends_the_run(
    make_job: MakeJob, values: dict[str, float], told: str
) -> None:
    class Broken:
        signature = "broken|v:1"
        needs: frozenset[str] = frozenset()
        columns = (Column("share"),)

        def score(self, examples: Any, summaries: Any) -> list[Score]:
            return [Score(example.id, values) for example in examples]

    with pytest.raises(RunError, match=told):
        go(make_job(metrics={"broken": Broken()}))
    record = json.loads(next(make_job().results.glob("memory/*/run.json")).read_text())
    assert record["state"] == "failed"
    assert "metrics" not in record


def test_documents_without_text_are_noted(make_job: MakeJob) -> None:
    job = make_job()
    dataset: Any = job.dataset.instance
    blank = Example("e9", (Document("a", "Words here."), Document("b", " \n")), ("r",))
    outcome = go(make_job(dataset=replace(dataset, content=[*dataset.content, blank])))
    assert outcome.notes == ("e9/b has no text",)


def test_the_manifest_says_what_the_run_was_made_with(make_job: MakeJob) -> None:
    import numpy

    record = json.loads(go(make_job()).folder.record.read_text())
    manifest = record["manifest"]
    assert manifest["packages"]["numpy"] == numpy.__version__
    assert record["command"] == ["harness", "eval"]
    assert record["seed"] == 0
    assert len(record["dataset"]["digest"]) == 64
