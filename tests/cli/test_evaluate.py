import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Harness = Callable[..., Any]
QUICK = "metric=[shape]"


def runs(tmp_path: Path) -> list[str]:
    return sorted(path.parent.name for path in tmp_path.glob("results/*/*/run.json"))


def test_one_run_prints_the_table_and_writes_it(harness: Harness, tmp_path: Path) -> None:
    output = harness("eval", "metric=[rouge,shape]")
    assert output.code == 0
    assert re.search(r"^\s*lead\s+0\.\d{4}", output.out, re.M)
    assert "one example: " in output.out
    assert "rouge|types:1,2,L,Lsum|stem:yes" in output.out
    table = (tmp_path / "results/seeds/table.md").read_text()
    assert "| lead |" in table
    assert "rougeLsum" in table
    assert len(runs(tmp_path)) == 1


def test_the_second_time_nothing_is_computed(harness: Harness) -> None:
    first = harness("eval", QUICK)
    second = harness("eval", QUICK)
    assert "finished before" not in first.out
    assert "1 run was finished before; nothing was computed again" in second.out
    assert "summarize" in first.err
    assert second.err == ""


def test_a_sweep_runs_each_and_sets_the_upper_bounds_apart(
    harness: Harness, tmp_path: Path
) -> None:
    output = harness("eval", "-m", "summarizer=lead,oracle,random", "metric=[rouge]")
    assert output.code == 0
    assert len(runs(tmp_path)) == 3
    order = re.findall(r"^\s*(lead|oracle|random) ", output.out, re.M)
    assert order == ["lead", "random", "oracle"]
    assert "no competitors: oracle saw the references" in output.out


def test_a_failing_job_does_not_stop_the_others(harness: Harness, tmp_path: Path) -> None:
    output = harness("eval", "-m", "summarizer=predictions,lead", "seed=0,1", QUICK)
    assert output.code == 1
    assert len(runs(tmp_path)) == 2
    assert "lead" in output.out
    assert output.err.count("summarizer.path is not set") == 2
    assert "summarizer=predictions seed=1" in output.err
    assert "2 of 4 runs failed" in output.err


def test_an_experiment_sweeps_and_the_command_line_overrides_it(
    harness: Harness, tmp_path: Path
) -> None:
    output = harness("eval", "+experiment=seeds_baselines", "summarizer=luhn", QUICK)
    assert output.code == 0
    assert [name.rsplit("-", 1)[0] for name in runs(tmp_path)] == ["luhn"]


def test_the_per_report_dataset_has_four_examples(harness: Harness, tmp_path: Path) -> None:
    output = harness("eval", QUICK, "dataset=seeds_per_report")
    assert output.code == 0
    assert "seeds_per_report: 4 examples" in output.out
    assert "4 of 4" in output.out
    assert "one example" not in output.out


def test_overrides_may_stand_between_options(harness: Harness) -> None:
    output = harness("eval", QUICK, "-m", "summarizer=lead", "--debug", "budget.words=50")
    assert output.code == 0


def test_the_system_name_is_in_table_and_folder(harness: Harness, tmp_path: Path) -> None:
    output = harness("eval", QUICK, "system=my system/1")
    assert output.code == 0
    assert "my system/1" in output.out
    assert runs(tmp_path)[0].startswith("my-system-1-")


def test_table_md_has_every_finished_run_and_tells_them_apart(
    harness: Harness, tmp_path: Path
) -> None:
    harness("eval", QUICK)
    harness("eval", QUICK, "budget.words=50")
    output = harness("eval", QUICK, "summarizer=random")
    assert not re.search(r"^\s*lead ", output.out, re.M)
    table = (tmp_path / "results/seeds/table.md").read_text()
    rows = re.findall(r"^\| (.*?) \|.*?\| (\d+) \| 1 of 1 \|", table, re.M)
    words = {name: int(count) for name, count in rows}
    assert set(words) == {"lead (budget 50 words)", "lead (budget 300 words)", "random"}
    assert words["lead (budget 50 words)"] <= 50
    assert "not of one length: lead (budget 50 words) 50 words; the others 300 words" in table


def test_the_table_has_only_the_metrics_of_the_call_and_the_file_all(
    harness: Harness, tmp_path: Path
) -> None:
    harness("eval", "metric=[rouge,shape]")
    output = harness("eval", "metric=[rouge]")
    assert "rouge1" in output.out
    assert "density" not in output.out
    assert "density" in (tmp_path / "results/seeds/table.md").read_text()


def test_a_sweep_over_settings_of_one_metric_says_that_one_is_lost(harness: Harness) -> None:
    output = harness("eval", "-m", "metric=[rouge]", "metric.rouge.stemming=true,false")
    assert output.code == 1
    assert "scored these summaries with 2 settings of rouge" in output.err


