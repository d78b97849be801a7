"""A results table for a terminal; too many columns for its width are shown in several panels."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from harness.report.table import Cell, Row, Table

# Between two cells: the padding of both and the divider.
_GAP = 3
# Wide enough for any table: a pipe or a file has no right edge.
_UNLIMITED = 10_000


def print_table(table: Table, stream: TextIO) -> None:
    """Print the table and its notes; in a pipe, one panel of any width."""
    console = Console(file=stream, width=None if stream.isatty() else _UNLIMITED)
    console.print(Text(table.title, style="bold"))
    for columns in _panels(table, console.width):
        console.print(_panel(table, columns))
        console.print()
    for note in table.notes:
        console.print(Text(f"{note.mark} {note.text}".strip(), style="dim"), soft_wrap=True)


def _panels(table: Table, width: int) -> Iterator[list[int]]:
    """Column numbers by panel: each panel has the systems' names and as many columns as fit."""
    names = max(cell_len(row.system) for row in table.rows) + _GAP
    panel: list[int] = []
    used = names
    for index, header in enumerate(table.headers):
        texts = [_text(row.cells[index]) for row in table.rows]
        needed = max(map(cell_len, [*header.replace("_", "_\n").split("\n"), *texts])) + _GAP
        if panel and used + needed > width:
            yield panel
            panel, used = [], names
        panel.append(index)
        used += needed
    yield panel


def _panel(table: Table, columns: Sequence[int]) -> RichTable:
    panel = RichTable(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
    panel.add_column("system", no_wrap=True)
    for index in columns:
        # A header breaks at its underscores, a number nowhere.
        header = table.headers[index].replace("_", "_\n")
        panel.add_column(header, justify="right", vertical="bottom")
    before: Row | None = None
    for row in table.rows:
        if row.apart and before is not None and not before.apart:
            panel.add_section()
        style = "dim" if row.apart else ""
        cells = [
            Text(_text(cell), style="bold" if cell.best else "", no_wrap=True)
            for cell in (row.cells[index] for index in columns)
        ]
        panel.add_row(Text(row.system), *cells, style=style)
        before = row
    return panel


def _text(cell: Cell) -> str:
    return cell.text + ("*" if cell.best else "") + cell.mark
