"""Which ids are allowed, and that none is twice."""

from typing import Any

import pytest

from harness.datasets.ids import Ids, content_id, given_id
from harness.datasets.rows import Draft, Place
from harness.errors import Fault
from harness.records import Document
from harness.text.printable import printable, shortened


def made(id_: str | None, text: str = "text", place: Place | None = None) -> Draft:
    return Draft(place or Place("f", 1), id_, (Document("1", text),), ("ref",))


@pytest.mark.parametrize(
    ("value", "id_"),
    [
        ("a/b c", "a/b c"),
        ("été-😀", "été-😀"),
        ("क\u200d्ष", "क\u200d्ष"),
        (12, "12"),
        (-1, "-1"),
        (" a ", " a "),
        ("x" * 1000, "x" * 1000),
    ],
)
def test_strings_stay_and_whole_numbers_become_strings(value: Any, id_: str) -> None:
    assert given_id(value) == id_


@pytest.mark.parametrize("value", [None, True, 1.0, ["a"], {"a": 1}, b"a"])
def test_other_types_are_refused_by_name(value: Any) -> None:
    with pytest.raises(Fault, match=type(value).__name__):
        given_id(value)


@pytest.mark.parametrize(
    "point",
    ["\x00", "\n", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ud800", "\udfff"],
)
def test_characters_that_files_and_terminals_trip_over_are_refused(point: str) -> None:
    with pytest.raises(Fault) as caught:
        given_id(f"a{point}b")
    told = "a b" if point == "\n" else printable(f"a{point}b")
    assert str(caught.value) == f"the id '{told}' has the character U+{ord(point):04X}"


@pytest.mark.parametrize(("value", "reason"), [("", "blank"), (" ", "blank"), ("x" * 1001, "1001")])
def test_blank_and_endless_ids_are_refused(value: str, reason: str) -> None:
    with pytest.raises(Fault, match=reason):
        given_id(value)


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    with pytest.raises(Fault, match="4000 characters long"):
        given_id(10**3999)


def test_an_id_of_the_content_follows_the_texts_and_nothing_else() -> None:
    base = content_id(made(None))
    assert base == content_id(made("other", place=Place("g", 9)))
    assert len(base) == 16
    named = Draft(Place("f", 1), None, (Document("name", "text"),), ("ref",))
    assert content_id(named) == base
    assert content_id(made(None, "Text")) != base
    two = Draft(Place("f", 1), None, (Document("1", "te"), Document("2", "xt")), ("ref",))
    assert content_id(two) != base
    assert content_id(Draft(Place("f", 1), None, (Document("1", "text"),), ())) != base


def test_a_second_id_of_the_data_is_refused_with_the_place_of_the_first() -> None:
    ids = Ids()
    ids.settle(made("x", place=Place("one.jsonl", 7)))
    ids.settle(made("y", place=Place("two.parquet", 1, by_line=False)))
    assert ids.settle(made("z", place=Place("one.jsonl", 8))) == "z"
    with pytest.raises(Fault) as caught:
        ids.settle(made("x", place=Place("two.jsonl", 2)))
    assert str(caught.value) == "the id 'x' is that of one.jsonl:7 already; ids must be unique"
    with pytest.raises(Fault, match=r"that of two\.parquet row 1 already"):
        ids.settle(made("y"))


def test_the_same_content_again_gets_a_number() -> None:
    ids = Ids()
    base = ids.settle(made(None))
    assert [ids.settle(made(None)) for _ in range(3)] == [f"{base}-{n}" for n in (2, 3, 4)]
    assert ids.settle(made(None, "other")) == content_id(made(None, "other"))


def test_the_number_steps_over_an_id_of_the_data() -> None:
    ids = Ids()
    base = ids.settle(made(None))
    ids.settle(made(f"{base}-2"))
    assert ids.settle(made(None)) == f"{base}-3"


def test_ten_thousand_repeats_do_not_slow_each_other() -> None:
    taken = 0

    class Counting(Ids):
        def _take(self, id_: str, place: Place) -> Place | None:
            nonlocal taken
            taken += 1
            return super()._take(id_, place)

    ids = Counting()
    assert len({ids.settle(made(None)) for _ in range(10_000)}) == 10_000
    assert taken < 30_000


def test_what_is_shown_is_short_and_on_one_line() -> None:
    assert shortened("a\nb\x1b") == "a b\\x1b"
    assert shortened("x" * 81) == "x" * 80 + "…"
    assert shortened("x" * 80) == "x" * 80
