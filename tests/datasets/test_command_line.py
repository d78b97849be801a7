"""Own data from the command line to a table."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Harness = Callable[..., Any]
Write = Callable[..., Path]
ROWS = [
    {"id": f"e{i}", "documents": [f"Report {i} came by boat. It rained."], "references": [f"{i}."]}
    for i in range(5)
]


def test_files_of_a_pattern_are_one_run(harness: Harness, write: Write) -> None:
    write("data/1.jsonl", ROWS[:2])
    write("data/2.jsonl", ROWS[2:])
    words = ["dataset=jsonl", "dataset.path=data/*.jsonl"]
    output = harness("eval", *words, "dataset.limit=4", "metric=[shape]")
    assert output.code == 0, output.err
    assert "4 of 4" in output.out
    shown = harness("show", *words, "dataset.sample=2", "seed=3")
    assert "dataset data: 2 examples" in shown.out


def test_what_is_skipped_is_told(harness: Harness, write: Write) -> None:
    write("a.jsonl", b'{"documents": "One. Two."}\nbroken\n{"documents": "Three."}\n')
    words = ["eval", "dataset=jsonl", "dataset.path=a.jsonl", "metric=[shape]"]
    refused = harness(*words)
    assert (refused.code, "a.jsonl:2: not JSON" in refused.err) == (1, True)
    skipped = harness(*words, "dataset.on_error=skip")
    assert skipped.code == 0
    assert "2 of 2" in skipped.out
    assert "a.jsonl:2: not JSON" in skipped.err


def test_columns_are_named_on_the_command_line(harness: Harness, write: Write) -> None:
    write("a.csv", "n;text;s1;s2\n1;One.|||||Two.;Ref.;Other.\n")
    output = harness(
        "show",
        "dataset=csv",
        "dataset.path=a.csv",
        "dataset.delimiter=';'",
        "dataset.columns.id=n",
        "dataset.columns.documents=text",
        "dataset.columns.references=[s1,s2?]",
        "dataset.document_separator=|||||",
    )
    assert output.code == 0, output.err
    assert "example 1\n  document 1: 1 words" in output.out
    assert "  document 2: 1 words" in output.out
    assert "  reference 2: 1 words" in output.out


def test_mistakes_have_their_exit_code_and_two_lines_at_most(
    harness: Harness, write: Write
) -> None:
    write("a.jsonl", [{"text": "x"}])
    cases = [
        (2, "dataset.path is not set", ["dataset=jsonl"]),
        (2, "dataset.limit must be", ["dataset=jsonl", "dataset.path=a.jsonl", "dataset.limit=0"]),
        (2, "no column 'documents'", ["dataset=jsonl", "dataset.path=a.jsonl"]),
        (2, "no config key", ["dataset=jsonl", "dataset.path=a.jsonl", "dataset.lmit=1"]),
        (1, "no such file", ["dataset=parquet", "dataset.path=no.parquet"]),
        (1, "no such folder", ["dataset=text", "dataset.path=no"]),
        (1, "harness prefetch", ["dataset=xsum", "dataset.cache=empty"]),
    ]
    for code, message, words in cases:
        output = harness("eval", "metric=[shape]", *words)
        assert (output.code, message in output.err) == (code, True), output.err
        assert output.err.rstrip().count("\n") <= 1


def test_a_run_is_named_after_the_file_or_as_it_is_told(harness: Harness, write: Write) -> None:
    write("my_news.jsonl", ROWS)
    words = ["dataset=jsonl", "dataset.path=my_news.jsonl", "metric=[shape]"]
    assert "my_news: " in harness("eval", *words).out
    assert (
        "written to results/news-2/table.md" in harness("eval", *words, "dataset_name=news 2").out
    )
