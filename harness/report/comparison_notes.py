"""What a reader of a comparison must know to read its numbers rightly."""

from collections.abc import Iterator, Mapping, Sequence

from harness.analysis.compared import Compared
from harness.analysis.contrasts import SIGNIFICANCE, smallest_p
from harness.analysis.resampling import all_flips
from harness.report.table import Note, data_notes
from harness.text.printable import one_line

ONE_EXAMPLE = "1 example: no interval, no test; the numbers are one observation each"
_MOST_TOLD = 10


def score_notes(
    compared: Compared,
    names: Sequence[str],
    marks: Sequence[Mapping[str, str]],
    any_best: bool,
) -> Iterator[Note]:
    """Below the scores. names: of the runs; marks: of each column's signatures."""
    aligned = compared.aligned
    examples = len(aligned.ids)
    if any_best:
        yield Note("best mean of the systems in its column", "*")
    if examples == 1:
        yield Note(ONE_EXAMPLE)
    else:
        yield Note(
            f"means with 95 % intervals over examples ({compared.resamples} bootstrap resamples, "
            f"seed {compared.seed})"
        )
        yield from _rank_notes(compared)
    yield from _subset_notes(compared, names)
    yield from data_notes(aligned.runs)
    if compared.baseline is not None and any(test.holds for test in compared.contrasts):
        base = names[compared.baseline]
        yield Note(f"better than {base}, after the correction below", "↑")
        yield Note(f"worse than {base}, after the correction below", "↓")
    if any(len(found) > 1 for found in marks):
        yield Note("scores with a mark were made in another way: they cannot be compared")
    told: dict[tuple[str, str], None] = {}
    for found in marks:
        told |= dict.fromkeys((signature, mark) for signature, mark in found.items())
    yield from (Note(one_line(signature), mark, literal=True) for signature, mark in told)


def _rank_notes(compared: Compared) -> Iterator[Note]:
    if compared.sort is None:
        return
    label = compared.aligned.columns[compared.sort].label
    if compared.ranking.reason:
        yield Note(f"no ranks by {label}: {compared.ranking.reason}")
    else:
        yield Note(
            f"rank by {label}: from the best down, a rank goes on until a system can be told apart "
            "from the best of the rank (5 %, Holm-corrected over all pairs)"
        )


def _subset_notes(compared: Compared, names: Sequence[str]) -> Iterator[Note]:
    aligned = compared.aligned
    more = [
        f"{name} has {count} more"
        for name, count in zip(names, aligned.left_out, strict=True)
        if count
    ]
    if more:
        told = ", ".join(more[:_MOST_TOLD]) + ", …" * (len(more) > _MOST_TOLD)
        yield Note(f"only the {len(aligned.ids)} examples that all runs share: {told}")
    unfinished = [
        name
        for run, name in zip(aligned.runs, names, strict=True)
        if run.record.get("state", "done") != "done"
    ]
    if unfinished:
        yield Note(f"not finished, only the metrics that are complete: {', '.join(unfinished)}")


def test_notes(compared: Compared) -> Iterator[Note]:
    """Below the differences."""
    tests = [test.test for test in compared.contrasts]
    examples = len(compared.aligned.ids)
    if compared.baseline is not None:
        yield Note("a difference is the run less the baseline; --baseline names another")
    if examples == 1:
        yield Note(ONE_EXAMPLE)
        return
    flips = f"{compared.resamples} random sign flips"
    if all_flips(examples, compared.resamples):
        flips = f"all {1 << examples} sign flips"
    count = f"{len(tests)} tests" if len(tests) > 1 else "1 test"
    yield Note(
        f"p: two-sided paired randomization, {flips}; p Holm: corrected for {count}; "
        "↑ ↓ ≠: p Holm is at most 5 %"
    )
    if len(tests) * smallest_p(examples, compared.resamples) > SIGNIFICANCE:
        yield Note(_cannot_hold(compared, len(tests)))
    yield Note(_detectable(compared))


def _cannot_hold(compared: Compared, tests: int) -> str:
    examples = len(compared.aligned.ids)
    least = smallest_p(examples, compared.resamples)
    told = f"p Holm cannot be below {min(1.0, tests * least):.2g} here, so nothing can hold"
    if least > SIGNIFICANCE:
        return f"{told}: {examples} examples are too few for any test"
    fewer = f"{told}: too many tests, name fewer columns (--metric) or runs"
    return fewer if all_flips(examples, compared.resamples) else f"{fewer}, or more --resamples"


def _detectable(compared: Compared) -> str:
    """The smallest difference that the sample could have shown, by column."""
    found: dict[int, list[float]] = {}
    for test in compared.contrasts:
        if test.test.detectable is not None:
            scale = test.test.n if compared.aligned.columns[test.column].total else 1
            found.setdefault(test.column, []).append(test.test.detectable * scale)
    if not found:
        return "no smallest difference that this sample could show: too few or equal differences"
    told = [
        f"{compared.aligned.columns[place].label} {_range(values)}"
        for place, values in found.items()
    ]
    return (
        "smallest difference that this sample could have shown (one test at 5 %, 80 % power): "
        + ", ".join(told)
    )


def _range(values: Sequence[float]) -> str:
    low, high = f"{min(values):.2g}", f"{max(values):.2g}"
    return low if low == high else f"{low} to {high}"
