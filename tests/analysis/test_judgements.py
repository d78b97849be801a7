"""Figures of agreement: what is computed of which summaries, and what is said instead."""

import numpy as np
import pytest

from harness.analysis.agreement import Undefined, auc, balanced_accuracy, kendall_tau_b
from harness.analysis.judgements import (
    AUC,
    BALANCED_ACCURACY,
    Draws,
    Figure,
    Judged,
    figures,
    fitted_thresholds,
    pairs_between,
)
from harness.analysis.multiplicity import holm

DRAWS = Draws(resamples=200, seed=0)
N = 60
RNG = np.random.default_rng(4)
HUMAN = RNG.integers(1, 6, N).astype(float)
GOOD = HUMAN + RNG.normal(0, 1, N)
NOISE = RNG.normal(0, 1, N)
LABELS = (HUMAN > 2).astype(float)


def judged(**changes: object) -> Judged:
    values: dict[str, object] = {
        "dataset": "made",
        "documents": [f"d{i // 4}" for i in range(N)],
        "systems": [f"s{i % 4}" for i in range(N)],
        "human": {"label": LABELS, "overall": HUMAN},
        "scores": {"good": GOOD, "noise": NOISE},
    }
    return Judged(**(values | changes))  # type: ignore[arg-type]


def pick(found: list[Figure], **fields: object) -> Figure:
    wanted = {"against": None} | fields
    (figure,) = [f for f in found if all(getattr(f, k) == v for k, v in wanted.items())]
    return figure


def test_columns_get_all_statistics_and_pairs_their_difference() -> None:
    found = figures(judged(), [("good", "noise")], {"good": 2.5}, DRAWS)
    pooled = pick(found, column="good", human="overall", level="pooled", statistic="kendall")
    assert pooled.value == pytest.approx(kendall_tau_b(GOOD, HUMAN))
    assert pooled.n == N and pooled.missing == 0
    assert pooled.interval is not None
    assert pooled.interval.low < pooled.value < pooled.interval.high
    assert pick(found, column="good", human="overall", level="system", statistic="pearson").n == 4
    area = pick(found, column="noise", statistic=AUC)
    assert area.value == pytest.approx(auc(NOISE, LABELS))
    share = pick(found, column="good", statistic=BALANCED_ACCURACY)
    assert share.value == pytest.approx(balanced_accuracy(GOOD, LABELS, 2.5))
    assert share.threshold == 2.5
    assert not [f for f in found if f.column == "noise" and f.statistic == BALANCED_ACCURACY]
    gap = pick(found, human="overall", level="pooled", statistic="kendall", against="noise")
    assert gap.value == pytest.approx(kendall_tau_b(GOOD, HUMAN) - kendall_tau_b(NOISE, HUMAN))
    assert gap.interval is not None and gap.interval.low > 0
    assert gap.p is not None and gap.p < 0.05
    assert len(found) == 2 * 9 + 9 + 3 + 1


def test_p_values_are_corrected_for_the_pairs_of_their_kind() -> None:
    scores = {"good": GOOD, "near": GOOD + NOISE, "noise": NOISE}
    pairs = [("good", "near"), ("good", "noise"), ("near", "noise")]
    alone = [
        pick(figures(judged(scores=scores), [pair], {}, DRAWS), statistic=AUC, against=pair[1])
        for pair in pairs
    ]
    found = figures(judged(scores=scores), pairs, {}, DRAWS)
    together = [f for f in found if f.against is not None and f.statistic == AUC]
    assert [f.interval for f in together] == [f.interval for f in alone]
    assert [f.p for f in together] == holm([f.p for f in alone])
    assert [f.p for f in together] != [f.p for f in alone]


def test_lower_is_better_is_turned_round_and_its_threshold_too() -> None:
    plain = figures(judged(), [], {"good": 2.5}, DRAWS)
    turned = judged(scores={"good": -GOOD}, lower_is_better=frozenset({"good"}))
    again = figures(turned, [], {"good": -2.5}, DRAWS)
    for figure in again:
        twin = pick(
            plain, column="good", human=figure.human, level=figure.level, statistic=figure.statistic
        )
        assert (figure.value, figure.interval) == (twin.value, twin.interval)
    assert pick(again, statistic=BALANCED_ACCURACY).threshold == -2.5
    assert fitted_thresholds([turned])["good"] == -fitted_thresholds([judged()])["good"]


def test_summaries_that_nobody_judged_are_left_out_and_counted() -> None:
    human = HUMAN.copy()
    human[:7] = np.nan
    found = figures(judged(human={"overall": human}), [], {}, DRAWS)
    figure = pick(found, column="good", level="pooled", statistic="spearman")
    assert (figure.n, figure.missing) == (N - 7, 7)
    alone = judged(
        documents=judged().documents[7:],
        systems=judged().systems[7:],
        human={"overall": HUMAN[7:]},
        scores={"good": GOOD[7:]},
    )
    wanted = pick(figures(alone, [], {}, DRAWS), level="pooled", statistic="spearman")
    assert (figure.value, figure.interval) == (wanted.value, wanted.interval)


def test_what_is_undefined_says_why_and_is_in_no_difference() -> None:
    scores = {"good": GOOD, "same": np.full(N, 0.3)}
    found = figures(judged(scores=scores), [("good", "same")], {}, DRAWS)
    figure = pick(found, column="same", human="overall", level="pooled", statistic="pearson")
    assert (figure.value, figure.interval) == (None, None)
    assert figure.reason == "all scores are equal"
    # Constant scores still have an area: every pair is a tie.
    assert [f.statistic for f in found if f.against is not None] == [AUC]
    assert pick(found, column="same", statistic=AUC).value == 0.5


def test_one_document_gives_values_without_intervals() -> None:
    found = figures(judged(documents=["d"] * N), [("good", "noise")], {}, DRAWS)
    assert all(f.interval is None and f.p is None for f in found)
    assert pick(found, column="good", level="pooled", statistic="kendall").value is not None


def test_one_judged_summary_is_told_as_such() -> None:
    human = np.full(N, np.nan)
    human[3] = 2
    for name, column in (("overall", "good"), ("label", "good")):
        values = human if name == "overall" else np.where(np.isnan(human), np.nan, 1)
        found = figures(judged(human={name: values}), [], {}, DRAWS)
        assert {f.value for f in found} == {None}
        assert all(f.reason for f in found if f.column == column)


def test_a_threshold_is_found_on_other_data_whatever_its_data_sets() -> None:
    halves = [
        judged(
            documents=["d"] * 30,
            systems=[None] * 30,
            human={"label": LABELS[part]},
            scores={"good": GOOD[part]},
        )
        for part in (slice(0, 30), slice(30, N))
    ]
    whole = fitted_thresholds([judged(human={"label": LABELS}, scores={"good": GOOD})])
    assert fitted_thresholds(halves) == whole
    with pytest.raises(Undefined, match="no summary has a label"):
        fitted_thresholds([judged(human={"overall": HUMAN})])


def test_pairs_are_of_different_metrics_where_there_are_several() -> None:
    assert pairs_between({"m": ["a", "b"], "n": ["c"]}) == [("a", "c"), ("b", "c")]
    assert pairs_between({"m": ["a", "b", "c"]}) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert pairs_between({"m": ["a", "b"], "n": ["c"]}, "b") == [("a", "b"), ("c", "b")]
    assert pairs_between({"m": ["a"]}) == []
