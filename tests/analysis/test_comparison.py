import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.analysis.compared import compare, moved
from harness.analysis.comparison import Aligned, align, chosen_columns
from harness.analysis.contrasts import contrasts, smallest_p, usual_resamples
from harness.errors import UsageError
from harness.runs.run_scores import RunScores
from harness.runs.stored import StoredRun

COLUMN = ("m", "x")


def scored(
    system: str,
    values: Sequence[float],
    *,
    ids: Sequence[str] | None = None,
    keys: Sequence[str] | None = None,
    signature: str = "m|v:1",
    sees_references: bool = False,
    column: tuple[str, str] = COLUMN,
    **told: Any,
) -> RunScores:
    figures = {
        "mean": float(np.mean(values)), "n": len(values), "better": "high", "main": True,
        "alarm": False,
    } | told  # fmt: skip
    record = {
        "dataset": {"name": "data", "digest": "d"},
        "summarizer": {"name": system, "signature": "s", "sees_references": sees_references},
        "seed": 0,
        "counts": {
            "examples": len(values), "summarized": len(values), "failed": 0, "empty": 0,
            "truncated": 0, "words": 3.0,
        },
        "metrics": {column[0]: {"signature": signature, "columns": {column[1]: figures}}},
    }  # fmt: skip
    names = tuple(ids or (f"e{i:04d}" for i in range(len(values))))
    run = StoredRun(Path(f"results/data/{system}-0"), record, {})
    return RunScores(run, names, {column: np.array(values)}, tuple(keys) if keys else None)


def laid(*runs: RunScores, **permissions: bool) -> Aligned:
    return align(runs, [COLUMN], **permissions)


# What is laid side by side


def test_scores_are_matched_by_id_whatever_their_order() -> None:
    aligned = laid(
        scored("a", [0.1, 0.2, 0.3], ids=["x", "y", "z"]),
        scored("b", [0.9, 0.7, 0.8], ids=["z", "x", "y"]),
    )
    assert aligned.ids == ("x", "y", "z")
    assert aligned.columns[0].scores.tolist() == [[0.1, 0.7], [0.2, 0.8], [0.3, 0.9]]


@given(st.permutations(range(6)), st.permutations(range(6)))
def test_the_order_of_the_examples_changes_nothing(first: list[int], second: list[int]) -> None:
    values = [0.1, 0.5, 0.2, 0.9, 0.4, 0.3]

    def shuffled(order: list[int]) -> Aligned:
        return laid(
            scored("a", values),
            scored("b", [1 - values[i] for i in order], ids=[f"e{i:04d}" for i in order]),
        )

    one, two = shuffled(first), shuffled(second)
    assert one.ids == two.ids
    assert one.columns[0].scores.tolist() == two.columns[0].scores.tolist()


def test_other_examples_are_refused_with_the_number_that_is_shared() -> None:
    runs = (
        scored("a", [0.1, 0.2, 0.3], ids=["x", "y", "z"], keys=["1", "2", "3"]),
        scored("b", [0.1, 0.2], ids=["y", "q"], keys=["2", "4"]),
    )
    with pytest.raises(
        UsageError, match=r"3 and 2 examples, of which 1 have the same id\. --inters"
    ):
        laid(*runs)
    aligned = laid(*runs, intersect=True)
    assert aligned.ids == ("y",)
    assert aligned.left_out == (2, 1)
    assert aligned.columns[0].scores.tolist() == [[0.2, 0.1]]


def test_one_id_with_other_documents_or_references_is_another_example() -> None:
    runs = (
        scored("a", [0.1, 0.2], ids=["x", "y"], keys=["1", "2"]),
        scored("b", [0.3, 0.4], ids=["x", "y"], keys=["1", "changed"]),
    )
    with pytest.raises(UsageError, match="1 with the same id have other documents or references"):
        laid(*runs)
    assert laid(*runs, intersect=True).ids == ("x",)


def test_the_same_examples_from_two_datasets_need_no_permission() -> None:
    aligned = laid(
        scored("a", [0.1, 0.2], ids=["x", "y"], keys=["1", "2"]),
        scored("b", [0.3, 0.4], ids=["y", "x"], keys=["2", "1"]),
    )
    assert aligned.left_out == (0, 0)


def test_nothing_in_common_is_refused_even_when_asked_for() -> None:
    runs = (scored("a", [0.1], ids=["x"]), scored("b", [0.1], ids=["y"]))
    with pytest.raises(UsageError, match="No example is in all runs"):
        laid(*runs, intersect=True)


def test_signatures_are_not_mixed_without_permission() -> None:
    runs = (scored("a", [0.1]), scored("b", [0.2], signature="m|v:2"))
    with pytest.raises(
        UsageError, match=r"column x .* m\|v:1 in .*a-0, m\|v:2 in .*b-0;"
    ) as refused:
        laid(*runs)
    assert "--allow-mixed" in str(refused.value)
    assert "harness rescore RUN 'metric=[m]'" in str(refused.value)
    assert laid(*runs, allow_mixed=True).columns[0].signatures == ("m|v:1", "m|v:2")


