"""A table for a terminal; too many columns for its width are shown in several panels.

Written by hand: rich takes seconds for the thousands of rows that a comparison can have.
"""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.cells import cell_len

from harness.report.table import Cell, Table

_GAP = "   "
# Wide enough for any table: a pipe or a file has no right edge.
_UNLIMITED = 1 << 30
_BREAK = re.compile(r"(?<=\w\w)_(?=\w)")
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def print_table(table: Table, stream: TextIO) -> None:
    """Print the table and its notes; in a pipe, one panel of any width."""
    stream.write(terminal_text(table, stream.isatty()))


def terminal_text(table: Table, terminal: bool) -> str:
    """The table and its notes as text; for a terminal, as wide as it is and with its styles."""
    width = shutil.get_terminal_size().columns if terminal else _UNLIMITED
    styled = terminal and os.environ.get("TERM") not in (None, "dumb")
    lines = [_styled(table.title, _BOLD, styled)]
    for panel in _panels(table, width):
        lines += [*_lines(table, panel, styled), ""]
    lines += [_styled(f"{note.mark} {note.text}".strip(), _DIM, styled) for note in table.notes]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Panel:
    """columns: their numbers; widths: of the systems' names, then of these columns."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]


def _panels(table: Table, width: int) -> Iterator[_Panel]:
    """Each panel has the systems' names and as many columns as fit, at least one."""
    names = max(map(cell_len, [table.corner, *(row.system for row in table.rows)]))
    columns: list[int] = []
    widths = [names]
    for index, header in enumerate(table.headers):
        texts = (_text(row.cells[index]) for row in table.rows)
        needed = max(map(cell_len, [*_words(header), *texts]))
        if columns and sum(widths) + needed + len(_GAP) * len(widths) > width:
            yield _Panel(tuple(columns), tuple(widths))
            columns, widths = [], [names]
        columns.append(index)
        widths.append(needed)
    yield _Panel(tuple(columns), tuple(widths))


def _lines(table: Table, panel: _Panel, styled: bool) -> Iterator[str]:
    headers = [_words(table.headers[index]) for index in panel.columns]
    height = max(map(len, headers), default=1)
    for level in range(height):
        # Headers stand on the rule, whatever their height.
        words = [words[level - height] if level >= height - len(words) else "" for words in headers]
        corner = table.corner if level == height - 1 else ""
        yield _styled(_line(corner, words, panel.widths), _BOLD, styled)
    yield "─" * (sum(panel.widths) + len(_GAP) * len(panel.columns))
    below = False
    for row in table.rows:
        if row.apart and not below and row is not table.rows[0]:
            yield ""
        below = row.apart
        cells = [row.cells[index] for index in panel.columns]
        bold = [cell.best and styled for cell in cells]
        line = _line(row.system, [_text(cell) for cell in cells], panel.widths, bold)
        yield _styled(line, _DIM, styled and row.apart)


def _line(name: str, texts: Sequence[str], widths: Sequence[int], bold: Sequence[bool] = ()) -> str:
    cells = [name + _spaces(name, widths[0])]
    for place, (text, width) in enumerate(zip(texts, widths[1:], strict=True)):
        # The spaces first: a style's letters take no room on the screen.
        cells.append(_spaces(text, width) + _styled(text, _BOLD, bool(bold) and bold[place]))
    return _GAP.join(cells).rstrip()


def _spaces(text: str, width: int) -> str:
    return " " * (width - cell_len(text))


def _words(header: str) -> list[str]:
    """A header breaks at its underscores, a number nowhere."""
    return _BREAK.sub("_\n", header).split("\n")


def _text(cell: Cell) -> str:
    return cell.text + ("*" if cell.best else "") + cell.mark


def _styled(text: str, style: str, styled: bool) -> str:
    return f"{style}{text}{_PLAIN}" if styled and text else text
