import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Harness = Callable[..., Any]

SUMMARIZER = """
from harness.records import Summary

class Shout:
    def __init__(self, mark="!"):
        self.mark = mark
        self.signature = f"shout|mark:{mark}|v:1"

    def summarize(self, examples):
        for example in examples:
            yield Summary(example.id, example.documents[0].text.upper() + self.mark)

def harmless(**values):
    raise AssertionError("code of a package that nobody allowed was run")
"""


@pytest.fixture
def plugin(tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """A package in the working directory, of another name in each test (imports are kept)."""
    name = "plugin_" + re.sub(r"\W", "_", request.node.name)
    (tmp_path / f"{name}.py").write_text(SUMMARIZER)
    for group in ("summarizer", "metric"):
        (tmp_path / "configs" / group).mkdir(parents=True)
    config = tmp_path / "configs" / "summarizer" / "shout.yaml"
    config.write_text(f"# Shouted\n_target_: {name}.Shout\nmark: '?'\n")
    return name


def test_a_class_outside_the_harness_needs_to_be_allowed(harness: Harness, plugin: str) -> None:
    refused = harness("eval", "summarizer=shout", "metric=[shape]")
    assert refused.code == 2
    assert f"{plugin}.Shout is outside the harness" in refused.err
    assert f"--plugin {plugin}" in refused.err
    allowed = harness("eval", "--plugin", plugin, "summarizer=shout", "metric=[shape]")
    assert allowed.code == 0
    assert re.search(r"^\s*shout ", allowed.out, re.M)


def test_the_environment_allows_it_too(
    harness: Harness, plugin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HARNESS_PLUGINS", f"json,{plugin}")
    assert harness("eval", "summarizer=shout", "metric=[shape]").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["+summarizer.extra._target_={plugin}.harmless"],
        ["+summarizer.extra=[{{_target_:{plugin}.harmless}}]"],
        ["+summarizer.extra.deep.er._target_=os.system"],
        ["summarizer._target_=builtins.exec"],
        ["dataset._target_={plugin}.harmless"],
        ["+metric.mine._target_={plugin}.harmless"],
        ["summarizer._target_=harness_evil.Class"],
    ],
)
def test_no_depth_of_a_config_runs_what_was_not_allowed(
    harness: Harness, plugin: str, words: list[str]
) -> None:
    filled = [word.format(plugin=plugin) for word in words]
    output = harness("eval", "metric=[shape]", *filled)
    assert output.code == 2
    assert "is outside the harness" in output.err


def test_a_config_cannot_allow_itself(harness: Harness, plugin: str) -> None:
    output = harness("eval", "summarizer=shout", f"+plugins=[{plugin}]", f"+plugin={plugin}")
    assert output.code == 2


def test_a_parameter_of_a_plugin_is_part_of_the_runs_identity(
    harness: Harness, plugin: str, tmp_path: Path
) -> None:
    words = ["eval", "--plugin", plugin, "-m", "summarizer=shout", "metric=[shape]"]
    assert harness(*words, "summarizer.mark=a,b").code == 0
    assert len(list(tmp_path.glob("results/seeds/shout-*"))) == 2


def test_the_users_config_wins_over_ours_and_config_dir_over_both(
    harness: Harness, tmp_path: Path
) -> None:
    ours = "_target_: harness.summarizers.lead.Lead\nbudget:\n"
    ours += "  _target_: harness.summarizers.budget.Budget\n  sentences: {count}\n"
    for folder, count in (("configs", 2), ("elsewhere", 1)):
        path = tmp_path / folder / "summarizer" / "lead.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(ours.format(count=count))
    harness("eval", "metric=[shape]")
    harness("eval", "metric=[shape]", "--config-dir", "elsewhere")
    stored = sorted(
        len(path.read_text().split("\\n")) for path in tmp_path.glob("results/*/*/summaries.jsonl")
    )
    assert stored == [1, 2]


def test_a_metric_that_is_not_under_its_own_name_is_explained(
    harness: Harness, plugin: str, tmp_path: Path
) -> None:
    path = tmp_path / "configs" / "metric" / "flat.yaml"
    path.write_text("_target_: harness.metrics.shape.Shape\n")
    output = harness("eval", "metric=[flat]")
    assert output.code == 2
    assert "puts its class under its own name" in output.err


