"""A comparison as tables: scores, differences, the settings that differ, and who says what."""

from collections.abc import Mapping, Sequence

from harness.analysis.compared import Compared
from harness.analysis.comparison import ScoreColumn
from harness.analysis.contrasts import Contrast
from harness.analysis.intervals import Interval, Mean
from harness.report.comparison_notes import score_notes, test_notes
from harness.report.labels import labels
from harness.report.table import Cell, Row, Table, signature_marks
from harness.text.printable import one_line, shortened

_DIGITS = 4
UNKNOWN = "–"
# At a score that can be told apart from the baseline's, by what its column calls better.
_BETTER, _WORSE, _OTHER = "↑", "↓", "≠"


def comparison_tables(
    compared: Compared, settings: Mapping[str, Sequence[str | None]]
) -> list[Table]:
    """The scores with their counts, the differences, and the settings that differ, where there are
    any. settings: by key one a run, in the order of the runs."""
    found = [_scores(compared)]
    if compared.contrasts:
        found.append(_differences(compared))
    if settings:
        found.append(_settings(compared, settings))
    return found


def _scores(compared: Compared) -> Table:
    aligned = compared.aligned
    names = labels(aligned.runs)
    marks = [signature_marks(column.signatures) for column in aligned.columns]
    signed = [
        {
            run: found[signature]
            for run, signature in zip(column.runs, column.signatures, strict=True)
        }
        for column, found in zip(aligned.columns, marks, strict=True)
    ]
    best = [_best(compared, place) for place in range(len(aligned.columns))]
    told = {
        (test.column, test.a): _direction(aligned.columns[test.column], test)
        for test in compared.contrasts
        if test.holds and compared.baseline is not None
    }
    ranks = compared.ranking.ranks
    costs = any(figures.cost is not None for figures in compared.figures)
    counts = {place: _counts(compared, place, costs) for place in compared.order}
    rows = []
    for run in compared.order:
        cells = [Cell(str(ranks.get(run, UNKNOWN)))] if ranks else []
        for place, column in enumerate(aligned.columns):
            mean = compared.means[place].get(run)
            if mean is None:
                cells.append(Cell(UNKNOWN))
                continue
            cells.append(
                Cell(
                    _mean(column, mean),
                    run in best[place],
                    told.get((place, run), "") + signed[place][run],
                )
            )
        cells += [Cell(text) for text in counts[run].values()]
        rows.append(Row(names[run], tuple(cells), aligned.runs[run].sees_references))
    noun = "example" if len(aligned.ids) == 1 else "examples"
    return Table(
        one_line(f"{aligned.runs[0].dataset}: {len(aligned.ids)} {noun}"),
        (
            *(("rank",) if ranks else ()),
            *(column.label for column in aligned.columns),
            *counts[compared.order[0]],
        ),
        tuple(rows),
        tuple(score_notes(compared, names, marks, any(best))),
    )


def _best(compared: Compared, place: int) -> set[int]:
    """The systems with the best mean of a column, at the digits that are shown; none where all
    have it, and none with another signature than the first system's."""
    column = compared.aligned.columns[place]
    if column.better is None:
        return set()
    systems = {
        run: (round(compared.means[place][run].value, _DIGITS), signature)
        for run, signature in zip(column.runs, column.signatures, strict=True)
        if not compared.aligned.runs[run].sees_references
    }
    first = next((signature for _, signature in systems.values()), "")
    values = {run: value for run, (value, signature) in systems.items() if signature == first}
    if len(set(values.values())) < 2:
        return set()
    best = max(values.values()) if column.better == "high" else min(values.values())
    return {run for run, value in values.items() if value == best}


def _direction(column: ScoreColumn, test: Contrast) -> str:
    if column.better is None:
        return _OTHER
    higher = test.test.difference > 0
    return _BETTER if higher == (column.better == "high") else _WORSE


def _mean(column: ScoreColumn, mean: Mean) -> str:
    scale, digits = (mean.n, 0) if column.total else (1, _DIGITS)
    return f"{mean.value * scale:.{digits}f}{_span(mean.interval, scale, digits)}"


def _span(interval: Interval | None, scale: int, digits: int) -> str:
    if interval is None:
        return ""
    return f" [{interval.low * scale:.{digits}f}, {interval.high * scale:.{digits}f}]"


def _counts(compared: Compared, run: int, costs: bool) -> dict[str, str]:
    figures = compared.figures[run]
    counts = figures.counts
    told = {
        "words": f"{counts['words']:.0f}",
        "scored": f"{counts['summarized']} of {counts['examples']}",
        "failed": str(counts["failed"]),
        "empty": str(counts["empty"]),
        "truncated": str(counts["truncated"]),
        "seconds": UNKNOWN if figures.seconds is None else f"{figures.seconds:.2f}",
    }
    if costs:
        told["cost"] = UNKNOWN if figures.cost is None else f"{figures.cost:.4f}"
    return told


def _differences(compared: Compared) -> Table:
    names = labels(compared.aligned.runs)
    one = len(compared.aligned.ids) == 1
    rows = tuple(_difference(compared, test, names, one) for test in compared.contrasts)
    headers = ["column", "difference"]
    if not one:
        headers += ["p", "p Holm", "wins", "ties", "losses"]
    title = "differences of all pairs"
    if compared.baseline is not None:
        title = f"differences to {names[compared.baseline]}"
    return Table(title, tuple(headers), rows, tuple(test_notes(compared)))


def _difference(compared: Compared, test: Contrast, names: Sequence[str], one: bool) -> Row:
    column = compared.aligned.columns[test.column]
    name = names[test.a] if compared.baseline is not None else f"{names[test.a]} − {names[test.b]}"
    scale, digits = (test.test.n, 0) if column.total else (1, _DIGITS)
    told = f"{test.test.difference * scale:+.{digits}f}"
    mark = _direction(column, test) if test.holds else ""
    cells = [
        Cell(column.label),
        Cell(told + _span(test.test.interval, scale, digits), mark=mark),
    ]
    if not one:
        cells += [Cell(_p(test.test.p)), Cell(_p(test.p_holm))]
        cells += [Cell(str(count)) for count in (test.wins, test.test.ties, test.losses)]
    return Row(name, tuple(cells), False)


def _p(value: float | None) -> str:
    if value is None:
        return UNKNOWN
    return f"{value:.4f}" if value >= 0.00005 else "<0.0001"


def _settings(compared: Compared, settings: Mapping[str, Sequence[str | None]]) -> Table:
    names = labels(compared.aligned.runs)
    rows = tuple(
        Row(
            names[run],
            tuple(
                Cell(UNKNOWN if (value := values[run]) is None else shortened(value, 60))
                for values in settings.values()
            ),
            False,
        )
        for run in compared.order
    )
    return Table("settings that differ", tuple(one_line(key) for key in settings), rows, ())
