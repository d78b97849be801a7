import pytest

from harness.text.quantities import Quantity, QuantityIndex, agreement, find_quantities


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


AGREE = [
    ("over $100 million", "Almost $100 million", "bound mismatch"),
    ("at least 10 people", "under 10 people", "bound mismatch"),
    ("exactly 10 people", "nearly 10 people", "bound mismatch"),
    ("exactly 10 people", "about 10 people", "unrelated"),
    ("exactly 10 people", "about 11 people", "different"),
    ("about 10 people", "exactly 10 people", "compatible"),
    ("about 1,000 troops", "roughly 1,000 troops", "same"),
    ("about 1,000 troops", "nearly 1,000 troops", "compatible"),
    ("nearly 1,000 troops", "1,000 troops", "compatible"),
    ("60 troops", "about 60 troops", "compatible"),
    ("60 troops", "about 57 troops", "compatible"),
    ("60 troops", "about 50 troops", "different"),
    ("60 troops", "60 soldiers", "same"),
    ("60 troops", "70 soldiers", "different"),
    ("60 people", "60 miners", "unrelated"),
    ("60 people", "60 soldiers", "compatible"),
    ("60 people", "70 soldiers", "unrelated"),
    ("over 50 troops", "60 troops", "compatible"),
    ("over 50 troops", "over 60 troops", "compatible"),
    ("over 60 troops", "over 50 troops", "different"),
    ("over 50 troops", "nearly 60 troops", "unrelated"),
    ("nearly 60 troops", "nearly 55 troops", "compatible"),
    ("nearly 55 troops", "nearly 60 troops", "different"),
    ("over 50 troops", "600 troops", "different"),
    ("60 troops", "over 50 troops", "different"),
    ("nearly 90 troops", "about 60 troops", "different"),
    ("two dozen people", "24 people", "same"),
    ("15 people", "10 to 20 people", "compatible"),
    ("25 people", "10 to 20 people", "different"),
    ("15 people", "10 to 200 people", "unrelated"),
    ("$500 million", "hundreds of millions of dollars", "unrelated"),
    ("$5 million", "hundreds of millions of dollars", "different"),
    ("hundreds of millions of dollars", "$500 million", "compatible"),
    ("60 troops", "60 tanks", "unrelated"),
    ("60", "60 tanks", "same"),
    ("61", "60 tanks", "unrelated"),
    ("23", "aged 23", "same"),
    ("24", "aged 23", "unrelated"),
    ("aged 24", "aged 23", "different"),
    ("101", "Airbase 101", "same"),
    ("$60", "60 tanks", "unrelated"),
    ("$60", "€60", "unrelated"),
    ("half of them", "50%", "same"),
    ("one in five", "20 per cent", "same"),
    ("doubled", "twice as many", "same"),
    ("doubled", "tripled", "different"),
    ("Airbase 101", "Air Base 101", "same"),
    ("Airbase 101", "Airbase 201", "different"),
    ("Airbase 101", "Flight 201", "unrelated"),
    ("Python 3.11", "Python 3", "compatible"),
    ("Python 3.1", "Python 3.10", "different"),
    ("won 2-1", "won 3-1", "different"),
    ("second year", "third year", "different"),
    ("second year", "second test", "unrelated"),
    ("roughly 100 km", "62 miles", "compatible"),
    ("60 miles", "100 km", "compatible"),
    ("60 miles", "120 km", "unrelated"),
    ("over 100 km", "almost 62 miles", "bound mismatch"),
    ("over 60 miles", "under 100 km", "unrelated"),
    ("10 kg", "22 pounds", "compatible"),
    ("60 minutes", "one hour", "compatible"),
    ("24 months", "two years", "compatible"),
    ("a 36-year-old", "36 years", "unrelated"),
    ("July 2023", "July 4, 2023", "compatible"),
    ("July 2023", "August 2023", "different"),
    ("July 4-6, 2023", "July 5", "compatible"),
    ("July 4-6, 2023", "July 7", "different"),
    ("in 2023", "July 2023", "compatible"),
    ("in 2022", "July 2023", "different"),
    ("July 4", "in 2023", "unrelated"),
    ("mid-March", "March 15", "compatible"),
    ("mid-March", "March 30", "different"),
    ("early March", "March 9", "compatible"),
    ("early March", "March 25", "different"),
    ("early 2013", "late 2013", "different"),
    ("early 2013", "March 2013", "compatible"),
    ("early 2013", "November 2013", "different"),
    ("the 1990s", "in 1995", "compatible"),
    ("the late 1990s", "in 1992", "different"),
    ("the 1990s", "in 2005", "different"),
    ("on Monday", "on Tuesday", "different"),
    ("on Tuesday", "July 4, 2023", "compatible"),
    ("on Monday", "July 4, 2023", "unrelated"),
    ("on Monday", "July 4", "unrelated"),
    ("yesterday", "today", "different"),
    ("last year", "next year", "different"),
    ("last year", "in 2023", "unrelated"),
    ("last night", "yesterday", "same"),
    ("7 pm", "19:00", "same"),
    ("7:30 pm", "7:30", "compatible"),
    ("7:30 pm", "7:30 am", "different"),
    ("7 pm", "in 2023", "unrelated"),
]


@pytest.mark.parametrize(("claim", "source", "expected"), AGREE)
def test_agreement(claim: str, source: str, expected: str) -> None:
    first, second = only(claim), only(source)
    assert agreement(first, second) == expected
    index = QuantityIndex([second])
    assert bool(index.near(first)) or expected in ("different", "unrelated")
    assert bool(index.rivals(first)) or expected != "different"
