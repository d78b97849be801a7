"""The examples that differ most between two runs, as a table."""

from collections.abc import Sequence

from harness.analysis.compared import Compared, Moved
from harness.report.labels import labels
from harness.report.table import Cell, Note, Row, Table
from harness.text.printable import one_line


def moved_table(compared: Compared, column: int, moved: Sequence[Moved]) -> Table:
    """The examples of the column at that place, one a row, with both values; in their order."""
    names = labels(compared.aligned.runs)
    test = next(test for test in compared.contrasts if test.column == column)
    label = compared.aligned.columns[column].label
    rows = tuple(
        Row(
            one_line(example.id),
            tuple(Cell(text) for text in _values(example)),
            False,
        )
        for example in moved
    )
    title = f"{label}: the examples that moved most"
    notes = () if rows else (Note("no example has another score"),)
    return Table(title, (names[test.a], names[test.b], "difference"), rows, notes, corner="example")


def _values(example: Moved) -> tuple[str, str, str]:
    return f"{example.a:.4f}", f"{example.b:.4f}", f"{example.a - example.b:+.4f}"
