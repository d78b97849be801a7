"""What the rows of a table are called, so that two runs of one system can be told apart."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from harness.runs.stored import StoredRun
from harness.text.printable import one_line

_FIELD = re.compile(r"(?:^|\|)([a-z_]+):([^|]*)")


def labels(runs: Sequence[StoredRun]) -> list[str]:
    """One a run: the system's name, and where several have it, the settings that differ.

    Settings are the fields of the summarizer's signature, and the seed; where they are the same,
    the run's folder tells.
    """
    names = [one_line(run.system) for run in runs]
    found = [
        name if names.count(name) == 1 else f"{name} ({_difference(run, runs)})"
        for run, name in zip(runs, names, strict=True)
    ]
    return [
        label if found.count(label) == 1 else run.path.name
        for run, label in zip(runs, found, strict=True)
    ]


def mixed_budgets(runs: Sequence[StoredRun]) -> str:
    """ "lead 50 words; others 300 words" where the runs do not have one budget, else ""."""
    budgets = {
        name: budget
        for run, name in zip(runs, labels(runs), strict=True)
        if (budget := _settings(run).get("budget"))
    }
    if len(set(budgets.values())) < 2:
        return ""
    usual, _ = Counter(budgets.values()).most_common(1)[0]
    others = [f"{name} {budget}" for name, budget in budgets.items() if budget != usual]
    return "; ".join([*others, f"the others {usual}"])


def _difference(run: StoredRun, runs: Sequence[StoredRun]) -> str:
    own = _settings(run)
    namesakes = [_settings(other) for other in runs if other.system == run.system]
    differing = [
        f"{key} {value}"
        for key, value in own.items()
        if any(settings.get(key) != value for settings in namesakes)
    ]
    return ", ".join(differing) or run.path.name[-8:]


def _settings(run: StoredRun) -> Mapping[str, str]:
    signature = str(run.record["summarizer"]["signature"])
    fields = {key: one_line(value) for key, value in _FIELD.findall(signature)}
    return fields | {"seed": str(run.record["seed"])}
