import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from harness.errors import RunError
from harness.records import Example, Score, Summary
from harness.runs.folder import RunFolder
from harness.runs.identity import example_key
from harness.runs.job import Job, Part
from harness.runs.partial import load_partial
from harness.runs.pipeline import run
from harness.runs.progress import Silent
from harness.runs.run_scores import read_run_scores
from harness.runs.settings import differing_settings
from harness.runs.stored import UnfinishedRunError, load_run

WriteRun = Callable[..., Path]
MakeJob = Callable[..., Job]


def go(job: Job) -> Path:
    return run(job, Silent(), ["harness", "eval"]).folder.path


# Scores


def test_the_scores_of_a_run_come_with_its_ids(make_job: MakeJob) -> None:
    path = go(make_job())
    (scores,) = read_run_scores([load_run(path)], [("length", "length")])
    assert scores.ids == ("e0", "e1", "e2", "e3", "e4")
    assert scores.values["length", "length"].tolist() == [len(f"Report {i} says") for i in range(5)]
    assert scores.keys is None


def test_the_content_of_the_examples_is_told_where_datasets_differ(make_job: MakeJob) -> None:
    job = make_job()
    content = list(job.dataset.instance.content)  # type: ignore[attr-defined]
    changed = [*content[:4], replace(content[4], references=("Another.",))]
    other = replace(job.dataset, instance=replace(job.dataset.instance, content=changed))  # type: ignore[type-var]
    runs = [load_run(go(job)), load_run(go(replace(job, dataset=other)))]
    first, second = read_run_scores(runs, [("length", "length")])
    assert first.keys == tuple(map(example_key, content))
    assert second.keys == tuple(map(example_key, changed))
    assert first.keys[:4] == second.keys[:4]
    assert first.keys[4] != second.keys[4]


def test_a_failed_summary_keeps_its_place_and_its_score(make_job: MakeJob) -> None:
    class Failing:
        signature = "failing|v:1"

        def summarize(self, examples: list[Example]) -> list[Summary]:
            return [
                Summary(example.id, "some text", error="no" if example.id == "e1" else None)
                for example in examples
            ]

    path = go(make_job(summarizer=Failing()))
    (scores,) = read_run_scores([load_run(path)], [("length", "length")])
    assert scores.values["length", "length"].tolist() == [9.0, 0.0, 9.0, 9.0, 9.0]


def test_a_run_without_the_column_still_tells_its_examples(write_run: WriteRun) -> None:
    (scores,) = read_run_scores([load_run(write_run("a", {"x": [0.1, 0.2]}))], [("n", "y")])
    assert (scores.ids, dict(scores.values)) == (("e0", "e1"), {})


@pytest.mark.parametrize("broken", ["missing", "torn", "signature", "rows", "nan", "column"])
def test_scores_that_are_not_those_of_the_record_are_told(write_run: WriteRun, broken: str) -> None:
    values = {"x": [0.1, math.nan if broken == "nan" else 0.2]}
    path = write_run("a", {"x": [0.1, 0.2]} if broken != "nan" else values, **nan_record(broken))
    record = json.loads((path / "run.json").read_text())
    figures = record["metrics"]["m"]
    if broken == "missing":
        (path / "scores/m.parquet").unlink()
    elif broken == "torn":
        content = (path / "scores/m.parquet").read_bytes()
        (path / "scores/m.parquet").write_bytes(content[:-9])
    elif broken == "signature":
        figures["signature"] = "m|v:2"
    elif broken == "rows":
        figures["columns"]["x"]["n"] = 3
    elif broken == "column":
        figures["columns"]["z"] = figures["columns"]["x"]
    (path / "run.json").write_text(json.dumps(record))
    with pytest.raises(RunError, match=r"m\.parquet: the scores are missing, .*harness rescore"):
        read_run_scores([load_run(path)], [("m", "z" if broken == "column" else "x")])