def test_a_run_without_the_metric_stays_without_a_score() -> None:
    other = scored("b", [0.5, 0.5], column=("n", "y"))
    aligned = align([scored("a", [0.1, 0.2]), other], [COLUMN, ("n", "y")])
    assert [column.runs for column in aligned.columns] == [(0,), (1,)]
    assert [column.label for column in aligned.columns] == ["x", "y"]


def test_a_name_that_two_metrics_have_is_told_with_the_metric() -> None:
    runs = [scored("a", [0.1]), scored("b", [0.2], column=("n", "x"))]
    columns = chosen_columns([run.run for run in runs], ["x"])
    assert [column.label for column in align(runs, columns).columns] == ["m:x", "n:x"]


# Which columns


def chosen(*names: str) -> list[tuple[str, str]]:
    run = scored("a", [0.1]).run
    run.record["metrics"]["m"]["columns"] |= {
        "side": {"mean": 0.2, "main": False, "alarm": False},
        "cut": {"mean": 0.0, "main": False, "alarm": True},
        "lost": {"mean": 0.5, "main": False, "alarm": True},
    }
    run.record["metrics"]["facts"] = {
        "columns": {
            "facts": {"mean": 0.2, "main": True, "alarm": False},
            "wrong": {"mean": 0.2, "main": True, "alarm": False},
        }
    }
    return chosen_columns([run], names or None)


def test_a_metric_stands_for_its_main_columns_and_a_column_for_itself() -> None:
    facts = [("facts", "facts"), ("facts", "wrong")]
    assert chosen() == [("m", "x"), ("m", "lost"), *facts]
    assert chosen("facts") == facts
    assert chosen("facts:facts") == facts[:1]
    assert chosen("side", "x", "side") == [("m", "side"), ("m", "x")]


def test_an_unknown_column_lists_the_right_ones() -> None:
    with pytest.raises(UsageError, match="'rougel'; there are metrics m, facts; columns x, side, "):
        chosen("rougel")


# Tests


def two(first: Sequence[float], second: Sequence[float], **told: Any) -> Any:
    aligned = laid(scored("a", first, **told), scored("b", second, **told))
    return compare(aligned, baseline=1, sort=0, resamples=2000)


def test_a_few_examples_are_tested_by_all_flips() -> None:
    # Six wins of six: 2 of the 64 flips are as far from zero.
    (test,) = two([0.5] * 6, [0.1, 0.2, 0.3, 0.4, 0.1, 0.2]).contrasts
    assert test.test.exact
    assert test.test.p == 2 / 64
    assert (test.wins, test.test.ties, test.losses) == (6, 0, 0)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=2, max_size=8))
def test_wins_ties_and_losses_are_all_examples_and_turn_with_the_direction(
    pairs: list[tuple[float, float]],
) -> None:
    first, second = zip(*pairs, strict=True)
    (high,) = two(first, second).contrasts
    (low,) = two(first, second, better="low").contrasts
    assert high.wins + high.test.ties + high.losses == len(pairs)
    assert (low.wins, low.losses) == (high.losses, high.wins)
    assert low.test.difference == high.test.difference


def test_one_example_has_neither_interval_nor_test_nor_rank() -> None:
    compared = two([0.5], [0.1])
    (test,) = compared.contrasts
    assert (test.test.interval, test.test.p, test.p_holm, test.holds) == (None, None, None, False)
    assert [mean.interval for mean in compared.means[0].values()] == [None, None]
    assert not compared.ranking.ranks


def test_all_tests_shown_are_corrected_together() -> None:
    rng = random.Random(0)
    runs = [scored(name, [rng.random() for _ in range(8)]) for name in "abcd"]
    compared = compare(laid(*runs), baseline=None, sort=0, resamples=500)
    assert len(compared.contrasts) == 6
    smallest = min(compared.contrasts, key=lambda test: test.test.p or 1)
    assert smallest.p_holm == pytest.approx(min(1.0, 6 * (smallest.test.p or 1)))


def test_columns_that_different_runs_have_are_corrected_together_too() -> None:
    values = {name: [i / 9 + j / 20 for i in range(8)] for j, name in enumerate("abc")}
    both = [
        RunScores(
            one.run, one.ids,
            {**one.values, ("m", "y"): one.values[COLUMN]} if one.run.system != "c" else one.values,
            None,
        )
        for one in (scored(name, values[name]) for name in "abc")
    ]  # fmt: skip
    for one in both:
        columns = one.run.record["metrics"]["m"]["columns"]
        columns["y"] = columns["x"]
    aligned = align(both, [COLUMN, ("m", "y")])
    compared = compare(aligned, baseline=0, sort=0, resamples=500)
    assert [(test.column, test.a) for test in compared.contrasts] == [(0, 2), (0, 1), (1, 1)]
    assert [test.p_holm for test in compared.contrasts] == [3 * 2 / 256] * 3


def test_scores_of_other_signatures_are_not_tested_against_each_other() -> None:
    aligned = laid(
        scored("a", [0.1, 0.2]),
        scored("b", [0.3, 0.4], signature="m|v:2"),
        scored("c", [0.5, 0.6], signature="m|v:2"),
        allow_mixed=True,
    )
    found = contrasts(aligned.columns, [(0, 1), (0, 2), (1, 2)], resamples=100)
    assert [(test.a, test.b) for test in found] == [(1, 2)]


