"""CPU time of intervals and paired tests against rouge_score's and sacreBLEU's, on one thread.

They take turns, so that a busy machine slows all. sacreBLEU (the extra `bench`) is timed by its
public PairedTest with the statistics of the segments at hand, so no text is scored: once with the
mean of segment scores, which is what we test, and once with BLEU, which is what it is made for.
"""

import argparse
import os
import statistics
import sys
from collections.abc import Sequence
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"

import numpy as np
from rouge_score.scoring import BootstrapAggregator, Score
from timing import cpu_seconds

from harness.analysis.intervals import mean_intervals
from harness.analysis.paired import paired_tests

try:
    from sacrebleu.metrics import BLEU
    from sacrebleu.metrics.base import Metric
    from sacrebleu.metrics.base import Score as Sacre
    from sacrebleu.significance import PairedTest
except ModuleNotFoundError:
    SACREBLEU = False
else:
    SACREBLEU = True

N, COLUMNS, SYSTEMS = 1000, 12, 10
FEW, RESAMPLES = 1000, 10_000
# sacreBLEU's time grows with the tests: it is given so many systems, and its time per test counts.
TIMED_SYSTEMS = 3
GOALS = {"intervals": 10, "bs": 30, "ar": 25}


def main() -> int:
    """Print the table; 1 where, with --strict, a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a goal is missed")
    options = parser.parse_args()
    rng = np.random.default_rng(options.seed)
    print(f"{'work':<34}{'against':<34}{'ms':>8}{'theirs':>9}", end="")
    print(f"{'min':>8}{'median':>8}{'max':>8}{'goal':>7}")
    missed = _intervals(rng, options.rounds)
    if SACREBLEU:
        missed += _pairs(rng, options.rounds)
    else:
        print("all pairs: not timed, sacreBLEU is missing: pip install -e '.[bench]'")
    print(f"{options.rounds} rounds in turn; n = {N}; medians of CPU time")
    return int(options.strict and bool(missed))


def _intervals(rng: np.random.Generator, rounds: int) -> int:
    """12 columns as the fields of four ROUGE scores."""
    scores = rng.random((N, COLUMNS))
    aggregator = BootstrapAggregator(n_samples=FEW)
    for row in scores:
        aggregator.add_scores({str(at): Score(*row[at : at + 3]) for at in range(0, COLUMNS, 3)})
    mean_intervals(scores, resamples=FEW)
    aggregator.aggregate()
    fast, slow = [], []
    for _ in range(rounds):
        fast.append(cpu_seconds(lambda: mean_intervals(scores, resamples=FEW)))
        slow.append(cpu_seconds(aggregator.aggregate))
    work = f"{COLUMNS} intervals, B = {FEW:,}"
    return _line(work, "rouge_score BootstrapAggregator", fast, slow, GOALS["intervals"])


def _pairs(rng: np.random.Generator, rounds: int) -> int:
    """Ours gives intervals and p-values together; sacreBLEU is asked for one of them at a time."""
    segments = rng.random((N, SYSTEMS))
    counts = rng.integers(0, 20, size=(SYSTEMS, N, 10))
    metrics = {"mean": _Mean(segments.T[:, :, None].tolist()), "BLEU": _Bleu(counts.tolist())}
    kinds = [(name, kind) for name in metrics for kind in ("bs", "ar")]
    fast: list[float] = []
    slow: dict[tuple[str, str], list[float]] = {key: [] for key in kinds}
    paired_tests(segments[:, :, None], resamples=RESAMPLES)
    for _ in range(rounds):
        fast.append(cpu_seconds(lambda: paired_tests(segments[:, :, None], resamples=RESAMPLES)))
        for name, kind in kinds:
            slow[name, kind].append(_per_test(metrics[name], kind) * SYSTEMS * (SYSTEMS - 1) / 2)
    work = f"{SYSTEMS * (SYSTEMS - 1) // 2} pairs, B = {RESAMPLES:,}"
    return sum(
        _line(work, f"sacreBLEU {kind}, {name}", fast, slow[name, kind], GOALS[kind])
        for name, kind in kinds
    )


def _per_test(metric: "Metric", kind: str) -> float:
    """CPU seconds of one of the tests of a few systems against the first of them."""
    named = [(str(system), [str(system)] * N) for system in range(TIMED_SYSTEMS)]
    test = PairedTest(named, {"m": metric}, None, test_type=kind, n_samples=RESAMPLES)
    # What it does for the first system alone is done above, and not counted.
    return cpu_seconds(test) / (TIMED_SYSTEMS - 1)


if SACREBLEU:

    class _Mean(Metric):
        """The mean of segment scores, as a metric of sacreBLEU; texts say which system they are."""

        def __init__(self, systems: Sequence[Any]) -> None:
            super().__init__()
            self.num_refs = 1
            self.systems = systems

        def _extract_corpus_statistics(self, hypotheses: Sequence[str], references: Any) -> Any:
            return self.systems[int(hypotheses[0])]

        def _aggregate_and_compute(self, stats: Any) -> Sacre:
            return self._compute_score_from_stats(np.sum(stats, axis=0))

        def _compute_score_from_stats(self, stats: Any) -> Sacre:
            return Sacre("mean", stats[0] / N)

        def _preprocess_segment(self, sent: str) -> str:
            return sent

        def _extract_reference_info(self, refs: Sequence[str]) -> dict[str, Any]:
            return {}

        def _compute_segment_statistics(self, hypothesis: str, ref_kwargs: Any) -> list[Any]:
            return []

    class _Bleu(BLEU):
        """BLEU of given counts."""

        def __init__(self, systems: Sequence[Any]) -> None:
            super().__init__(references=[["a"] * N])
            self.systems = systems

        def _extract_corpus_statistics(self, hypotheses: Sequence[str], references: Any) -> Any:
            return self.systems[int(hypotheses[0])]


def _line(work: str, against: str, fast: Sequence[float], slow: Sequence[float], goal: int) -> bool:
    ratios = [theirs / ours for ours, theirs in zip(fast, slow, strict=True)]
    median = statistics.median(ratios)
    print(f"{work:<34}{against:<34}{1e3 * statistics.median(fast):>8.1f}", end="")
    print(f"{1e3 * statistics.median(slow):>9.0f}{min(ratios):>7.0f}x{median:>7.0f}x", end="")
    print(f"{max(ratios):>7.0f}x{goal:>6}x", flush=True)
    return median < goal


if __name__ == "__main__":
    sys.exit(main())
