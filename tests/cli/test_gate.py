import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

Harness = Callable[..., Any]
WriteRun = Callable[..., Path]
Put = Callable[..., Path]

MANY = [0.5 + i / 100 for i in range(20)]
LOWER = [value - 0.05 for value in MANY]
# In a few of the examples lower by a lot.
MIXED = [value - (0.3 if i % 4 == 0 else -0.05) for i, value in enumerate(MANY)]
DROP = ("--metric", "x", "--max-drop", "0.01")


@pytest.fixture
def put(write_run: WriteRun, tmp_path: Path) -> Put:
    """Write a run into a folder of that name: baseline or candidate."""

    def place(side: str, name: str, values: dict[str, Any], **told: Any) -> Path:
        target = tmp_path / side / f"{name}-{told.pop('hex_digits', '00000000')}"
        target.parent.mkdir(exist_ok=True)
        shutil.move(write_run(name, values, **told), target)
        return target

    return place


@pytest.fixture
def gate(harness: Harness) -> Harness:
    """Call the gate on the folders baseline and candidate."""

    def call(*words: str) -> Any:
        return harness("gate", "--baseline", "baseline", "--candidate", "candidate", *words)

    return call


@pytest.mark.parametrize(
    ("now", "words", "code", "verdict"),
    [
        (MANY, (), 0, "gate: pass; of 2 checks 2 passed, 0 failed, 0 unclear"),
        (LOWER, (), 1, "gate: fail; of 2 checks 1 passed, 1 failed, 0 unclear"),
        (LOWER, ("--on-unclear", "pass"), 1, "gate: fail; "),
        (MIXED, (), 3, "gate: unclear; of 2 checks 1 passed, 0 failed, 1 unclear"),
        (MIXED, ("--on-unclear", "pass"), 0, "gate: pass; of 2 checks 1 passed, 0 failed, 1 unclear"
         " (taken as pass)"),
        (MIXED, ("--on-unclear", "fail"), 1, "gate: fail; "),
    ],
)  # fmt: skip
def test_three_outcomes_have_three_exit_codes(
    gate: Harness, put: Put, now: list[float], words: tuple[str, ...], code: int, verdict: str
) -> None:
    put("baseline", "lead", {"x": MANY})
    put("candidate", "lead", {"x": now})
    output = gate(*DROP, *words)
    assert (output.code, output.err) == (code, "")
    assert output.out.splitlines()[-1].startswith(verdict)


def test_each_metric_has_the_drop_that_stands_behind_it(gate: Harness, put: Put) -> None:
    names = ("x", "y", "z")
    put("baseline", "lead", dict.fromkeys(names, MANY))
    put("candidate", "lead", dict.fromkeys(names, LOWER))
    output = gate(
        "--metric", "x,y", "--max-drop", "0.1", "--metric", "z", "--max-drop", "0.02",
        "--min", "x=0.2", "--min", "m:y=0.9",
    )  # fmt: skip
    told = [line.split()[:5] for line in output.out.splitlines()[2:-1]]
    assert told == [
        ["pass", "x", "worse", "by", "at"],
        ["pass", "y", "worse", "by", "at"],
        ["fail", "z", "worse", "by", "at"],
        ["pass", "x", "at", "least", "0.2:"],
        ["fail", "y", "at", "least", "0.9:"],
    ]
    assert output.code == 1


def test_a_name_is_a_column_before_it_is_a_metric(gate: Harness, put: Put) -> None:
    for side in ("baseline", "candidate"):
        put(side, "lead", {"m": MANY, "x": MANY})
    assert gate("--metric", "m", "--max-drop", "0").out.count(" worse by ") == 1
    # For the tolerance of equality a metric's name stands for all its columns.
    assert gate("--exact", "--exact", "m=0.5").code == 0


def test_a_metric_stands_for_its_main_columns(gate: Harness, put: Put) -> None:
    for side in ("baseline", "candidate"):
        columns = {"side": {"main": False}}
        put(side, "lead", {"x": MANY, "y": MANY, "side": MANY}, columns=columns)
    out = gate("--metric", "m", "--max-drop", "0").out
    assert [line.split()[1] for line in out.splitlines()[2:-1]] == ["x", "y"]


def test_low_is_better_turns_the_direction_round(gate: Harness, put: Put) -> None:
    columns = {"x": {"better": "low"}}
    put("baseline", "lead", {"x": LOWER}, columns=columns)
    put("candidate", "lead", {"x": MANY}, columns=columns)
    assert gate(*DROP).code == 1
    assert "worse by 0.0500" in gate(*DROP).out
    assert gate("--max", "x=0.9").code == 0
    output = gate("--min", "x=0.1")
    assert output.code == 2
    assert "--min x: low is better there; --max bounds it" in output.err