def test_a_project_with_a_config_of_its_own_does_not_hide_ours(
    harness: Harness, tmp_path: Path
) -> None:
    (tmp_path / "configs").mkdir()
    (tmp_path / "configs" / "config.yaml").write_text("lr: 0.1\n")
    assert harness("eval", QUICK).code == 0


def test_a_later_metric_that_breaks_does_not_lose_the_earlier_ones(
    harness: Harness, tmp_path: Path
) -> None:
    harness("eval", "metric=[shape]")
    broken = harness("eval", "metric=[bertscore]", "metric.bertscore.layer=9")
    assert broken.code == 2
    harness("eval", "metric=[rouge]")
    (record,) = tmp_path.glob("results/seeds/*/run.json")
    assert set(json.loads(record.read_text())["metrics"]) == {"rouge", "shape"}


def test_scores_of_summaries_that_changed_are_not_kept(harness: Harness, tmp_path: Path) -> None:
    harness("eval", "metric=[rouge,shape]")
    (path,) = tmp_path.glob("results/seeds/*/summaries.jsonl")
    row = json.loads(path.read_text())
    path.write_text(json.dumps(row | {"summary": "zzz"}) + "\n")
    harness("eval", "metric=[rouge]")
    record = json.loads((path.parent / "run.json").read_text())
    assert set(record["metrics"]) == {"rouge"}
    assert record["metrics"]["rouge"]["columns"]["rouge1"]["mean"] == 0.0


def test_a_record_that_was_changed_by_hand_is_written_anew(
    harness: Harness, tmp_path: Path
) -> None:
    harness("eval", QUICK)
    (path,) = tmp_path.glob("results/seeds/*/run.json")
    right = path.read_text()
    for wrong in ("{", right.replace('"mean": ', '"mean": 9'), "{}"):
        path.write_text(wrong)
        assert harness("eval", QUICK).code == 0
        assert path.read_text() == right


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (
            ["summarizer=leed"],
            2,
            r"no summarizer 'leed' .*mean lead\?\)\nsummarizers: .*lsa",
        ),
        (["metric=[rouge,bort]"], 2, r"no metric 'bort'.*\nmetrics: bertscore, .*shape"),
        (["dataset=seed"], 2, r"no dataset 'seed' .*seeds"),
        (["+experiment=none"], 2, r"no experiment 'none'\nexperiments: seeds_baselines"),
        (["summarizer=lead,random"], 2, r"'summarizer=lead,random' has several values: -m"),
        (["experiment=seeds_baselines"], 2, r"\+experiment=NAME"),
        (["lexrank"], 2, r"did you mean summarizer=lexrank\?"),
        (["seeds_baselines"], 2, r"did you mean \+experiment=seeds_baselines\?"),
        (["summariser=lead"], 2, r"'summariser' .did you mean summarizer"),
        (["summarizer=null"], 2, r"a group takes the name of a config"),
        (["metric=null"], 2, r"a group takes the name of a config"),
        (["results=null", QUICK], 2, r"results must be a name"),
        (["system=", QUICK], 2, r"system must be a name"),
        (["offline=maybe", QUICK], 2, r"offline must be true or false"),
        (["budget=100", QUICK], 2, r"set budget.words or budget.sentences"),
        (["budget=null", QUICK], 2, r"set budget.words or budget.sentences"),
        (["-m", "summarizer=lead,leed"], 2, r"no summarizer 'leed'"),
        (["foo=1"], 2, r"no config key 'foo'\nthe keys there: dataset, summarizer, .*seed"),
        (["budget.foo=1"], 2, r"no config key 'budget.foo'\nthe keys there: .*words"),
        (["+summarizer.foo=1", QUICK], 2, r"summarizer: .*Lead.*unexpected .*'foo'"),
        (["budget.words=0", QUICK], 2, r"budget.words must be .*, not 0"),
        (["budget.words=-3", QUICK], 2, r"budget.words must be .*, not -3"),
        (["budget.words=many", QUICK], 2, r"budget.words must be .*, not 'many'"),
        (["budget.sentences=3", QUICK], 2, r"exactly one of budget.words and budget.sentences"),
        (["metric=[]"], 2, r"no metric is chosen"),
        (["seed=x", QUICK], 2, r"seed must be a whole number"),
        (["batch_size=0", QUICK], 2, r"batch_size must be .*1 or more"),
        (["threads=0", QUICK], 2, r"threads must be .*1 or more"),
        (["summarizer"], 2, r"'summarizer' is no override.*\nan override is KEY=VALUE"),
        (["summarizer.budget=???", QUICK], 2, r"summarizer: Missing mandatory value"),
        (
            ["dataset.references=[]", "metric=[rouge,shape]"],
            2,
            r"rouge needs references.*\[shape\]",
        ),
        (["dataset.documents=[]", QUICK], 2, r"dataset.documents names no file"),
        (["dataset.documents=[none.txt]", QUICK], 1, r"none.txt: no such file"),
        (["metric=[bertscore]", "metric.bertscore.layer=9"], 2, r"layer 9, but .* has only 6"),
        (["summarizer=predictions", QUICK], 2, r"summarizer.path is not set"),
        (
            ["summarizer=predictions", "summarizer.path=no.jsonl", QUICK],
            2,
            r"no.jsonl: no such file",
        ),
        (
            ["metric=[bertscore_roberta_large]"],
            1,
            r"'roberta-large' cannot be .*offline=false",
        ),
        (["results=/proc/nowhere", QUICK], 1, r"cannot write to /proc/nowhere.*results=FOLDER"),
        (["--plugin", "no_such_package", QUICK], 2, r"plugin 'no_such_package': no such package"),
        (["--config-dir", "nowhere", QUICK], 2, r"--config-dir nowhere: no such folder"),
    ],
)
def test_bad_input_is_told_in_two_lines_and_leaves_nothing(
    harness: Harness, tmp_path: Path, words: list[str], code: int, told: str
) -> None:
    output = harness("eval", *words)
    assert output.code == code
    assert re.search(told, output.err)
    assert len(output.err.splitlines()) <= 2
    assert "Traceback" not in output.err
    assert output.out == ""
    assert not (tmp_path / "results").exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", r"p.jsonl: the file is empty"),
        ('{"id": "a", "summary": "s"}\n' * 1 + "\n" * 5 + "no json\n", r"p.jsonl:7: not JSON"),
        ('{"id": "seeds", "summary": "s"}\n' * 2, r"p.jsonl:2: id 'seeds' stands in line 1"),
        (
            '{"id": "other", "summary": "s"}\n',
            r"no summary for 1 of 1 .*: seeds; 1 ids .*other",
        ),
        ('{"id": "seeds", "text": "s"}\n', r"p.jsonl:1: no key 'summary'; .*id, text"),
    ],
)
def test_bad_predictions_are_told_with_their_line(
    harness: Harness, tmp_path: Path, content: str, told: str
) -> None:
    (tmp_path / "p.jsonl").write_text(content)
    output = harness("eval", "summarizer=predictions", "summarizer.path=p.jsonl", QUICK)
    assert output.code in (1, 2)
    assert re.search(told, output.err)
    assert len(output.err.splitlines()) == 1
    assert not (tmp_path / "results").exists()


