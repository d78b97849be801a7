"""From rows to examples."""

from typing import Any

import pytest

from harness.datasets.columns import columns_of
from harness.datasets.mapping import Texts, draft
from harness.datasets.rows import Draft, MissingColumn, Place, Row
from harness.errors import Fault, UsageError


def mapped(values: dict[str, Any], columns: dict[str, Any], **texts: Any) -> Draft:
    return draft(Row(Place("f", 1), values), columns_of(columns), Texts(**texts))


def documents(values: dict[str, Any], columns: Any = "d", **texts: Any) -> list[str]:
    return [doc.text for doc in mapped(values, {"documents": columns}, **texts).documents]


def references(values: dict[str, Any], columns: Any = "r", **texts: Any) -> list[str]:
    found = mapped({"d": "x", **values}, {"documents": "d", "references": columns}, **texts)
    return list(found.references)


def fault(values: dict[str, Any], columns: dict[str, Any], **texts: Any) -> str:
    with pytest.raises(Fault) as caught:
        mapped(values, columns, **texts)
    return str(caught.value)


def test_a_text_is_one_document_and_a_list_is_several_as_they_stand() -> None:
    assert documents({"d": " one\n"}) == [" one\n"]
    assert documents({"d": ["one", "two", ""]}) == ["one", "two", ""]


def test_several_columns_come_one_after_the_other() -> None:
    assert documents({"a": "1", "b": ["2", "3"], "c": None}, ["b", "a", "c"]) == ["2", "3", "1"]
    assert references({"a": "1", "b": ["2", " "], "c": ""}, ["a", "b", "c"]) == ["1", "2"]


def test_documents_are_numbered_or_have_the_names_of_their_column() -> None:
    columns = {"documents": "d", "names": "n"}
    found = mapped({"d": ["x", "y"], "n": ["a.txt", "b.txt"]}, columns)
    assert [doc.name for doc in found.documents] == ["a.txt", "b.txt"]
    for values in ({"d": ["x", "y"], "n": None}, {"d": ["x", "y"]}):
        numbered = mapped(values, {"documents": "d", "names": "n?"})
        assert [doc.name for doc in numbered.documents] == ["1", "2"]


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["a"], "1 names for 2 documents"),
        (["a", "a"], "two documents have the same name"),
        (["a", "b\n"], "the name of a document 'b ' has the character U+000A"),
        ([" ", "b"], "the name of a document is blank"),
    ],
)
def test_names_that_are_none_are_a_fault(names: list[str], reason: str) -> None:
    assert fault({"d": ["x", "y"], "n": names}, {"documents": "d", "names": "n"}) == reason


def test_a_separator_cuts_and_blank_pieces_go() -> None:
    text = " one ||||| two\nlines |||||\n||||| "
    assert documents({"d": text}, document_separator="|||||") == ["one", "two\nlines"]
    assert documents({"d": ["a|b", "c", "|"]}, document_separator="|") == ["a", "b", "c", ""]
    assert references({"r": "a # b #"}, reference_separator="#") == ["a", "b"]
    assert references({"r": "a|b"}, document_separator="|") == ["a|b"]


def test_a_list_of_sentences_is_joined_to_one_document() -> None:
    assert documents({"d": ["A b.", "C d."]}, document_join=" ") == ["A b. C d."]
    assert documents({"d": ["A", "B"], "e": ["C"]}, ["d", "e"], document_join="") == ["AB", "C"]


def test_blank_documents_go_only_when_asked_and_never_all() -> None:
    assert documents({"d": ["a", " ", "b"]}) == ["a", " ", "b"]
    assert documents({"d": ["a", " ", "b"]}, drop_blank_documents=True) == ["a", "b"]
    assert documents({"d": ["", " "]}, drop_blank_documents=True) == ["", " "]
    columns = {"documents": "d", "names": "n"}
    kept = mapped({"d": ["", "b"], "n": ["x", "y"]}, columns, drop_blank_documents=True)
    assert [(doc.name, doc.text) for doc in kept.documents] == [("y", "b")]