def test_all_systems_of_the_baseline_are_checked(gate: Harness, put: Put) -> None:
    for name in ("lead", "random"):
        put("baseline", name, {"x": MANY})
        put("candidate", name, {"x": MANY if name == "lead" else LOWER})
    put("candidate", "another", {"x": LOWER})
    output = gate(*DROP)
    assert output.code == 1
    assert output.err == "not checked, not in the baseline: candidate/another-00000000\n"
    assert [line for line in output.out.splitlines() if line[0] != " "][:-1] == ["lead", "random"]
    put("baseline", "lost", {"x": MANY})
    output = gate(*DROP)
    assert (output.code, output.out) == (2, "")
    assert "the candidate has no run of lost; it has another, lead, random" in output.err


def test_several_runs_of_a_system_are_told_apart_by_their_folders(gate: Harness, put: Put) -> None:
    put("candidate", "lead", {"x": LOWER}, hex_digits="11111111")
    put("baseline", "lead", {"x": MANY})
    assert gate(*DROP).code == 1
    put("candidate", "lead", {"x": LOWER}, hex_digits="22222222")
    output = gate(*DROP)
    assert output.code == 2
    assert "which run of lead is its candidate?" in output.err
    put("candidate", "lead", {"x": MANY})
    assert gate(*DROP).code == 0
    put("baseline", "lead", {"x": MANY}, hex_digits="22222222")
    output = gate(*DROP)
    assert output.code == 1
    assert "lead-00000000\n" in output.out and "lead-22222222\n" in output.out
    # One run of the candidate is not both.
    for hex_digits in ("11111111", "22222222"):
        shutil.rmtree(f"candidate/lead-{hex_digits}")
    output = gate(*DROP)
    assert output.code == 2
    assert "which run of lead is its candidate?" in output.err


def test_two_runs_that_are_named_are_compared_whatever_their_systems(
    harness: Harness, put: Put
) -> None:
    before, now = put("a", "lead", {"x": MANY}), put("b", "textrank", {"x": LOWER})
    output = harness("gate", "--baseline", str(before), "--candidate", str(now), *DROP)
    assert output.code == 1
    assert output.out.startswith("textrank\n")


def test_more_failed_summaries_fail(gate: Harness, put: Put) -> None:
    put("baseline", "lead", {"x": MANY})
    run = put("candidate", "lead", {"x": MANY})
    record = json.loads((run / "run.json").read_text())
    record["counts"] |= {"failed": 1, "summarized": 19}
    (run / "run.json").write_text(json.dumps(record))
    for words in (DROP, ("--exact",)):
        output = gate(*words)
        assert output.code == 1
        told = "fail     no more failed summaries: 1 of 20 summaries failed, 0 before"
        assert told in output.out


# Equality


def test_equality_is_of_all_columns_whichever_their_direction(gate: Harness, put: Put) -> None:
    columns = {"y": {"better": None, "main": False}}
    put("baseline", "lead", {"x": [0.5], "y": [3.0]}, columns=columns)
    put("candidate", "lead", {"x": [0.5], "y": [3.00001]}, columns=columns)
    output = gate("--exact")
    assert output.code == 1
    assert "pass     1 column is as before" in output.out
    assert "1 of 1 example changed by more than 1e-09, most of all e0: 3.0 before, 3.00001 now" in (
        output.out
    )
    for words in (
        ("--exact", "1e-4"),
        ("--exact", "y=1e-4"),
        ("--exact", "m:y=1e-4"),
        ("--exact", "m=1e-4"),
        ("--exact", "--metric", "x"),
        ("--exact", "y=0", "--exact", "y=1e-4"),
    ):
        assert gate(*words).code == 0, words
    for words in (("--exact", "1e-6"), ("--exact", "y=1e-4", "--exact", "y=0")):
        assert gate(*words).code == 1, words


def test_a_metric_that_only_the_candidate_has_is_told(gate: Harness, put: Put) -> None:
    put("baseline", "lead", {"x": [0.5]})
    run = put("candidate", "lead", {"x": [0.5]})
    record = json.loads((run / "run.json").read_text())
    record["metrics"]["n"] = {"signature": "n|v:1", "config": {}, "columns": {}}
    (run / "run.json").write_text(json.dumps(record))
    output = gate("--exact")
    assert output.code == 0
    assert output.err == "not checked, not in the baseline: metric n\n"


