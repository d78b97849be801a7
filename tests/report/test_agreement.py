"""Agreement in tables and as a picture."""

import io
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

from pytest import MonkeyPatch

from harness.analysis.intervals import Interval
from harness.analysis.judgements import Figure
from harness.report.agreement import grids, markdown, print_grid, rows_of
from harness.report.agreement_plot import svg

PLAIN = Figure("news", "facts", "overall", "pooled", "kendall", 0.5, Interval(0.4, 0.6), n=100)
OTHER = replace(PLAIN, column="rougeL", value=-0.25, interval=None)
GAP = replace(PLAIN, value=0.75, interval=Interval(0.7, 0.8), against="rougeL", p=0.002)


def shown(*figures: Figure) -> str:
    stream = io.StringIO()
    for grid in grids(figures):
        print_grid(grid, stream)
    return stream.getvalue()


def test_figures_intervals_and_what_there_is_not_are_told_in_words() -> None:
    same = replace(PLAIN, column="same", value=None, interval=None, n=0, reason="all are equal")
    told = shown(PLAIN, OTHER, same)
    assert "0.500 [0.400, 0.600]" in told
    assert "-0.250 no interval" in told
    assert "undefined, pooled (same): all are equal" in told
    assert "n: pooled 100 summaries" in told
    assert "nan" not in told


class NarrowTerminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_narrow_terminal_gets_panels_and_no_number_is_cut(monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    figures = [
        replace(PLAIN, column=column, statistic=statistic)
        for column in ("bertscore_source_precision", "facts")
        for statistic in ("pearson", "spearman", "kendall")
    ]
    stream = NarrowTerminal()
    for grid in grids(figures):
        print_grid(grid, stream)
    told = stream.getvalue()
    assert told.count("0.500 [0.400, 0.600]") == 6
    assert told.count("facts") == 3 and "…" not in told


def test_a_difference_is_told_from_the_better_side() -> None:
    wanted = "facts agrees better than rougeL (pooled, kendall): difference 0.750 [0.700, 0.800]"
    turned = replace(
        GAP, column="rougeL", against="facts", value=-0.75, interval=Interval(-0.8, -0.7)
    )
    for gap in (GAP, turned):
        assert f"{wanted}, p 0.002" in shown(PLAIN, OTHER, gap)
    for gap in (replace(GAP, p=0.06), replace(GAP, p=None, interval=None)):
        assert "agrees better" not in shown(PLAIN, OTHER, gap)


def test_names_of_strangers_break_no_table_and_no_picture() -> None:
    evil = replace(PLAIN, dataset="a|b\n<script>\x1b[31m", column="c|d<e>&", human="h\x07")
    (grid,) = grids([evil])
    table = markdown(grid)
    assert "c\\|d&lt;e>&" in table and "<script" not in table and "\x1b" not in table
    assert all(line.count("|") - line.count("\\|") in (0, 4) for line in table.splitlines()[2:])
    assert "\x1b" not in shown(evil) and "\x07" not in shown(evil)
    image = svg([evil])
    assert "<script" not in image and "\x1b" not in image
    ElementTree.fromstring(image)


def test_rows_hold_the_figures_and_their_signatures() -> None:
    plain, gap = rows_of([PLAIN, GAP], {"facts": "facts|v:1"})
    assert (plain["value"], plain["low"], plain["high"], plain["n"]) == (0.5, 0.4, 0.6, 100)
    assert (plain["against"], gap["against"], gap["p"]) == (None, "rougeL", 0.002)
    assert plain["signature"] == "facts|v:1"
    (bare,) = rows_of([OTHER], {"rougeL": "r"})
    assert (bare["low"], bare["high"]) == (None, None)


def points(image: str) -> list[tuple[float, float]]:
    root = ElementTree.fromstring(image)
    circles = root.iter("{http://www.w3.org/2000/svg}circle")
    return [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in circles]


def test_the_picture_puts_higher_agreement_further_right_within_its_frame() -> None:
    (right, first), (left, second) = points(svg([PLAIN, OTHER, GAP]))
    assert left < right and first < second
    root = ElementTree.fromstring(svg([PLAIN, replace(OTHER, value=-1.0)]))
    width = float(root.attrib["width"])
    assert all(0 < x < width for x, _ in points(svg([PLAIN, replace(OTHER, value=-1.0)])))
    one = replace(PLAIN, statistic="roc_auc", human="label", value=1.0, interval=Interval(1, 1))
    assert all(0 < x < width for x, _ in points(svg([one])))


def test_the_picture_says_what_has_no_value() -> None:
    same = replace(PLAIN, value=None, interval=None, reason="all scores are equal")
    assert points(svg([same])) == []
    assert "undefined: all scores are equal" in svg([same])
    ElementTree.fromstring(svg([]))