def nan_record(broken: str) -> dict[str, object]:
    """What the record of a run would say without the score that is no number."""
    if broken != "nan":
        return {}
    column = {
        "mean": 0.1, "n": 2, "low": 0.0, "high": 1.0, "better": "high", "main": True,
        "alarm": False,
    }  # fmt: skip
    return {"metrics": {"m": {"signature": "m|v:1", "config": {}, "columns": {"x": column}}}}


def test_summaries_that_do_not_tell_their_examples_are_not_compared_across_datasets(
    write_run: WriteRun,
) -> None:
    first = write_run("a", {"x": [0.1]})
    second = write_run("b", {"x": [0.1]}, digest="e" * 64)
    rows = json.loads((first / "summaries.jsonl").read_text())
    del rows["example"]
    (first / "summaries.jsonl").write_text(json.dumps(rows) + "\n")
    with pytest.raises(RunError, match="does not tell what its examples hold"):
        read_run_scores([load_run(first), load_run(second)], [("m", "x")])


# Unfinished runs


class Broken:
    signature = "broken|v:1"
    needs = frozenset({"documents"})

    def __init__(self, columns: object) -> None:
        self.columns = columns

    def score(self, examples: list[Example], summaries: list[Summary]) -> list[Score]:
        raise ValueError("no")


def failed_run(job: Job) -> Path:
    (length,) = job.metrics
    broken = Part("zbroken", Broken(length.instance.columns), {}, {})
    with pytest.raises(RunError):
        go(replace(job, metrics=(length, broken)))  # type: ignore[arg-type]
    (record,) = job.results.glob("*/*/run.json")
    return record.parent


def test_an_unfinished_run_has_the_metrics_that_scored_everything(make_job: MakeJob) -> None:
    path = failed_run(make_job())
    with pytest.raises(UnfinishedRunError):
        load_run(path)
    partial = load_partial(path)
    assert partial.record["state"] == "failed"
    assert list(partial.record["metrics"]) == ["length"]
    assert partial.record["counts"]["summarized"] == 5
    (scores,) = read_run_scores([partial], [("length", "length")])
    assert len(scores.ids) == 5


def test_scores_of_other_summaries_are_not_taken_for_theirs(make_job: MakeJob) -> None:
    path = failed_run(make_job())
    summaries = RunFolder(path).summaries
    summaries.write_text(summaries.read_text().replace("Report 3 says", "Report 3 said"))
    with pytest.raises(RunError, match="no metric has scored all its summaries"):
        load_partial(path)


def test_a_run_that_has_not_been_summarized_to_the_end_has_nothing_to_compare(
    make_job: MakeJob,
) -> None:
    path = failed_run(make_job())
    summaries = RunFolder(path).summaries
    summaries.write_text("".join(summaries.read_text().splitlines(True)[:3]))
    with pytest.raises(RunError, match="nothing to compare yet"):
        load_partial(path)


def test_a_finished_run_is_what_it_is(make_job: MakeJob) -> None:
    path = go(make_job())
    assert load_partial(path) == load_run(path)


# Settings


def test_only_the_settings_that_differ_are_told(write_run: WriteRun) -> None:
    first = "seed: 0\nsummarizer:\n  words: 300\n  deep:\n    a: null\nresults: here\n"
    second = "seed: 0\nsummarizer:\n  words: 50\n  deep:\n    a: true\nresults: there\n"
    paths = [
        write_run("a", {"x": [0.1]}, config=first),
        write_run("b", {"x": [0.1]}, config=second),
        write_run("c", {"x": [0.1]}, config=first + "extra:\n- 1\n- x\n"),
    ]
    assert differing_settings(paths) == {
        "summarizer.words": ["300", "50", "300"],
        "summarizer.deep.a": ["null", "true", "null"],
        "extra": [None, None, "[1, x]"],
    }
    assert differing_settings(paths[:1]) == {}


def test_a_config_that_cannot_be_read_has_no_settings(write_run: WriteRun) -> None:
    paths = [write_run("a", {"x": [0.1]}, config="seed: [\n"), write_run("b", {"x": [0.1]})]
    (paths[1] / "config.yaml").unlink()
    assert differing_settings(paths) == {}
