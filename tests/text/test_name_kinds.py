import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.text.names import gender, governs, kind, land, lies_in, matches, rivals


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(("Niger", "country"), ("Americans", "country"), ("Georgia", "country")),
        *(("Texan", "region"), ("Europe", "region"), ("Crimea", "region")),
        *(
            ("Kiev", "city"),
            ("New York City", "city"),
            ("Sydney", "city"),
            ("LA", "city"),
            ("Calif.", "region"),
        ),
        *(("Niger River", "place"), ("Lake Como", "place"), ("Port of Dover", "place")),
        *(("University of Leeds", "organisation"), ("Wagner Group", "organisation")),
        *(("Ministry of Defence", "organisation"), ("UN", "organisation")),
        *(("World Cup", "event"), ("Nobel Prize", "event")),
        *(("Lloyd Austin", "person"), ("Sarah", "person"), ("Jordan Pickford", "person")),
        *(("Miss", ""), ("La", ""), ("Peskov", ""), ("Chelsea", ""), ("TV", ""), ("", "")),
    ],
)
def test_kind(name: str, expected: str) -> None:
    assert kind(name) == expected


def test_a_title_makes_a_person() -> None:
    assert kind("Peskov", "spokesman") == kind("Washington", "mr") == "person"


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        *(("Susan", "", "f"), ("Lloyd Austin", "", "m"), ("Kamala Harris", "vice president", "f")),
        *(("Zakharova", "spokeswoman", "f"), ("Camilla", "queen", "f"), ("Leslie", "mr", "m")),
        *(("Leslie Smith", "", None), ("Peskov", "", None), ("Thomas", "", None)),
        *(("Thomas Gray", "", "m"), ("J. Anna Smith", "", None), ("Virginia", "", None)),
        *(("Arthur M. Sackler Gallery", "", None), ("", "", None)),
    ],
)
def test_gender(name: str, title: str, expected: str | None) -> None:
    assert gender(name, title) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *(("France", "German"), ("England", "Scottish"), ("Texas", "Ohio"), ("London", "Paris")),
        *(("David Cameron", "James Cameron"), ("Dean Cox", "Dean Smith"), ("Sarah", "Tom")),
        *(("Airbase 101", "Airbase 201"), ("Plan A", "Plan B"), ("Louis XIV", "Louis XVI")),
        *(("Manchester City", "Manchester United"), ("Whitsunday Island", "Hamilton Island")),
        *(("SARS-CoV-2", "SARS-CoV-4"), ("BestInsuranceXYZ", "BestInsuranceABC")),
    ],
)
def test_rivals(first: str, second: str) -> None:
    assert rivals(first, second)
    assert rivals(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *(("France", "French"), ("English", "Britain"), ("Paris", "France"), ("Texas", "U.S.")),
        *(("Austin", "Lloyd Austin"), ("Bill Clinton", "William Clinton"), ("Sarah", "London")),
        *(("UN", "France"), ("Europe", "Israel"), ("Europe", "Texas"), ("Wagner Group", "Kremlin")),
        *(
            ("New Mexico", "New Orleans"),
            ("TV", "DVD"),
            ("Peskov", "Putin"),
            ("Germanic", "Germanium"),
        ),
    ],
)
def test_no_rivals(first: str, second: str) -> None:
    assert not rivals(first, second)
    assert not rivals(second, first)


def test_titles_make_rivals_of_surnames() -> None:
    assert not rivals("Peskov", "Lavrov")
    assert rivals("Peskov", "Lavrov", ("mr", "minister"))


def test_governs() -> None:
    assert governs("Washington", "U.S.")
    assert governs("Moscow", "Russian")
    assert not governs("Russia", "Moscow")
    assert not governs("Moscow", "Ukraine")
    assert not governs("Marseille", "France")


def test_lies_in() -> None:
    assert lies_in("Paris", "French")
    assert lies_in("Eugene", "Oregon")
    assert lies_in("Eugene", "American")
    assert lies_in("Glasgow", "Scotland")
    assert lies_in("Glasgow", "UK")
    assert lies_in("Atlanta", "Georgia")
    assert lies_in("Tbilisi", "Georgia")
    assert not lies_in("France", "Paris")
    assert not lies_in("Paris", "Germany")
    assert not lies_in("France", "French")
    assert not lies_in("Peskov", "Russia")


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_names_are_compared_both_ways_alike(first: str, second: str) -> None:
    assert rivals(first, second) == rivals(second, first)
    assert not (rivals(first, second) and matches(first, [second]))
    assert gender(first) in ("f", "m", None)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        *(("Niger", "Niger"), ("Nigeriens", "Niger"), ("Washington", "United States")),
        *(("The Kremlin", None), ("Kremlin", "Russia"), ("London", "United Kingdom")),
        *(("Agadez", None), ("Peskov", None), ("", None)),
    ],
)
def test_the_land_that_a_name_stands_for(name: str, country: str | None) -> None:
    assert land(name) == country
