"""A gate's baseline and candidate runs, system by system, or why they cannot be held together."""

from collections.abc import Sequence
from dataclasses import dataclass

from harness.analysis.comparison import Aligned, align
from harness.errors import RunError, UsageError
from harness.runs.folder import RunFolder
from harness.runs.run_scores import read_run_scores
from harness.runs.stored import StoredRun
from harness.text.printable import one_line

_RENEW = "where the change is meant, make the baseline again (harness gate --update)"


@dataclass(frozen=True, slots=True)
class RunPair:
    """One system's run of the baseline, and the candidate's."""

    system: str
    baseline: StoredRun
    candidate: StoredRun


def pair_runs(baseline: Sequence[StoredRun], candidate: Sequence[StoredRun]) -> list[RunPair]:
    """Each run of the baseline with the candidate's of the same system, in order.

    Where the candidate has several of a system, the one whose folder has the same name is meant.
    Raises UsageError where there is none, or several.
    """
    often = [run.system for run in baseline]
    return [
        RunPair(
            one_line(run.path.name if often.count(run.system) > 1 else run.system),
            run,
            _partner(run, candidate, often.count(run.system) == 1),
        )
        for run in baseline
    ]


def _partner(run: StoredRun, candidate: Sequence[StoredRun], alone: bool) -> StoredRun:
    same = [other for other in candidate if other.system == run.system]
    namesakes = [other for other in same if other.path.name == run.path.name]
    if len(namesakes) == 1:
        return namesakes[0]
    if len(same) == 1 and alone:
        return same[0]
    system = one_line(run.system)
    if not same:
        right = ", ".join(sorted({one_line(other.system) for other in candidate}))
        raise UsageError(f"{run.path}: the candidate has no run of {system}; it has {right}")
    told = ", ".join(str(other.path) for other in same)
    raise UsageError(f"{run.path}: which run of {system} is its candidate? name one: {told}")


def lay_out(pair: RunPair, columns: Sequence[tuple[str, str]]) -> Aligned:
    """The scores of both runs in the columns, named (metric, column), the baseline's first.

    Raises UsageError where a column is missing, was scored in another way, or is of other examples.
    """
    for metric, column in columns:
        _check_column(pair, metric, column)
    runs = (pair.baseline, pair.candidate)
    on = f"{pair.baseline.path} and {pair.candidate.path} are on different examples"
    if pair.baseline.dataset_digest != pair.candidate.dataset_digest and not all(
        RunFolder(run.path).summaries.exists() for run in runs
    ):
        raise UsageError(
            f"{on}: the dataset {one_line(pair.candidate.dataset)}, or what cleaning leaves of it, "
            f"has changed; {_RENEW}"
        )
    try:
        scored = read_run_scores(runs, columns)
    except RunError as error:
        raise UsageError(str(error)) from error
    aligned = align(scored, columns, intersect=True)
    if any(aligned.left_out):
        before, now = (len(scores.ids) for scores in scored)
        raise UsageError(
            f"{on}: {before} and {now}, of which {len(aligned.ids)} are the same; {_RENEW}"
        )
    return aligned


def _check_column(pair: RunPair, metric: str, column: str) -> None:
    signatures = []
    for run in (pair.baseline, pair.candidate):
        figures = run.record["metrics"].get(metric)
        if figures is None or column not in figures["columns"]:
            raise UsageError(
                f"{run.path} has no column {one_line(column)} of {one_line(metric)}; "
                f"harness rescore {run.path} 'metric=[{one_line(metric)}]' makes it, or {_RENEW}"
            )
        signatures.append(one_line(figures["signature"]))
    before, now = signatures
    if before != now:
        raise UsageError(
            f"{pair.system}: {one_line(metric)} scores in another way than in the baseline, so its "
            f"scores cannot be held against it: {before} before, {now} now; {_RENEW}"
        )
