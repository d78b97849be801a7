from pathlib import Path
from typing import Any

from harness.report.markdown import markdown
from harness.report.table import Table, tables
from harness.runs.stored import StoredRun


def stored(
    system: str,
    values: dict[str, float],
    *,
    sees_references: bool = False,
    better: str = "high",
    signature: str = "m|v:1",
    dataset: str = "seeds",
    digest: str = "d" * 64,
    failed: int = 0,
    metric: str = "m",
    summarizer: str = "s|budget:300 words|v:1",
    extra: dict[str, Any] | None = None,
) -> StoredRun:
    columns = {
        name: {
            "mean": value, "n": 3, "low": 0, "high": 1,
            "better": better, "main": True, "alarm": False,
        }
        for name, value in values.items()
    }  # fmt: skip
    record = {
        "dataset": {"name": dataset, "digest": digest, "skipped": [], "empty_documents": []},
        "summarizer": {
            "name": system, "sees_references": sees_references, "signature": summarizer,
        },
        "seed": 0,
        "counts": {
            "examples": 3, "summarized": 3 - failed, "failed": failed,
            "empty": 0, "truncated": 0, "words": 12.4,
        },
        "metrics": {metric: {"signature": signature, "columns": columns | (extra or {})}},
    }  # fmt: skip
    return StoredRun(Path(f"results/{dataset}/{system}-0"), record, {"summary_seconds": 1.234})


def one(*runs: StoredRun) -> Table:
    (table,) = tables(runs)
    return table


def texts(table: Table) -> list[str]:
    return [f"{note.mark} {note.text}".strip() for note in table.notes]


def best(table: Table, column: int = 0) -> list[str]:
    return [row.system for row in table.rows if row.cells[column].best]


def test_the_best_is_the_highest_or_the_lowest_as_the_column_says() -> None:
    values = {"a": 0.2, "b": 0.5, "c": 0.3}
    assert best(one(*(stored(s, {"x": v}) for s, v in values.items()))) == ["b"]
    assert best(one(*(stored(s, {"x": v}, better="low") for s, v in values.items()))) == ["a"]


def test_ties_share_the_best_and_all_equal_or_alone_have_none() -> None:
    assert best(one(*(stored(s, {"x": v}) for s, v in zip("abc", (1, 1, 0), strict=True)))) == [
        "a",
        "b",
    ]
    assert best(one(stored("a", {"x": 1.0}), stored("b", {"x": 1.0}))) == []
    assert best(one(stored("a", {"x": 1.0}))) == []


def test_values_that_look_the_same_are_a_tie() -> None:
    runs = [stored(s, {"x": v}) for s, v in zip("abc", (0.99999999, 1.0, 0.5), strict=True)]
    assert best(one(*runs)) == ["a", "b"]


def test_an_upper_bound_is_below_the_systems_and_never_best() -> None:
    table = one(
        stored("oracle", {"x": 1.0}, sees_references=True),
        stored("a", {"x": 0.1}),
        stored("b", {"x": 0.2}),
    )
    assert [(row.system, row.apart) for row in table.rows] == [
        ("a", False),
        ("b", False),
        ("oracle", True),
    ]
    assert best(table) == ["b"]
    assert "below the line, no competitors: oracle saw the references" in texts(table)


def test_scores_of_another_signature_are_marked_and_never_best() -> None:
    table = one(
        stored("a", {"x": 0.1}),
        stored("b", {"x": 0.2}),
        stored("c", {"x": 0.9}, signature="m|v:2"),
    )
    assert [row.cells[0].mark for row in table.rows] == ["", "", "†"]
    assert best(table) == ["b"]
    assert texts(table)[-2:] == ["m|v:1", "† m|v:2"]


def test_marks_and_legend_agree_whatever_the_order_and_the_number_of_signatures() -> None:
    table = one(
        stored("oracle", {"x": 0.9}, signature="m|v:old", sees_references=True),
        stored("a", {"x": 0.1}, signature="m|v:1"),
        stored("b", {"x": 0.2}, signature="m|v:2"),
    )
    marks = {row.system: row.cells[0].mark for row in table.rows}
    assert marks == {"a": "", "b": "†", "oracle": "‡"}
    assert texts(table)[-3:] == ["m|v:1", "† m|v:2", "‡ m|v:old"]