def test_a_class_that_is_not_there_is_named(harness: Harness, plugin: str) -> None:
    output = harness("eval", "summarizer._target_=harness.nowhere.Lead", "metric=[shape]")
    assert output.code == 2
    assert "harness.nowhere.Lead" in output.err


def test_a_call_leaves_this_process_as_it_was(harness: Harness, plugin: str) -> None:
    import os
    import sys

    before = dict(os.environ), list(sys.path), list(sys.argv)
    harness("eval", "--plugin", plugin, "summarizer=shout", "metric=[shape]")
    harness("eval", "summarizer=none")
    assert (dict(os.environ), list(sys.path), list(sys.argv)) == before


@pytest.mark.parametrize(
    "target",
    [
        "harness.runs.journal.append_rows",
        "harness.runs.manifest.subprocess.run",
        "harness.datasets.cluster.Path",
        "harness.cli.main",
    ],
)
def test_what_a_module_of_ours_imports_is_no_class_of_ours(harness: Harness, target: str) -> None:
    for words in ([f"summarizer._target_={target}"], [f"+dataset.x._target_={target}"]):
        output = harness("eval", "metric=[shape]", *words)
        assert output.code == 2
        assert f"{target} is no class of the harness" in output.err


@pytest.mark.parametrize(
    "setting",
    [
        "callbacks:\n    mine:\n      _target_: {plugin}.harmless",
        "callbacks: ${{oc.create:{{mine:{{_target_:{plugin}.harmless}}}}}}",
        "launcher:\n    _target_: {plugin}.harmless",
        "sweeper:\n    _target_: {plugin}.harmless",
        "job_logging:\n    handlers:\n      h:\n        class: {plugin}.harmless",
        "hydra_logging:\n    formatters:\n      f:\n        (): {plugin}.harmless",
        "job:\n    env_set:\n      HARNESS_PLUGINS: {plugin}",
    ],
)
def test_hydras_own_settings_run_no_code_that_was_not_allowed(
    harness: Harness, plugin: str, tmp_path: Path, setting: str
) -> None:
    path = tmp_path / "configs" / "experiment" / "evil.yaml"
    path.parent.mkdir(parents=True)
    filled = setting.format(plugin=plugin)
    path.write_text(f"# @package _global_\nhydra:\n  {filled}\n")
    output = harness("eval", "+experiment=evil", "metric=[shape]")
    assert output.code == 2
    assert "harmless" not in output.err or "outside Hydra" in output.err
    assert "hydra." in output.err
    assert not (tmp_path / "results").exists()


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            "class Part:\n    def __init__(self): raise KeyError('boom')",
            "cannot be made: KeyError: 'boom'",
        ),
        (
            "class Part:\n    signature = 's'",
            "has no summarize; a summarizer needs signature, summarize",
        ),
        ("import no_such_module", "cannot be imported: No module named 'no_such_module'"),
        ("raise SystemExit(0)", "cannot be imported: SystemExit: 0"),
        ("x = 1", "there is no {plugin}.Part"),
        (
            "class Part:\n    signature = 's'\n"
            "    def summarize(self, examples):\n        raise SystemExit(0)",
            "summarizer lead broke on example 'seeds' (SystemExit: 0)",
        ),
    ],
)
def test_a_plugin_that_breaks_is_told_with_its_cause(
    harness: Harness, plugin: str, tmp_path: Path, source: str, told: str
) -> None:
    (tmp_path / f"{plugin}.py").write_text(source + "\n")
    output = harness(
        "eval", "--plugin", plugin, f"summarizer._target_={plugin}.Part", "~summarizer.budget",
        "metric=[shape]",
    )  # fmt: skip
    assert output.code in (1, 2)
    assert told.format(plugin=plugin) in output.err
    assert "Traceback" not in output.err


@pytest.mark.parametrize("name", ["my_pkg.py", "./my_pkg", "a b", "no.such.package", ""])
def test_a_plugin_is_named_as_python_imports_it(harness: Harness, name: str) -> None:
    output = harness("eval", "--plugin", name, "metric=[shape]")
    if name:
        assert output.code == 2
        assert "no such package here or installed" in output.err


def test_yaml_that_cannot_be_read_is_told_with_its_line(harness: Harness, tmp_path: Path) -> None:
    path = tmp_path / "configs" / "summarizer" / "bad.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("_target_: a.B\nx: [1\ny: 2\n")
    output = harness("eval", "summarizer=bad")
    assert output.code == 2
    assert re.search(r"bad\.yaml:\d: not YAML", output.err)
