import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.text.quantities import Quantity, agreement, find_quantities


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


READ = [
    # text, the span, comparator, value, high, unit, kind
    ("They invested over $100 million in it", "over $100 million", ">", 1e8, None, "USD", "money"),
    ("Almost $100 million was spent", "Almost $100 million", "<", 1e8, None, "USD", "money"),
    ("US$2m", "US$2m", "=", 2e6, None, "USD", "money"),
    ("1.2bn euros", "1.2bn euros", "=", 1.2e9, None, "EUR", "money"),
    ("worth $10-20 million", "$10-20 million", "=", 1e7, 2e7, "USD", "money"),
    ("100 U.S. dollars", "100 U.S. dollars", "=", 100, None, "USD", "money"),
    ("hundreds of millions of dollars", None, "=", 2e8, 9.99e8, "USD", "money"),
    ("most of the roughly 1,000 U.S. troops", "roughly 1,000 U.S. troops", "~", 1000, None, "troop",
     "count"),
    ("about 1,000 of its military personnel", None, "~", 1000, None, "personnel", "count"),
    ("two dozen people", "two dozen people", "=", 24, None, "people", "count"),
    ("one hundred and five cows", None, "=", 105, None, "cow", "count"),
    ("three hundred thousand", None, "=", 300_000, None, "", "count"),
    ("more than twenty countries", None, ">", 20, None, "country", "count"),
    ("between 10 and 20 people", "10 and 20 people", "=", 10, 20, "people", "count"),
    ("14,700+ reviews", "14,700+ reviews", ">", 14_700, None, "review", "count"),
    ("2000 people", "2000 people", "=", 2000, None, "people", "count"),
    ("5k", "5k", "=", 5000, None, "", "count"),
    ("no fewer than six coups", None, ">", 6, None, "coup", "count"),
    ("50 percent", "50 percent", "=", 50, None, "%", "percent"),
    ("5-7%", "5-7%", "=", 5, 7, "%", "percent"),
    ("half of the fleet", "half", "=", 50, None, "%", "percent"),
    ("nearly a quarter of them", "nearly a quarter", "<", 25, None, "%", "percent"),
    ("for more than two years", "more than two years", ">", 2, None, "year", "duration"),
    ("a 60-year-old man", "60-year-old", "=", 60, None, "year of age", "duration"),
    ("a 27 - year - old man", "27 - year - old", "=", 27, None, "year of age", "duration"),
    ("about two miles from", "about two miles", "~", 2, None, "mile", "distance"),
    ("5km away", "5km", "=", 5, None, "kilometre", "distance"),
    ("its second year", "second", "=", 2, None, "year", "ordinal"),
    ("the 21st century", "21st", "=", 21, None, "century", "ordinal"),
    ("from Airbase 101 in", "Airbase 101", "=", 101, None, "airbase", "name"),
    ("won 3-1", "3-1", "=", 3, 1, "score", "name"),
    ("a coup in July 2023 led", "July 2023", "=", 20230700, None, "", "date"),
    ("on July 4, 2023", "July 4, 2023", "=", 20230704, None, "", "date"),
    ("on 4 July", "4 July", "=", 704, None, "", "date"),
    ("2023-07-04", "2023-07-04", "=", 20230704, None, "", "date"),
    ("at 7 p.m. on", "7 p.m.", "=", 19 * 60, None, "clock", "date"),
    ("since 2013", "2013", "=", 2013, None, "", "year"),
    ("in 2013-14", "2013-14", "=", 2013, 2014, "", "year"),
    ("the 1990s", "1990s", "=", 1990, 1999, "", "year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "comparator", "value", "high", "unit", "kind"), READ)
def test_reads(
    text: str,
    span: str | None,
    comparator: str,
    value: float,
    high: float | None,
    unit: str,
    kind: str,
) -> None:
    found = only(text)
    assert found.text == (span or text)
    assert (found.comparator, found.value, found.high) == (comparator, value, high)
    assert (found.unit, found.kind) == (unit, kind)


@pytest.mark.parametrize(
    "text",
    [
        *("one of the officials", "COVID-19", "the F-16", "a 3D film", "at first", "9/11"),
        *(
            "some soldiers",
            "12345678901234567890",
            "the May rains",
            "nearly all",
            "version 1.2.3.4",
        ),
    ],
)
def test_names_and_identifiers_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == []


def test_a_weekday_or_an_opening_word_makes_no_name_of_a_number() -> None:
    assert only("On Thursday 20 died").kind == "count"
    assert only("About 60 were seen").comparator == "~"
    assert only("The 60 were seen").kind == "count"


def test_quantities_come_in_order_and_do_not_share_words() -> None:
    found = find_quantities("six successful coups over the last three years, about 2 of 5 failed")
    assert [q.value for q in found] == [6, 3, 2, 5]
    assert all(a.end <= b.start for a, b in pairwise(found))


AGREE = [
    ("over $100 million", "Almost $100 million", "bound mismatch"),
    ("at least 10 people", "under 10 people", "bound mismatch"),
    ("about 1,000 troops", "roughly 1,000 troops", "same"),
    ("about 1,000 troops", "nearly 1,000 troops", "compatible"),
    ("nearly 1,000 troops", "1,000 troops", "compatible"),
    ("60 troops", "about 60 troops", "compatible"),
    ("60 troops", "about 57 troops", "compatible"),
    ("60 troops", "about 50 troops", "different"),
    ("60 troops", "60 soldiers", "same"),
    ("60 troops", "70 soldiers", "different"),
    ("over 50 troops", "60 troops", "compatible"),
    ("over 50 troops", "600 troops", "different"),
    ("60 troops", "over 50 troops", "different"),
    ("nearly 90 troops", "about 60 troops", "different"),
    ("two dozen people", "24 people", "same"),
    ("15 people", "10 to 20 people", "compatible"),
    ("25 people", "10 to 20 people", "different"),
    ("60 troops", "60 tanks", "unrelated"),
    ("60", "60 tanks", "same"),
    ("61", "60 tanks", "unrelated"),
    ("$60", "60 tanks", "unrelated"),
    ("$60", "€60", "unrelated"),
    ("half of them", "50%", "same"),
    ("Airbase 101", "Air Base 101", "same"),
    ("Airbase 101", "Airbase 201", "different"),
    ("Airbase 101", "Flight 201", "unrelated"),
    ("second year", "third year", "different"),
    ("July 2023", "July 4, 2023", "compatible"),
    ("July 2023", "August 2023", "different"),
    ("a 36-year-old", "15 years", "unrelated"),
    ("in 2023", "July 2023", "compatible"),
    ("in 2022", "July 2023", "different"),
    ("July 4", "in 2023", "unrelated"),
    ("the 1990s", "in 1995", "compatible"),
    ("the 1990s", "in 2005", "different"),
    ("7 pm", "19:00", "same"),
    ("7 pm", "in 2023", "unrelated"),
]


@pytest.mark.parametrize(("claim", "source", "expected"), AGREE)
def test_agreement(claim: str, source: str, expected: str) -> None:
    assert agreement(only(claim), only(source)) == expected


PIECES = st.sampled_from(
    """over almost about $ US$ 1,000 12 0.5 3-1 one two dozen hundred thousand million and a 2013
    July 4 May % percent miles years troops Airbase 101 second 1/2 half of the dozens hundreds to -
    between from 21:45 7pm 1990s k bn + or more U.S. , . people""".split()
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=8).map("".join),
)


@given(TEXTS)
def test_any_text_is_read_with_right_spans_and_finite_values(text: str) -> None:
    found = find_quantities(text)
    for quantity in found:
        assert quantity.text == text[quantity.start : quantity.end]
        assert quantity.text
        assert math.isfinite(quantity.value)
        assert quantity.value >= 0
        assert quantity.high is None or math.isfinite(quantity.high)
        assert agreement(quantity, quantity) == "same"
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_impossible_dates_and_word_numbers_are_not_joined() -> None:
    assert "date" not in [quantity.kind for quantity in find_quantities("2023-13-45")]
    assert [quantity.value for quantity in find_quantities("two thousand, three million")] == [
        2e3,
        3e6,
    ]
    assert find_quantities("two thousand three million")[0].value == 2003


def test_lone_surrogates_and_other_digits_are_read_over() -> None:
    assert only("\ud800 ٣ 60 people ²").value == 60


UNITS = [
    *(
        ("money", "USD"),
        ("percent", "%"),
        ("duration", "year"),
        ("duration", "year of age"),
        ("distance", "mile"),
    ),
    *(("count", "troop"), ("count", "people"), ("count", "country"), ("count", "")),
]
NUMBERS = st.one_of(
    st.integers(2, 10**12).map(float), st.decimals("0.1", "999", places=2).map(float)
)


@st.composite
def measures(draw: st.DrawFn) -> Quantity:
    kind, unit = draw(st.sampled_from(UNITS))
    low, high = sorted([draw(NUMBERS), draw(NUMBERS)])
    top = high if draw(st.booleans()) and high > low else None
    return Quantity("", 0, 0, draw(st.sampled_from("=<>~")), low, top, unit, kind)


@st.composite
def dates(draw: st.DrawFn) -> Quantity:
    year, month, day = (
        draw(st.integers(1000, 2099)),
        draw(st.integers(1, 12)),
        draw(st.integers(1, 28)),
    )
    value = draw(st.sampled_from([month * 100 + day, year * 10000 + month * 100]))
    value = draw(st.sampled_from([value, year * 10000 + month * 100 + day]))
    return Quantity("", 0, 0, "=", float(value), None, "", "date")


def exact(kind: str, unit: str, low: int, high: int) -> st.SearchStrategy[Quantity]:
    return st.integers(low, high).map(
        lambda value: Quantity("", 0, 0, "=", float(value), None, unit, kind)
    )


@settings(max_examples=200)
@given(
    measures()
    | dates()
    | exact("year", "", 1900, 2099)
    | exact("ordinal", "year", 1, 200)
    | exact("name", "airbase", 1, 1899)
    | exact("date", "clock", 0, 24 * 60 - 1)
)
def test_a_printed_quantity_reads_back_as_the_same(quantity: Quantity) -> None:
    back = only(str(quantity))
    assert (back.comparator, back.value, back.high) == (
        quantity.comparator,
        quantity.value,
        quantity.high,
    )
    assert (back.kind, back.unit) == (quantity.kind, quantity.unit)
