"""What a call asks of columns -> the rules for each pair of runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harness.analysis.comparison import chosen_columns
from harness.analysis.gate_checks import DROP, EXACT, MAX, MIN, Rule
from harness.analysis.gated_runs import RunPair
from harness.errors import UsageError
from harness.runs.stored import StoredRun
from harness.text.printable import one_line

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Exactly:
    """names: of the columns that must be equal, () for all of the baseline; tolerance: for all
    columns but those that `tolerances` names, of which the last counts."""

    names: tuple[str, ...]
    tolerance: float
    tolerances: tuple[tuple[str, float], ...]


def limit_rules(
    runs: Sequence[StoredRun],
    drops: Sequence[tuple[str, float]],
    minima: Sequence[tuple[str, float]],
    maxima: Sequence[tuple[str, float]],
) -> list[Rule]:
    """Rules from (name, limit); a name is a column, metric:column, or a metric (its main columns).

    Raises UsageError where no run has it, it is named twice, or its direction does not fit.
    """
    directions = _directions(runs)
    rules: dict[tuple[Key, str], Rule] = {}
    for kind, named in ((DROP, drops), (MIN, minima), (MAX, maxima)):
        for name, limit in named:
            for key in named_columns(runs, name):
                _check_direction(key, kind, directions[key])
                if (key, kind) in rules:
                    raise UsageError(f"{one_line(':'.join(key))} is given two limits")
                rules[key, kind] = Rule(*key, kind, limit)
    return list(rules.values())


def exact_rules(pair: RunPair, runs: Sequence[StoredRun], exactly: Exactly) -> list[Rule]:
    """Of one pair; `runs` are those of all pairs, any of which may have a column that is named.

    A name of `tolerances` is a metric (all its columns), a column, or metric:column. Raises
    UsageError where no run has it.
    """
    own = _directions([pair.baseline])
    keys = list(own)
    if exactly.names:
        keys = [key for name in exactly.names for key in named_columns(runs, name)]
    tolerances = dict.fromkeys(keys, exactly.tolerance)
    for name, tolerance in exactly.tolerances:
        chosen_columns(runs, [name])
        tolerances |= {key: tolerance for key in keys if name in (*key, ":".join(key))}
    return [Rule(*key, EXACT, tolerance) for key, tolerance in tolerances.items()]


def named_columns(runs: Sequence[StoredRun], name: str) -> list[Key]:
    """(metric, column) of a name: a column, though a metric is called so, too; metric:column; or a
    metric's main columns. Raises UsageError, with the right ones, where no run has it."""
    return [key for key in _directions(runs) if key[1] == name] or chosen_columns(runs, [name])


def unchecked_metrics(pairs: Sequence[RunPair]) -> list[str]:
    """Metrics that candidates have and their baselines do not."""
    return sorted(
        {
            one_line(metric)
            for pair in pairs
            for metric in pair.candidate.record["metrics"].keys() - pair.baseline.record["metrics"]
        }
    )


def _directions(runs: Sequence[StoredRun]) -> Mapping[Key, str | None]:
    return {
        (metric, name): column["better"]
        for run in runs
        for metric, figures in run.record["metrics"].items()
        for name, column in figures["columns"].items()
    }


def _check_direction(key: Key, kind: str, better: str | None) -> None:
    column = one_line(key[1])
    if better is None:
        raise UsageError(
            f"neither direction of {column} is better, so it cannot get worse; --exact holds it to "
            "what it was"
        )
    if (kind, better) in ((MIN, "low"), (MAX, "high")):
        other = {MIN: MAX, MAX: MIN}[kind]
        raise UsageError(f"--{kind} {column}: {better} is better there; --{other} bounds it")