def test_a_dotted_name_is_a_field_of_an_object_or_of_each_in_a_list() -> None:
    assert documents({"d": {"e": {"f": "x"}}}, "d.e.f") == ["x"]
    assert documents({"d": [{"e": "x"}, {"e": "y"}]}, "d.e") == ["x", "y"]
    assert documents({"d": {"e": ["x", "y"]}}, "d.e") == ["x", "y"]
    assert references({"r": None}, "r.e") == []
    assert documents({"d.e": "plain", "d": {"e": "x"}}, "d.e") == ["plain"]


def test_fields_that_are_not_there_are_a_fault_that_lists_the_ones_there() -> None:
    columns = {"documents": "d.e"}
    assert (
        fault({"d": {"x": 1, "y": 2}}, columns)
        == "column d.e: no field 'e'; the fields there: x, y"
    )
    assert fault({"d": "text"}, columns) == "column d.e: str has no field 'e'"


def test_a_column_that_may_be_missing_may_be() -> None:
    columns = {"id": "i?", "documents": ["d", "e?"], "references": "r?"}
    found = mapped({"d": "x"}, columns)
    assert (found.id, found.references, len(found.documents)) == (None, (), 1)
    assert mapped({"d": "x", "i": None}, columns).id is None
    assert mapped({"d": "x", "i": "a"}, columns).id == "a"


def test_a_column_that_must_be_there_is_missed_with_the_ones_there() -> None:
    with pytest.raises(MissingColumn) as caught:
        mapped({"a": 1, "evil\x1b[2J\n": 2}, {"documents": "d"})
    assert str(caught.value) == "no column 'd'; the columns there: a, evil\\x1b[2J "
    many = {f"c{i}": 1 for i in range(30)}
    with pytest.raises(MissingColumn, match=r"c18, c19, … \(10 more\)$"):
        mapped(many, {"documents": "d"})


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "no document (column d is null or an empty list)"),
        ([], "no document (column d is null or an empty list)"),
        (3, "column d must be a text or a list of texts, not int"),
        ({"a": "b"}, "column d must be a text or a list of texts, not dict"),
        (["a", None], "column d must be a text or a list of texts, not a list with null"),
        ([["a"]], "column d must be a text or a list of texts, not a list with list"),
    ],
)
def test_wrong_types_are_a_fault(value: Any, reason: str) -> None:
    assert fault({"d": value}, {"documents": "d"}) == reason


def test_no_reference_is_none_and_a_wrong_one_is_a_fault() -> None:
    for value in (None, [], "", " \n", ["", " "]):
        assert references({"r": value}) == []
    columns = {"documents": "d", "references": "r"}
    assert "column r must be a text" in fault({"d": "x", "r": 1.5}, columns)


def test_lone_surrogates_become_replacement_characters_one_for_one() -> None:
    assert documents({"d": "a\ud800b"}) == ["a\ufffdb"]
    assert references({"r": "\udfff\udfff"}) == ["\ufffd\ufffd"]


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا بالعالم",
        "שלום \u200fעולם",
        "e\u0301\u0323 cafe\u0301",
        "no end of a sentence",
        "a\x00b",
    ],
    ids=["arabic", "hebrew", "combining", "no sentence end", "null character"],
)
def test_text_of_any_kind_stays_as_it_is(text: str) -> None:
    assert documents({"d": text}) == [text]
    assert references({"r": text}) == [text]


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (None, "must have the keys"),
        ({"documents": "d", "document": "d"}, "must have the keys"),
        ({}, "documents names no column"),
        ({"documents": None}, "documents names no column"),
        ({"documents": []}, "documents names no column"),
        ({"documents": [1]}, "documents must be null, a name or a list"),
        ({"documents": 1}, "documents must be null, a name or a list"),
        ({"documents": "?"}, "documents has an empty name"),
        ({"documents": "d", "id": ["a", "b"]}, "id must name one column"),
        ({"documents": "d", "names": ["a", "b"]}, "names must name one column"),
    ],
)
def test_a_wrong_mapping_is_a_wrong_call(config: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        columns_of(config)


@pytest.mark.parametrize(
    "texts",
    [
        {"document_separator": ""},
        {"reference_separator": 1},
        {"document_join": 0},
        {"drop_blank_documents": "yes"},
    ],
)
def test_wrong_choices_for_texts_are_a_wrong_call(texts: dict[str, Any]) -> None:
    (key,) = texts
    with pytest.raises(UsageError, match=rf"dataset\.{key}"):
        Texts(**texts)
