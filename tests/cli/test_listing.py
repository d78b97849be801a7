from collections.abc import Callable
from pathlib import Path
from typing import Any

Harness = Callable[..., Any]


def test_it_names_what_there_is_with_a_line_each(harness: Harness) -> None:
    output = harness("list")
    assert output.code == 0
    for name in ("seeds_per_report", "lexrank", "predictions", "bertscore", "seeds_baselines"):
        assert f"  {name} " in output.out
    assert all(len(line.split("  ", 2)) > 2 for line in output.out.splitlines() if line[0] == " ")


def test_one_group_alone(harness: Harness) -> None:
    output = harness("list", "metric")
    assert "  rouge " in output.out
    assert "lexrank" not in output.out


def test_the_users_own_configs_are_there_and_come_first(harness: Harness, tmp_path: Path) -> None:
    own = tmp_path / "configs" / "summarizer"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("# My own system\n_target_: my_pkg.Mine\n")
    (own / "lead.yaml").write_text("# @package _global_\n# My lead\n_target_: my_pkg.Lead\n")
    output = harness("list", "summarizer")
    assert "My own system [" in output.out
    assert "My lead [" in output.out
    assert output.out.count("  lead ") == 1
