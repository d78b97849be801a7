"""Agreement with human judgement as an SVG: a point and its interval for each column."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from harness.analysis.judgements import AUC, Figure
from harness.text.printable import one_line

_LEFT, _PLOT, _VALUE, _ROW, _HEAD, _FOOT = 240, 420, 60, 20, 34, 26
_INK, _FAINT, _POINT = "#1f2933", "#cbd2d9", "#0b69a3"
_LETTER = 6.4


def svg(figures: Sequence[Figure]) -> str:
    """A panel for each data set, human score and level: Kendall's tau, or the ROC AUC of labels.

    Differences are left out, columns without a value say so.
    """
    shown = [f for f in figures if f.against is None and f.statistic in ("kendall", AUC)]
    panels: dict[tuple[str, str, str, str], list[Figure]] = {}
    for figure in shown:
        key = figure.dataset, figure.human, figure.level, figure.statistic
        panels.setdefault(key, []).append(figure)
    left = max([_LEFT, *(int(_LETTER * len(figure.column)) + 24 for figure in shown)])
    parts, top = [], 0
    for (dataset, human, level, statistic), rows in panels.items():
        title = f"{dataset}, {human}: {statistic}, {level.replace('_', ' ')}"
        parts += [f'<g transform="translate(0 {top})">', *_panel(title, rows, left), "</g>"]
        top += _HEAD + _ROW * len(rows) + _FOOT
    width, height = left + _PLOT + _VALUE, max(top, 1)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12" '
            f'fill="{_INK}" role="img">',
            "<title>Agreement of metrics with human judgement</title>",
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            *parts,
            "</svg>",
            "",
        ]
    )


def _panel(title: str, rows: Sequence[Figure], left: int) -> Iterator[str]:
    low, high, nothing = _range(rows)
    bottom = _HEAD + _ROW * len(rows)

    def across(value: float) -> float:
        return round(left + _PLOT * (value - low) / (high - low), 1)

    yield _text(12, 20, title, weight="bold")
    ticks = round((high - low) / 0.2)
    for number in range(ticks + 1):
        value = low + 0.2 * number
        x = across(value)
        stroke = _INK if abs(value - nothing) < 1e-9 else _FAINT
        yield _line(x, _HEAD, x, bottom, stroke)
        yield _text(x, bottom + 15, f"{value:.1f}", anchor="middle")
    if not any(abs(low + 0.2 * number - nothing) < 1e-9 for number in range(ticks + 1)):
        yield _line(across(nothing), _HEAD, across(nothing), bottom, _INK)
    for number, figure in enumerate(rows):
        y = _HEAD + _ROW * number + _ROW / 2
        yield _text(left - 10, y + 4, figure.column, anchor="end")
        if figure.value is None:
            yield _text(across(nothing) + 6, y + 4, f"undefined: {figure.reason}")
            continue
        if figure.interval is not None:
            ends = across(figure.interval.low), across(figure.interval.high)
            yield _line(ends[0], y, ends[1], y, _POINT, 2)
        yield f'<circle cx="{across(figure.value)}" cy="{y}" r="4" fill="{_POINT}"/>'
        yield _text(left + _PLOT + 8, y + 4, f"{figure.value:.3f}")


def _range(rows: Sequence[Figure]) -> tuple[float, float, float]:
    """Where the axis begins and ends, in steps of 0.2, and the value of no agreement."""
    nothing = 0.5 if rows[0].statistic == AUC else 0.0
    values = [nothing]
    for figure in rows:
        values += [] if figure.value is None else [figure.value]
        values += [figure.interval.low, figure.interval.high] if figure.interval else []
    low, high = int(min(values) / 0.2 // 1), -int(-max(values) / 0.2 // 1)
    return 0.2 * low, 0.2 * max(high, low + 1), nothing


def _text(x: float, y: float, text: str, anchor: str = "start", weight: str = "normal") -> str:
    told = escape(one_line(text))
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-weight="{weight}">{told}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: int = 1) -> str:
    return (
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{stroke}" stroke-width="{width}"/>'
    )