def test_predictions_are_scored(harness: Harness, tmp_path: Path) -> None:
    row = {"id": "seeds", "summary": "Russian troops entered an air base in Niger."}
    (tmp_path / "p.jsonl").write_text(json.dumps(row))
    output = harness(
        "eval", "summarizer=predictions", "summarizer.path=p.jsonl", "system=mine", "metric=[rouge]"
    )
    assert output.code == 0
    assert re.search(r"^\s*mine ", output.out, re.M)


def test_an_empty_document_is_warned_of(harness: Harness, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor opened the new bridge over the river on Monday.\n")
    (tmp_path / "b.txt").write_text("")
    words = ["dataset.documents=[a.txt,b.txt]", "dataset.references=[]", "dataset.folder=."]
    output = harness("eval", *words, QUICK)
    assert output.code == 0
    assert "warning: seeds/b.txt has no text" in output.err
    assert "documents without text: seeds/b.txt" in output.out
    nothing = harness("eval", *words[1:], "dataset.documents=[b.txt]", QUICK)
    assert nothing.code == 1
    assert "1 of 1 summaries failed: the documents have no sentence" in nothing.err
    assert re.search(r"^\s*lead .* 0 of 1 +1 ", nothing.out, re.M)


def test_debug_shows_the_traceback(harness: Harness) -> None:
    output = harness("eval", "--debug", "budget.words=0", QUICK)
    assert output.code == 2
    assert "Traceback" in output.err
    assert output.err.splitlines()[-1].startswith("harness: budget.words")


def test_another_process_with_other_hashes_gives_the_same_bytes(tmp_path: Path) -> None:
    systems = "summarizer=lexrank,lsa,kl,textrank,centroid_mmr,oracle"
    for hash_seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "harness", "eval", "-m", systems, f"results={hash_seed}"],
            cwd=tmp_path,
            env=os.environ | {"PYTHONHASHSEED": hash_seed},
            check=True,
            capture_output=True,
            timeout=300,
        )
    files = [
        {
            str(path.relative_to(tmp_path / hash_seed)): path.read_bytes()
            for path in sorted((tmp_path / hash_seed).rglob("*"))
            if path.suffix in (".parquet", ".jsonl") and path.name != "timings.jsonl"
        }
        for hash_seed in ("1", "2")
    ]
    assert len(files[0]) == 6 * 11
    assert files[0] == files[1]


def test_the_joblib_launcher_runs_the_same_jobs(harness: Harness, tmp_path: Path) -> None:
    output = harness(
        "eval", "-m", "summarizer=lead,predictions,random", QUICK, "hydra/launcher=joblib"
    )
    assert output.code == 1
    assert len(runs(tmp_path)) == 2
    assert "summarizer.path is not set" in output.err
