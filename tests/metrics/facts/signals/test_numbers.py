from collections.abc import Callable

import pytest

from harness.metrics.facts.signals import Finding

Find = Callable[..., Finding]
SIGNALS = (
    *("bound mismatch", "number mismatch", "date mismatch", "number of something else"),
    *("unsupported number", "unsupported date"),
)


@pytest.mark.parametrize(
    ("name", "claim", "document", "place"),
    [
        (
            "bound mismatch",
            "The U.S. invested over $100 million in constructing Airbase 201.",
            "Almost $100 million was spent by the US on the construction of Airbase 201.",
            ("over $100 million", "Almost $100 million"),
        ),
        (
            "number mismatch",
            "The army lost 60 tanks near the river.",
            "The army lost 90 tanks near the river.",
            ("60 tanks", "90 tanks"),
        ),
        (
            "date mismatch",
            "The bridge near the river opened in May 2019.",
            "The bridge near the river opened in June 2019.",
            ("May 2019", "June 2019"),
        ),
        (
            "number of something else",
            "Sixty dogs were found in the old barn.",
            "60 cats were found in the old barn.",
            ("Sixty dogs", "60 cats"),
        ),
        (
            "unsupported number",
            "The barn burned down and 40 cows died.",
            "The barn burned down and cows died.",
            ("40 cows", None),
        ),
        ("unsupported date", "The barn burned in 2019.", "The barn burned.", ("2019", None)),
    ],
)
def test_each_finds_its_kind_and_no_other_does(
    find: Find, name: str, claim: str, document: str, place: tuple[str, str | None]
) -> None:
    ((claimed, source),) = find(name, claim, document).places
    assert (claimed and claimed.text, source and source.text) == place
    assert [other for other in SIGNALS if find(other, claim, document).value] == [name]


@pytest.mark.parametrize(
    ("claim", "document"),
    [
        ("Sixty cats were found in the barn.", "60 cats were found in the old barn."),
        ("Nearly 100 men came.", "Almost 100 men came."),
        ("The bridge opened in 2019.", "The bridge opened on 4 May 2019."),
        ("Troops went from Airbase 101 to Airbase 201.", "From Airbase 101 to Airbase 201 they go"),
        ("1,500 people came.", "1500 people came."),
        ("The barn burned down and two cows died.", "The barn burned down and cows died."),
        ("It was the first fire in the barn.", "It was a fire in the barn."),
        ("More than half of the men left.", "Five of the eight men left."),
        ("The herd grew by 72 cows.", "The herd has 612 cows, against 540 cows before."),
        ("The men stayed for seven days.", "The men stayed for a week."),
        ("Over a million residents left.", "1.4 million people left."),
    ],
)
def test_another_form_of_a_number_is_no_other_number(find: Find, claim: str, document: str) -> None:
    assert [name for name in SIGNALS if find(name, claim, document).value] == []


def test_the_number_of_another_fact_denies_nothing(find: Find) -> None:
    claim, document = "The army lost 60 tanks near the river.", "The florist sold 90 tulips."
    found = [name for name in SIGNALS if find(name, claim, document).value]
    assert found == ["unsupported number"]


@pytest.mark.parametrize(
    ("claim", "document"),
    [
        ("Sixty Russians came to the old barn.", "60 soldiers came to the old barn."),
        ("Sixty members came to the old barn.", "60 soldiers came to the old barn."),
        ("The aid for the old barn was worth billions.", "The aid for the old barn was large."),
    ],
)
def test_people_under_two_names_and_bare_scales_are_no_wrong_number(
    find: Find, claim: str, document: str
) -> None:
    assert [name for name in SIGNALS if find(name, claim, document).value] == []


def test_people_of_two_kinds_are_two_nouns(find: Find) -> None:
    claim, document = "Sixty hostages sat in the barn.", "60 terrorists sat in the barn."
    assert find("number of something else", claim, document).value > 0
