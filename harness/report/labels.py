"""What the rows of a table are called, so that two runs of one system can be told apart."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from harness.runs.stored import StoredRun
from harness.text.printable import one_line

_FIELD = re.compile(r"(?:^|\|)([a-z_]+):([^|]*)")

_MOST_TOLD = 5


def labels(runs: Sequence[StoredRun]) -> list[str]:
    """One a run: the system's name, and where several have it, the settings that differ.

    Settings are the fields of the summarizer's signature, and the seed; where they are the same,
    the run's folder tells.
    """
    systems: dict[str, list[StoredRun]] = {}
    for run in runs:
        systems.setdefault(one_line(run.system), []).append(run)
    found = {
        id(run): text for name, members in systems.items() for run, text in _told(name, members)
    }
    for tell in (lambda run: run.path.name, lambda run: str(run.path)):
        often = Counter(found[id(run)] for run in runs)
        found |= {id(run): one_line(tell(run)) for run in runs if often[found[id(run)]] > 1}
    return [found[id(run)] for run in runs]


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
    if len(others) > _MOST_TOLD:
        others = [*others[:_MOST_TOLD], f"{len(others) - _MOST_TOLD} more have other budgets"]
    return "; ".join([*others, f"the others {usual}"])


def _told(name: str, members: Sequence[StoredRun]) -> Iterator[tuple[StoredRun, str]]:
    if len(members) == 1:
        yield members[0], name
        return
    settings = [_settings(run) for run in members]
    values: dict[str, set[str | None]] = {}
    for key in dict.fromkeys(key for one in settings for key in one):
        values[key] = {one.get(key) for one in settings}
    for run, own in zip(members, settings, strict=True):
        differing = [f"{key} {value}" for key, value in own.items() if len(values[key]) > 1]
        yield run, f"{name} ({', '.join(differing) or one_line(run.path.name[-8:])})"


def _settings(run: StoredRun) -> Mapping[str, str]:
    signature = str(run.record["summarizer"]["signature"])
    fields = {key: one_line(value) for key, value in _FIELD.findall(signature)}
    return fields | {"seed": str(run.record["seed"])}
