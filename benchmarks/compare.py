"""Seconds that `harness compare` takes for 2 and for 1,000 runs of 200 examples, made in a
temporary folder."""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from harness.records import Column
from harness.runs.folder import SCHEMA_VERSION, RunFolder, write_json
from harness.runs.score_files import ScoreInfo, write_scores

_COLUMNS = tuple(Column(name, main=True) for name in ("rouge1", "rouge2", "rougeL", "rougeLsum"))


def main() -> int:
    """Print the table; the exit code is 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--examples", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder)
        for number in range(options.runs):
            _make_run(results / f"lead-{number:08x}", number, options.examples)
        two = [str(results / f"lead-{number:08x}") for number in range(2)]
        missed = False
        print(f"{'harness compare':40} {'CPU s':>8} {'wall s':>8}  goal")
        for name, arguments, goal in (
            ("2 runs, 4 columns", two, 0.3),
            (f"{options.runs} runs, 1 column", [folder, "--metric", "rougeL"], 2.0),
            (f"{options.runs} runs, 4 columns", [folder], 2.0),
        ):
            times = [_timed(arguments) for _ in range(options.rounds)]
            cpu, whole = (statistics.median(kind) for kind in zip(*times, strict=True))
            missed |= cpu > goal
            print(f"{name:40} {cpu:8.2f} {whole:8.2f}  {goal} s of CPU")
    return int(missed)


def _make_run(path: Path, number: int, examples: int) -> None:
    rng = random.Random(number)
    rows = [
        {"id": f"example-{i}", "values": {column.name: rng.random() for column in _COLUMNS}}
        for i in range(examples)
    ]
    folder = RunFolder(path)
    folder.scores("rouge").parent.mkdir(parents=True)
    info = ScoreInfo("rouge", "rouge|v:1", "identity", "keys", "details", _COLUMNS, {})
    write_scores(folder.scores("rouge"), info, rows)
    columns = {
        column.name: {
            **{key: value for key, value in asdict(column).items() if key not in ("name", "total")},
            "mean": statistics.fmean(row["values"][column.name] for row in rows),
            "n": examples,
        }
        for column in _COLUMNS
    }
    counts = {"examples": examples, "summarized": examples, "failed": 0, "empty": 0}
    write_json(
        folder.record,
        {
            "schema_version": SCHEMA_VERSION,
            "state": "done",
            "command": ["harness", "eval", f"budget.words={number}"],
            "dataset": {
                "name": "made", "digest": "0" * 64, "signature": "made|v:1", "examples": examples,
                "empty_documents": [], "skipped": [],
            },
            "summarizer": {
                "name": "lead", "signature": f"lead|budget:{number} words|v:1",
                "sees_references": False,
            },
            "seed": 0,
            "counts": {**counts, "truncated": 0, "words": 50.0},
            "errors": {},
            "metrics": {"rouge": {"signature": info.signature, "config": {}, "columns": columns}},
            "manifest": {"packages": {f"package-{i}": "1.0.0" for i in range(150)}},
        },
    )  # fmt: skip
    write_json(folder.timing, {"finished": "2026-01-01T00:00:00+00:00", "summary_seconds": 1.5})
    folder.config.write_text(
        "dataset:\n  _target_: made.Made\nsummarizer:\n  _target_: harness.summarizers.lead.Lead\n"
        f"  budget:\n    words: {number}\nmetric:\n  rouge:\n    stemming: true\nseed: 0\n"
    )


def _timed(arguments: list[str]) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "harness", "compare", *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
    )
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall


if __name__ == "__main__":
    sys.exit(main())