def test_an_alarm_is_shown_and_not_tested() -> None:
    compared = two([1.0, 0.0], [0.0, 0.0], main=False, alarm=True)
    assert compared.contrasts == ()
    assert compared.means[0][0].value == 0.5


def test_a_system_changes_nothing_in_the_figures_of_the_others() -> None:
    rng = random.Random(1)
    runs = [scored(name, [rng.random() for _ in range(30)]) for name in "abc"]
    few = compare(laid(*runs[:2]), baseline=0, sort=None, resamples=300)
    more = compare(laid(*runs), baseline=0, sort=None, resamples=300)
    assert {place: more.means[0][place] for place in (0, 1)} == few.means[0]
    assert more.contrasts[0].test == few.contrasts[0].test


def test_many_means_are_resampled_less() -> None:
    runs = [scored(f"s{i}", [0.1, 0.2]) for i in range(501)]
    assert usual_resamples(laid(*runs[:500])) == 10_000
    assert usual_resamples(laid(*runs)) == 1_000


def test_the_smallest_p_value() -> None:
    assert smallest_p(3, 10_000) == 0.25
    assert smallest_p(100, 999) == 0.001


# Ranks


def ranked(*runs: RunScores, resamples: int = 2000) -> dict[str, int]:
    compared = compare(laid(*runs, allow_mixed=True), baseline=0, sort=0, resamples=resamples)
    ranks = compared.ranking.ranks
    return {
        compared.aligned.runs[place].system: ranks[place]
        for place in compared.order
        if place in ranks
    }


def noisy(level: float, seed: int, n: int = 60) -> list[float]:
    rng = random.Random(seed)
    return [level + rng.uniform(-0.05, 0.05) for _ in range(n)]


def test_a_rank_ends_where_the_tests_tell_a_system_apart_from_its_best() -> None:
    same = noisy(0.5, 1)
    near = [value + (0.01 if i % 2 else -0.011) for i, value in enumerate(same)]
    assert ranked(
        scored("far", noisy(0.2, 3)),
        scored("near", near),
        scored("best", same),
        scored("last", noisy(0.1, 4)),
    ) == {"best": 1, "near": 1, "far": 2, "last": 3}


def test_a_system_is_compared_with_the_best_of_its_own_rank() -> None:
    low = noisy(0.2, 3)
    near = [value + (0.01 if i % 2 else -0.011) for i, value in enumerate(low)]
    assert ranked(scored("near", near), scored("low", low), scored("top", noisy(0.5, 1))) == {
        "top": 1,
        "low": 2,
        "near": 2,
    }


def test_the_lowest_is_the_first_where_low_is_better() -> None:
    ranks = ranked(
        scored("a", noisy(0.5, 1), better="low"), scored("b", noisy(0.2, 2), better="low")
    )
    assert list(ranks.items()) == [("b", 1), ("a", 2)]


def test_upper_bounds_and_other_signatures_have_no_rank() -> None:
    runs = (
        scored("oracle", noisy(0.9, 1), sees_references=True),
        scored("a", noisy(0.5, 2)),
        scored("b", noisy(0.2, 3)),
        scored("other", noisy(0.7, 4), signature="m|v:2"),
    )
    assert ranked(*runs) == {"a": 1, "b": 2}


def test_systems_that_no_test_could_tell_apart_are_not_ranked() -> None:
    few = [scored(name, [i / 9 for _ in range(4)]) for i, name in enumerate("abc")]
    compared = compare(laid(*few), baseline=0, sort=0, resamples=1000)
    assert compared.ranking.reason == "4 examples are too few to tell 3 pairs of systems apart"
    many = [scored(f"s{i}", noisy(i / 12, i)) for i in range(12)]
    compared = compare(laid(*many), baseline=0, sort=0, resamples=1000)
    assert compared.ranking.reason == "1000 resamples are too few to tell 66 pairs of systems apart"


def test_equal_systems_are_split_no_more_often_than_five_percent_says() -> None:
    """The best of a group is read off the scores; correcting for it keeps the error at 5 %."""
    split = 0
    for trial in range(100):
        rng = random.Random(trial)
        runs = [scored(name, [rng.random() for _ in range(14)]) for name in "abcdef"]
        split += max(ranked(*runs, resamples=1500).values()) > 1
    assert split <= 10  # 5 expected; more than 10 has a chance of 1 %


# What moved


def test_the_examples_that_moved_most_come_first_and_those_that_did_not_are_left_out() -> None:
    compared = two([0.5, 0.1, 0.9, 0.3], [0.4, 0.8, 0.9, 0.5])
    assert [(m.id, m.a, m.b) for m in moved(compared, 0, 10)] == [
        ("e0001", 0.1, 0.8),
        ("e0003", 0.3, 0.5),
        ("e0000", 0.5, 0.4),
    ]
    assert len(moved(compared, 0, 1)) == 1