def test_a_metric_that_only_the_upper_bound_has_is_not_marked() -> None:
    table = one(
        stored("a", {"x": 0.1}),
        stored("oracle", {"y": 0.9}, metric="n", signature="n|v:1", sees_references=True),
    )
    assert [cell.mark for row in table.rows for cell in row.cells] == [""] * 16


def test_only_the_metrics_asked_for_are_shown() -> None:
    runs = [stored("a", {"x": 0.1}), stored("b", {"y": 0.2}, metric="n")]
    (table,) = tables(runs, {"n"})
    assert table.headers[0] == "y"
    assert "x" not in table.headers


def test_a_metric_that_a_run_does_not_have_is_a_dash() -> None:
    table = one(stored("a", {"x": 0.1}), stored("b", {"y": 0.2}, metric="n"))
    assert table.headers[:2] == ("x", "y")
    assert [[cell.text for cell in row.cells[:2]] for row in table.rows] == [
        ["0.1000", "–"],
        ["–", "0.2000"],
    ]


def test_one_name_in_two_metrics_is_told_with_the_metric() -> None:
    table = one(stored("a", {"x": 0.1}), stored("b", {"x": 0.2}, metric="n"))
    assert table.headers[:2] == ("m:x", "n:x")


def test_a_count_is_shown_as_a_sum_and_an_alarm_only_above_zero() -> None:
    def count(total: float, main: bool) -> dict[str, Any]:
        return {
            "cut": {
                "mean": total / 3, "total": total, "n": 3, "better": "low",
                "main": main, "alarm": not main, "low": 0, "high": None,
            }
        }  # fmt: skip

    assert "cut" not in one(stored("a", {"x": 0.1}, extra=count(0.0, False))).headers
    table = one(stored("a", {"x": 0.1}, extra=count(2.0, False)))
    assert table.rows[0].cells[table.headers.index("cut")].text == "2"
    assert "cut" in one(stored("a", {"x": 0.1}, extra=count(0.0, True))).headers


def test_counts_of_what_was_not_scored_are_always_there() -> None:
    table = one(stored("a", {"x": 0.1}, failed=1), stored("b", {"x": 0.2}))
    assert table.headers[1:] == ("words", "scored", "failed", "empty", "truncated", "seconds")
    assert [cell.text for cell in table.rows[0].cells[1:]] == [
        "12", "2 of 3", "1", "0", "0", "1.23",
    ]  # fmt: skip
    assert any("failed summary is scored as an empty one" in note for note in texts(table))


def test_other_examples_are_another_table_even_under_the_same_name() -> None:
    first, second = tables([stored("a", {"x": 0.1}), stored("a", {"x": 0.1}, digest="e" * 64)])
    assert first.title == "seeds (dddddddd): 3 examples"
    assert second.title == "seeds (eeeeeeee): 3 examples"


def test_two_runs_of_one_system_are_told_apart_by_what_differs() -> None:
    table = one(
        stored("a", {"x": 0.1}),
        stored("a", {"x": 0.2}, summarizer="s|budget:50 words|v:1"),
        stored("b", {"x": 0.3}),
    )
    assert [row.system for row in table.rows] == [
        "a (budget 300 words)",
        "a (budget 50 words)",
        "b",
    ]
    (note,) = [text for text in texts(table) if "not of one length" in text]
    assert note == "not of one length: a (budget 50 words) 50 words; the others 300 words"


def test_runs_that_differ_in_no_setting_are_told_apart_by_their_folders() -> None:
    first = stored("a", {"x": 0.1})
    second = StoredRun(Path("results/seeds/a-1"), first.record, first.timing)
    names = [row.system for row in one(first, second).rows]
    assert len(set(names)) == 2
    assert all(name.startswith("a") for name in names)


def test_markdown_is_a_table_that_cannot_be_broken_by_a_name() -> None:
    text = markdown(
        one(
            stored("a|b*c", {"x_y": 0.1}),
            stored("b", {"x_y": 0.25}),
            stored("oracle", {"x_y": 0.5}, sees_references=True),
        )
    )
    lines = text.splitlines()
    assert lines[0] == "## seeds: 3 examples"
    assert lines[2] == (
        "| system | x\\_y | words | scored | failed | empty | truncated | seconds |"
    )
    assert lines[4].startswith("| a\\|b\\*c | 0.1000 | 12 | 3 of 3 |")
    assert lines[5].startswith("| b | **0.2500** |")
    assert lines[6].startswith("| *oracle* | 0.5000 |")
    assert "- **bold**: best of the systems in its column, on these examples" in lines
    assert "- `m|v:1`" in lines
