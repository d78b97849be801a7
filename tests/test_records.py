"""The records and the form of a signature."""

import dataclasses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.records import Column, Document, Example, Score, Summary, signature


def test_signature_is_the_name_and_the_fields_in_the_order_given() -> None:
    assert signature("rouge", stem=True, types=("1", "L"), v=1) == "rouge|stem:yes|types:1,L|v:1"


def test_signature_without_fields_is_the_name_alone() -> None:
    assert signature("lead") == "lead"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "yes"),
        (False, "no"),
        (None, "none"),
        (0, "0"),
        (1, "1"),
        (0.6, "0.6"),
        ("text", "text"),
        (("a", "b"), "a,b"),
        (["a", 2], "a,2"),
        ((), ""),
    ],
)
def test_signature_writes_a_value_for_people(value: object, written: str) -> None:
    assert signature("part", key=value) == f"part|key:{written}"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a|b", "a%7Cb"),
        ("a\nb", "a%0Ab"),
        ("50%", "50%25"),
        ("%7C", "%257C"),
        (("a|b", "c"), "a%7Cb,c"),
    ],
)
def test_signature_escapes_what_would_break_its_form(value: object, written: str) -> None:
    assert signature("part", key=value) == f"part|key:{written}"


@given(st.text(), st.text())
@example("a|b", "a%7Cb")
@example("x|second:y", "")
def test_signatures_of_different_texts_differ_and_keep_two_fields_in_one_line(
    first: str, second: str
) -> None:
    line = signature("part", first=first, second=second)
    assert line.count("|") == 2
    assert "\n" not in line
    assert (signature("part", key=first) == signature("part", key=second)) == (first == second)


def test_a_signature_may_have_a_field_called_name() -> None:
    assert signature("part", name="x") == "part|name:x"


@pytest.mark.parametrize(
    "record",
    [
        Document("a.txt", "text"),
        Example("id", (Document("a.txt", "text"),)),
        Summary("id", "text"),
        Score("id", {"f1": 0.5}),
        Column("f1"),
    ],
)
def test_records_cannot_be_changed(record: object) -> None:
    name = dataclasses.fields(record)[0].name  # type: ignore[arg-type]
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(record, name, "other")


def test_defaults_are_not_shared_between_records() -> None:
    assert Example("a", ()).meta is not Example("b", ()).meta
    assert Score("a", {}).detail is not Score("b", {}).detail
    assert Summary("a", "").usage is not Summary("b", "").usage
