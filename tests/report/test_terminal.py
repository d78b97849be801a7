import io
import re

import pytest
from rich.cells import cell_len

from harness.report.table import Cell, Note, Row, Table
from harness.report.terminal import print_table


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def table(columns: int) -> Table:
    headers = tuple(f"column_{i}" for i in range(columns))
    cells = tuple(Cell(f"0.{i:04d}", best=i == 0) for i in range(columns))
    rows = (Row("system-one", cells, False), Row("oracle", cells, True))
    return Table(
        "data: 3 examples", headers, rows, (Note("m|v:1", literal=True), Note("best", "*"))
    )


def test_a_pipe_gets_one_panel_with_every_number_whole() -> None:
    stream = io.StringIO()
    print_table(table(40), stream)
    lines = stream.getvalue().splitlines()
    (row,) = [line for line in lines if line.lstrip().startswith("system-one")]
    assert row.split() == ["system-one", "0.0000*", *(f"0.{i:04d}" for i in range(1, 40))]
    assert "\x1b" not in stream.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_gets_panels_that_fit_and_lose_no_number(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    print_table(table(40), stream)
    text = re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())
    assert max(map(len, text.splitlines())) <= width
    for i in range(40):
        assert text.count(f"0.{i:04d}") == 2
    assert "…" not in text


def test_the_title_comes_first_and_the_notes_last() -> None:
    stream = io.StringIO()
    print_table(table(2), stream)
    lines = stream.getvalue().splitlines()
    assert lines[0] == "data: 3 examples"
    assert lines[-2:] == ["m|v:1", "* best"]


@pytest.mark.parametrize("name", ["short", "表格系统", "é" * 30])
def test_columns_stand_below_each_other_whatever_the_width_of_a_letter(name: str) -> None:
    cells = (Cell("0.5", best=True), Cell("–", mark="†"))
    rows = (Row(name, cells, False), Row("other", (Cell("10.25"), Cell("1")), False))
    stream = io.StringIO()
    print_table(Table("t", ("a_b", "c"), rows, ()), stream)
    lines = [line for line in stream.getvalue().splitlines()[1:] if line]
    assert len({cell_len(line) for line in lines[1:]}) == 1
    assert lines[-2].split() == [name, "0.5*", "–†"]


def test_upper_bounds_stand_apart_below_the_systems() -> None:
    stream = io.StringIO()
    print_table(table(2), stream)
    lines = stream.getvalue().splitlines()
    place = next(i for i, line in enumerate(lines) if line.startswith("oracle"))
    assert lines[place - 1] == ""


def test_styles_are_for_terminals_that_have_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for terminal, styled in (("xterm", True), ("dumb", False)):
        monkeypatch.setenv("TERM", terminal)
        stream = Terminal()
        print_table(table(2), stream)
        assert ("\x1b[1m0.0000*\x1b[0m" in stream.getvalue()) == styled
        assert ("\x1b" in stream.getvalue()) == styled