# What cannot be compared


@pytest.mark.parametrize("words", [DROP, ("--exact",)])
@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"signature": "m|v:2"}, "m|v:1 before, m|v:2 now; where the change is meant, make the"),
        (
            {"digest": "e" * 64, "ids": [f"n{i}" for i in range(20)]},
            "No example is in all runs",
        ),
        (
            {"digest": "e" * 64, "ids": [f"e{i}" for i in range(19)] + ["new"]},
            "20 and 20, of which 19 are the same; where the change is meant, make the baseline",
        ),
    ],
)
def test_other_scores_or_examples_are_refused_with_the_way_out(
    gate: Harness, put: Put, words: tuple[str, ...], told: dict[str, Any], message: str
) -> None:
    put("baseline", "lead", {"x": MANY})
    put("candidate", "lead", {"x": MANY}, **told)
    output = gate(*words)
    assert (output.code, output.out) == (2, "")
    assert message in output.err
    assert "--allow-mixed" not in output.err and "--intersect" not in output.err


def test_a_kept_baseline_of_other_data_is_refused(gate: Harness, put: Put) -> None:
    kept = put("baseline", "lead", {"x": MANY})
    put("candidate", "lead", {"x": MANY}, digest="e" * 64)
    assert gate(*DROP).code == 0
    (kept / "summaries.jsonl").unlink()
    output = gate(*DROP)
    assert output.code == 2
    assert "are on different examples: the dataset data, or what cleaning leaves of it" in (
        output.err
    )


def test_a_missing_column_is_told_with_the_command_that_makes_it(gate: Harness, put: Put) -> None:
    put("baseline", "lead", {"x": MANY, "y": MANY})
    put("candidate", "lead", {"x": MANY})
    output = gate("--metric", "y", "--max-drop", "0.1")
    assert output.code == 2
    assert "candidate/lead-00000000 has no column y of m; harness rescore" in output.err
    assert gate("--exact").code == 2


@pytest.mark.parametrize("broken", ["state", "record", "scores"])
def test_what_cannot_be_read_is_no_drop(harness: Harness, put: Put, broken: str) -> None:
    put("baseline", "lead", {"x": MANY})
    state = "running" if broken == "state" else "done"
    run = put("candidate", "lead", {"x": MANY}, state=state)
    if broken == "record":
        (run / "run.json").write_text("{")
    if broken == "scores":
        (run / "scores/m.parquet").unlink()
    for place in ("candidate", str(run)):
        output = harness("gate", "--baseline", "baseline", "--candidate", place, *DROP)
        assert (output.code, output.out) == (2, "")
        assert "candidate" in output.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "nothing to check: name --metric NAME --max-drop D"),
        (("--metric", "x"), "--metric x: say how much it may drop, --metric x --max-drop D"),
        (("--metric", "x", *DROP), "--metric x: say how much it may drop"),
        (("--max-drop", "0.1", "--metric", "x"), "--max-drop 0.1: no --metric stands before it"),
        ((*DROP, "--max-drop", "0.1"), "--max-drop 0.1: no --metric stands before it"),
        ((*DROP, *DROP), "m:x is given two limits"),
        (("--metric", ",", "--max-drop", "0"), "--metric names no metric"),
        (("--metric", "z", "--max-drop", "0"), "no run has a metric or column 'z'"),
        (("--metric", "x", "--max-drop", "-0.1"), "'-0.1' is negative"),
        (("--metric", "x", "--max-drop", "nan"), "'nan' is not a number"),
        (("--metric", "y", "--max-drop", "0"), "neither direction of y is better"),
        (("--min", "y=1"), "neither direction of y is better"),
        (("--min", "0.7"), "'0.7' is not NAME=NUMBER"),
        (("--min", "x=high"), "'high' is not a number"),
        (("--max", "x=1"), "--max x: high is better there; --min bounds it"),
        (("--exact", *DROP), "--exact allows no drop"),
        (("--exact", "-1"), "'-1' is negative"),
        (("--exact", "x=-1"), "'-1' is negative"),
        (("--exact", "z=1"), "no run has a metric or column 'z'"),
        (("--exact", "--on-unclear", "maybe"), "invalid choice: 'maybe'"),
        (("--exact", "--junit", "no/where.xml"), "--junit no/where.xml: no such folder"),
        (("--exact", "--update"), "--update checks nothing"),
        (("--on-unclear", "pass", "--update"), "--update checks nothing"),
    ],
)
def test_a_wrong_call_is_told(gate: Harness, put: Put, words: tuple[str, ...], told: str) -> None:
    for side in ("baseline", "candidate"):
        put(side, "lead", {"x": MANY, "y": MANY}, columns={"y": {"better": None}})
    output = gate(*words)
    assert (output.code, output.out) == (2, "")
    assert told in output.err


