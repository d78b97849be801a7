from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.text.names import find_names

KNOWN = ["Lloyd Austin", "Wagner Group", "Brown", "University", "Air Base", "May"]


def names(text: str, *known: str) -> list[str]:
    return [name.text for name in find_names(text, known)]


def test_lower_case_text_has_the_known_names_and_their_surnames() -> None:
    text = "lloyd austin saw the wagner group; austin's aide and the other group left the base"
    assert names(text, *KNOWN) == ["lloyd austin", "wagner group", "austin"]
    # "austin" alone may be the city or a person, or neither.
    assert names(text) == ["lloyd austin"]


def test_capitals_at_the_beginning_of_sentences_tell_nothing() -> None:
    assert names("Austin left the base . Niger stayed calm .", *KNOWN) == ["Austin", "Niger"]


def test_known_words_are_taken_for_names_only_where_they_tell() -> None:
    assert names("the university and another base may close", *KNOWN) == []
    assert names("premier alexis tsipras said so", "Tsipras") == ["alexis tsipras"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they went to new york and niger with german troops", ["new york", "niger", "german"]),
        ("the u.s. and the us told us of us troops in the uk", ["u.s.", "us", "us", "uk"]),
        ("he ate turkey, polished nice china and went in march", []),
        ("striker dean cox and michael keane said so", ["michael keane"]),
        ("peter said that peter wants peter roberts", ["peter", "peter", "peter roberts"]),
        ("then mr tsipras and mrs anna smith left", ["tsipras", "anna smith"]),
        ("will and mark may hope for art", []),
        ("", []),
    ],
)
def test_places_and_people_need_not_be_known(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AUSTIN VISITS NIGER AS US TROOPS LEAVE FOR GOOD", ["AUSTIN", "NIGER", "US"]),
        ("Lloyd Austin Visits Niger As French Troops Leave", ["Lloyd Austin", "Niger", "French"]),
    ],
)
def test_headlines_are_read_by_what_is_known(text: str, expected: list[str]) -> None:
    assert names(text, *KNOWN) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Then Lloyd Austin met the brown dog in May.",
        "In Niamey, General Tiani met Lloyd Austin of the Wagner Group and Mali.",
    ],
)
def test_known_names_change_nothing_where_capitals_tell(text: str) -> None:
    assert find_names(text, KNOWN) == find_names(text)


def test_the_title_is_kept() -> None:
    assert [n.title for n in find_names("then mrs smith met president putin", ["Putin"])] == [
        *("mrs", "president")
    ]


PIECES = st.sampled_from(
    "us the u.s. mr smith new york - . austin lloyd AUSTIN é ß İ 1 wagner".split()
)


@given(st.lists(PIECES, max_size=12).map(" ".join), st.lists(st.text(max_size=12), max_size=4))
def test_any_text_is_read_with_right_spans(text: str, known: list[str]) -> None:
    for written in (text, text.upper(), text.title()):
        found = find_names(written, [*known, *KNOWN])
        assert all(name.text == written[name.start : name.end] != "" for name in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
