"""Sample, limit, cleaning and errors, over rows in a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.datasets.base import examples_of
from harness.datasets.jsonl import Jsonl
from harness.errors import RunError, UsageError

Write = Callable[..., Path]
ROWS = [{"id": f"e{i}", "documents": [f"Report {i}."]} for i in range(200)]


def ids(path: Path, **choices: Any) -> list[str]:
    return [example.id for example in examples_of(Jsonl(str(path), **choices))]


def test_a_limit_takes_the_first(write: Write) -> None:
    path = write("a.jsonl", ROWS)
    assert ids(path, limit=3) == ["e0", "e1", "e2"]
    assert len(ids(path, limit=1000)) == 200


def test_a_limit_reads_no_further(write: Write) -> None:
    path = write("a.jsonl", b'{"documents": "a"}\n{"documents": "b"}\nbroken\n')
    assert len(ids(path, limit=2)) == 2
    with pytest.raises(RunError):
        ids(path, limit=3)


def test_a_sample_has_its_size_and_keeps_the_order(write: Write) -> None:
    path = write("a.jsonl", ROWS)
    drawn = ids(path, sample=20)
    assert len(drawn) == 20
    assert drawn == sorted(drawn, key=lambda id_: int(id_[1:]))
    assert drawn != [f"e{i}" for i in range(20)]
    assert ids(path, sample=20) == drawn
    assert len(ids(path, sample=500)) == 200


def test_another_seed_is_another_draw(write: Write) -> None:
    path = write("a.jsonl", ROWS)
    draws = {tuple(ids(path, sample=20, seed=seed)) for seed in range(5)}
    assert len(draws) == 5


def test_each_example_is_drawn_about_equally_often(write: Write) -> None:
    path = write("a.jsonl", ROWS[:10])
    drawn = [id_ for seed in range(300) for id_ in ids(path, sample=3, seed=seed)]
    assert all(60 < drawn.count(f"e{i}") < 120 for i in range(10))


def test_a_draw_follows_neither_the_order_nor_the_files(write: Write) -> None:
    whole = ids(write("a.jsonl", ROWS), sample=20)
    assert set(ids(write("b.jsonl", ROWS[::-1]), sample=20)) == set(whole)
    write("parts/1.jsonl", ROWS[:70])
    folder = write("parts/2.jsonl", ROWS[70:]).parent
    assert ids(folder, sample=20) == whole


def test_a_limit_cuts_the_sample(write: Write) -> None:
    path = write("a.jsonl", ROWS)
    assert ids(path, sample=20, limit=5) == ids(path, sample=20)[:5]


def test_cleaning_changes_no_draw_and_no_reference(write: Write) -> None:
    body = "The council voted on Tuesday to rebuild the old bridge, which was closed after a flood."
    page = f"{body}\n\nShare on Facebook\nSubscribe to our newsletter\n"
    path = write("a.jsonl", [{"documents": [f"{page}{i}"], "references": page} for i in range(20)])
    raw = list(examples_of(Jsonl(str(path), sample=5)))
    clean = list(examples_of(Jsonl(str(path), sample=5, clean=True)))
    assert [example.id for example in clean] == [example.id for example in raw]
    assert all("Facebook" in example.documents[0].text for example in raw)
    assert not any("Facebook" in example.documents[0].text for example in clean)
    assert all(body in example.documents[0].text for example in clean)
    assert {example.references for example in clean} == {(page,)}


def test_a_dataset_reads_the_same_twice(write: Write) -> None:
    dataset = Jsonl(str(write("a.jsonl", [*ROWS, {"documents": "x"}, {"documents": "x"}])))
    assert list(dataset.read()) == list(dataset.read())


BASE = (
    "jsonl|split:none|id:id?|documents:documents|references:references?|names:none"
    "|document_separator:none|reference_separator:none|document_join:none"
    "|drop_blank_documents:no|clean:no|limit:none|on_error:raise|v:1"
)


def test_the_signature_tells_every_choice_but_no_path() -> None:
    assert Jsonl("a.jsonl").signature == BASE
    assert Jsonl("b.jsonl").signature == BASE
    assert Jsonl("a", seed=5).signature == BASE
    assert Jsonl("a", sample=5, seed=7).signature == BASE.replace(
        "|on_error", "|sample:5|seed:7|on_error"
    )


@pytest.mark.parametrize(
    "choices",
    [
        {"split": "test"},
        {"limit": 1},
        {"sample": 1},
        {"sample": 1, "seed": 1},
        {"clean": True},
        {"on_error": "skip"},
        {"columns": {"documents": "documents"}},
        {"columns": {"documents": ["documents", "b"]}},
        {"columns": {"documents": "documents?"}},
        {"columns": {"documents": "documents", "id": "id"}},
        {"columns": {"documents": "documents", "references": "id"}},
        {"columns": {"documents": "documents", "names": "id"}},
        {"document_separator": "|"},
        {"document_separator": "%7C"},
        {"reference_separator": "|"},
        {"document_join": "|"},
        {"drop_blank_documents": True},
    ],
)
def test_each_choice_makes_another_signature(choices: dict[str, Any]) -> None:
    others = [
        {},
        {"sample": 1},
        {"columns": {"documents": "documents"}},
        {"document_separator": "|"},
    ]
    signatures = {Jsonl("a", **other).signature for other in others if other != choices}
    assert Jsonl("a", **choices).signature not in signatures


@pytest.mark.parametrize(
    "choices",
    [
        {"limit": 0},
        {"limit": "ten"},
        {"limit": True},
        {"sample": -1},
        {"sample": 1.5},
        {"seed": None},
        {"on_error": "ignore"},
        {"clean": "no"},
        {"split": "test[:10]"},
        {"split": "../x"},
        {"split": 3},
    ],
)
def test_a_wrong_choice_is_named(choices: dict[str, Any]) -> None:
    (key,) = choices
    with pytest.raises(UsageError, match=rf"^dataset\.{key} must be"):
        Jsonl("a", **choices)