def test_a_place_without_runs_is_a_wrong_call(gate: Harness, put: Put, tmp_path: Path) -> None:
    put("candidate", "lead", {"x": MANY})
    output = gate("--exact")
    assert (output.code, output.err) == (2, "harness: baseline: no run there (no run.json)\n")


def test_a_run_of_the_baseline_is_never_left_out_unsaid(gate: Harness, put: Put) -> None:
    for side in ("baseline", "candidate"):
        put(side, "lead", {"x": MANY})
    put("baseline", "random", {"x": MANY}, state="interrupted")
    output = gate("--exact")
    assert (output.code, output.out) == (2, "")
    assert "random-00000000: the run is not finished" in output.err
    put("candidate", "random", {"x": MANY}, state="interrupted")
    output = gate("--update")
    assert output.code == 2
    assert "candidate/random-00000000: the run is not finished" in output.err


# What it writes


def test_the_checks_are_written_as_junit_xml(gate: Harness, put: Put, tmp_path: Path) -> None:
    put("baseline", "lead", {"x": MANY})
    put("candidate", "lead", {"x": MIXED})
    assert gate(*DROP, "--junit", "gate.xml").code == 3
    root = ElementTree.parse(tmp_path / "gate.xml").getroot()
    assert (root.get("tests"), root.get("errors")) == ("2", "1")
    assert "not enough examples to tell" in (root[0][1][0].get("message") or "")
    gate(*DROP, "--junit", "gate.xml", "--on-unclear", "pass")
    assert ElementTree.parse(tmp_path / "gate.xml").getroot().get("skipped") == "1"


def test_a_baseline_is_kept_and_a_changed_system_falls(harness: Harness, tmp_path: Path) -> None:
    evaluate = ("eval", "-m", "summarizer=lead,random", "metric=[shape,rouge]")
    gate = ("gate", "--baseline", "kept", "--candidate", "results/seeds")
    assert harness(*evaluate).code == 0
    output = harness(*gate, "--update")
    assert (output.code, output.out) == (0, "the scores of 2 runs are kept in kept; commit them\n")
    assert {path.name for path in tmp_path.glob("kept/*/*")} == {"run.json", "scores"}
    shutil.rmtree(tmp_path / "results")
    assert harness(*evaluate).code == 0
    output = harness(*gate, "--exact")
    assert (output.code, output.err) == (0, "")
    assert output.out.count(" columns are as before") == 2
    compared = harness("compare", "kept", "results/seeds", "--metric", "rouge1")
    assert (compared.code, compared.out.count(" 1 of 1 ")) == (0, 4)
    shutil.rmtree(tmp_path / "results")
    assert harness(*evaluate, "budget.words=200").code == 0
    output = harness(*gate, "--exact")
    assert output.code == 1
    assert "fail     rouge1 equal within 1e-09: 1 of 1 example changed" in output.out
    # One example shows neither that it got worse nor that it did not.
    assert harness(*gate, "--metric", "rouge", "--max-drop", "0.01").code == 3
    output = harness("gate", "--baseline", "results/seeds", "--candidate", "kept", "--update")
    assert output.code == 2
    assert "results/seeds holds lead-" in output.err


def test_a_reader_that_goes_away_does_not_change_the_outcome(put: Put, tmp_path: Path) -> None:
    put("baseline", "lead", {"x": MANY})
    put("candidate", "lead", {"x": LOWER})
    gone, pipe = os.pipe()
    os.close(gone)
    words = ["gate", "--baseline", "baseline", "--candidate", "candidate", *DROP]
    done = subprocess.run(
        [sys.executable, "-m", "harness", *words], stdout=pipe, stderr=subprocess.PIPE, cwd=tmp_path
    )
    os.close(pipe)
    assert (done.returncode, done.stderr) == (1, b"")


def test_it_loads_nothing_heavy(put: Put, tmp_path: Path) -> None:
    for side in ("baseline", "candidate"):
        put(side, "lead", {"x": MANY})
    heavy = "torch transformers datasets evaluate pandas scipy nltk hydra omegaconf sklearn"
    code = (
        "import sys; from harness.cli import main; "
        "main(['gate', '--baseline', 'baseline', '--candidate', 'candidate', '--exact']); "
        f"print('heavy:', [name for name in {heavy.split()} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "heavy: []"
