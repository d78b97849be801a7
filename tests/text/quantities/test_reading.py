import pytest

from harness.text.quantities import Quantity, find_quantities


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


# text, the span (None: all of it), comparator, value, high, unit
Row = tuple[str, str | None, str, float, float | None, str]
READ: dict[str, list[Row]] = {
    "money": [
        ("They invested over $100 million in it", "over $100 million", ">", 1e8, None, "USD"),
        ("Almost $100 million was spent", "Almost $100 million", "<", 1e8, None, "USD"),
        ("US$2m", None, "=", 2e6, None, "USD"),
        ("1.2bn euros", None, "=", 1.2e9, None, "EUR"),
        ("$1,2 million", None, "=", 1.2e6, None, "USD"),
        ("for $ 3 , 700 in cash", "$ 3 , 700", "=", 3700, None, "USD"),
        ("worth $10-20 million", "$10-20 million", "=", 1e7, 2e7, "USD"),
        ("100 U.S. dollars", None, "=", 100, None, "USD"),
        ("5,000 Canadian dollars", None, "=", 5000, None, "CAD"),
        ("HK$20", None, "=", 20, None, "HKD"),
        ("EUR 20m", None, "=", 2e7, None, "EUR"),
        ("5 million pounds", None, "=", 5e6, None, "GBP"),
        ("3 billion won", None, "=", 3e9, None, "KRW"),
        ("around # 200million sponsorship", "around # 200million", "~", 2e8, None, "GBP"),
        ("hundreds of millions of dollars", None, "=", 2e8, 9.99e8, "USD"),
    ],
    "count": [
        ("most of the roughly 1,000 U.S. troops", "roughly 1,000 U.S. troops", "~", 1000, None,
         "troop"),
        ("about 1,000 of its military personnel", None, "~", 1000, None, "personnel"),
        ("two dozen people", None, "=", 24, None, "people"),
        ("half a dozen people", None, "=", 6, None, "people"),
        ("a quarter of a million people", None, "=", 250_000, None, "people"),
        ("two and a half million cows", None, "=", 2.5e6, None, "cow"),
        ("5m people", None, "=", 5e6, None, "people"),
        ("60 Russians", None, "=", 60, None, "people"),
        ("one hundred and five cows", None, "=", 105, None, "cow"),
        ("three hundred thousand", None, "=", 300_000, None, ""),
        ("zero deaths", None, "=", 0, None, "death"),
        ("more than twenty countries", None, ">", 20, None, "country"),
        ("between 10 and 20 people", "10 and 20 people", "=", 10, 20, "people"),
        ("14,700+ reviews", None, ">", 14_700, None, "review"),
        ("60 people or more", None, ">", 60, None, "people"),
        ("20-odd people", None, "~", 20, None, "people"),
        ("exactly 60 people", None, "==", 60, None, "people"),
        ("2000 people", None, "=", 2000, None, "people"),
        ("5k", None, "=", 5000, None, ""),
        ("in 3, 700 homes", "3, 700 homes", "=", 3700, None, "home"),
        ("about 1 . 5 million cows", None, "~", 1.5e6, None, "cow"),
        ("no fewer than six coups", None, ">", 6, None, "coup"),
        ("-lrb- 30 -rrb-", "30", "=", 30, None, ""),
        ("a 25-man squad", "25-man", "=", 25, None, "man"),
        ("In Niger 60 were killed", "60", "=", 60, None, ""),
        ("dozens of people", None, "=", 24, 99, "people"),
        ("scores of people", None, "=", 40, 199, "people"),
        ("several hundred people", None, "=", 200, 900, "people"),
        ("twice as many", "twice", "=", 2, None, "time"),
        ("more than tripled", None, ">", 3, None, "time"),
        ("a tenfold rise", "tenfold", "=", 10, None, "time"),
    ],
    "percent": [
        ("50 percent", None, "=", 50, None, "%"),
        ("70 % of them", "70 %", "=", 70, None, "%"),
        ("5-7%", None, "=", 5, 7, "%"),
        ("half of the fleet", "half", "=", 50, None, "%"),
        ("nearly a quarter of them", "nearly a quarter", "<", 25, None, "%"),
        ("a two-thirds majority", "two-thirds", "=", 66.666667, None, "%"),
        ("one in five children", "one in five", "=", 20, None, "%"),
        ("nine out of 10 voters", "nine out of 10", "=", 90, None, "%"),
    ],
    "duration": [
        ("for more than two years", "more than two years", ">", 2, None, "year"),
        ("half an hour", None, "=", 0.5, None, "hour"),
        ("2 1/2 hours", None, "=", 2.5, None, "hour"),
        ("a couple of weeks", None, "=", 2, 3, "week"),
        ("one day after it", "one day", "=", 1, None, "day"),
        ("a 60-year-old man", "60-year-old", "=", 60, None, "year of age"),
        ("a 27 - year - old man", "27 - year - old", "=", 27, None, "year of age"),
        ("aged 23", "23", "=", 23, None, "year of age"),
        ("Ann Lee, 23, said", "23", "=", 23, None, "year of age"),
        ("in his 20s", "20s", "=", 20, 29, "year of age"),
        ("a 6-month-old", "6-month-old", "=", 6, None, "month of age"),
    ],
    "distance": [
        ("about two miles from", "about two miles", "~", 2, None, "mile"),
        ("5km away", "5km", "=", 5, None, "kilometre"),
        ("a 100m race", "100m", "=", 100, None, "metre"),
    ],
    "weight": [("20 pounds of tea", "20 pounds", "=", 20, None, "pound")],
    "area": [("5 square miles", None, "=", 5, None, "square mile")],
    "speed": [("60 mph", None, "=", 60, None, "mile per hour")],
    "volume": [("170 litres", None, "=", 170, None, "litre")],
    "temperature": [("30C", None, "=", 30, None, "degree Celsius")],
    "ordinal": [
        ("its second year", "second", "=", 2, None, "year"),
        ("the 21st century", "21st", "=", 21, None, "century"),
        ("the second half of the season", "second", "=", 2, None, "half"),
        ("his first Anfield goal", "first", "=", 1, None, ""),
        ("the No. 3 song", "3", "=", 3, None, ""),
    ],
    "name": [
        ("from Airbase 101 in", "Airbase 101", "=", 101, None, "airbase"),
        ("won 3-1", "3-1", "=", 3, 1, "score"),
        ("a 28 - 24 win", "28 - 24", "=", 28, 24, "score"),
        ("lost 10-12", "10-12", "=", 10, 12, "score"),
    ],
    "version": [
        ("in Python 3.11 and", "Python 3.11", "=", 3.011, None, "python"),
        ("in Python 3.11.4 too", "Python 3.11.4", "=", 3.011004, None, "python"),
        ("on iOS 17.2 too", "iOS 17.2", "=", 17.002, None, "ios"),
    ],
    "date": [
        ("a coup in July 2023 led", "July 2023", "=", 20230700, None, ""),
        ("on July 4, 2023", "July 4, 2023", "=", 20230704, None, ""),
        ("on 4 July", "4 July", "=", 704, None, ""),
        ("on march 3 he", "march 3", "=", 303, None, ""),
        ("on the 4th of July", "4th of July", "=", 704, None, ""),
        ("July 4-6, 2023", None, "=", 20230704, 20230706, ""),
        ("2023-07-04", None, "=", 20230704, None, ""),
        ("12/25/2023", None, "=", 20231225, None, ""),
        ("in October", "October", "=", 1000, None, ""),
        ("in may", "may", "=", 500, None, ""),
        ("a mid-March meeting", "mid-March", "=", 300, None, "mid"),
        ("in late October", "late October", "=", 1000, None, "late"),
        ("at 7 p.m. on", "7 p.m.", "=", 19 * 60, None, "clock"),
        ("at 3 : 30 p. M. on", "3 : 30 p. M.", "=", 15.5 * 60, None, "clock"),
        ("at 10 : 30 on", "10 : 30", "=", 10.5 * 60, None, "o'clock"),
    ],
    "year": [
        ("since 2013", "2013", "=", 2013, None, ""),
        ("in 2013-14", "2013-14", "=", 2013, 2014, ""),
        ("(1708-1765)", "1708-1765", "=", 1708, 1765, ""),
        ("the 1990s", "1990s", "=", 1990, 1999, ""),
        ("the '90s", "'90s", "=", 1990, 1999, ""),
        ("early 2013", None, "=", 2013, None, "early"),
        ("the 2016 elections", "2016", "=", 2016, None, ""),
    ],
    "weekday": [("held on monday by", "monday", "=", 1, None, "")],
    "relative": [
        ("came yesterday", "yesterday", "=", 1, None, "day ago"),
        ("this morning", None, "=", 0, None, "day ago"),
        ("a coup last year", "last year", "=", 1, None, "year ago"),
        ("in the previous year", "previous year", "=", 1, None, "year ago"),
        ("next month", None, "=", 1, None, "month ahead"),
        ("about two years ago", None, "~", 2, None, "year ago"),
        ("a decade ago", None, "=", 1, None, "decade ago"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "row"), [(kind, row) for kind, rows in READ.items() for row in rows]
)
def test_reads(kind: str, row: Row) -> None:
    text, span, comparator, value, high, unit = row
    found = only(text)
    assert found.text == (span or text)
    assert (found.comparator, found.value, found.high) == (comparator, value, high)
    assert (found.unit, found.kind) == (unit, kind)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "one of the officials",
            "at first",
            "At first nobody",
            "some soldiers",
            "nearly all",
            "one day he left",
        ),
        *("COVID-19", "covid-19 cases", "the F-16", "a B-52", "the G20", "a 3D film", "9/11"),
        *("12345678901234567890", "version 1.2.3.4", "4/5/2023", "call 866-811-4111"),
        *("the May rains", "he may march", "the next day", "his last year", "Black Friday"),
        *("the Second World War", "a year and a half", "1. He left.", "below zero"),
    ],
)
def test_names_and_identifiers_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("six coups over the last three years, about 2 of 5 failed", [6, 3, 2, 5]),
        ("in Nos. 100, 200, 300", [100, 200, 300]),
        ("prices went from 5% to 7%", [5, 7]),
        ("4-6 7-6 6-3", [4, 7, 6]),
        ("2. He scored 12. Then he left.", [12]),
        ("3 in 4 games, 13 out of 22 men", [3, 4, 13, 22]),
        ("two thousand, three million", [2000, 3e6]),
        ("two thousand three million", [2003, 1e6]),
        ("2023-13-45", [2023]),
    ],
)
def test_quantities_come_in_order_and_are_not_joined(text: str, values: list[float]) -> None:
    assert [quantity.value for quantity in find_quantities(text)] == values


def test_a_weekday_or_an_opening_word_makes_no_name_of_a_number() -> None:
    assert [found.kind for found in find_quantities("On Thursday 20 died")] == ["weekday", "count"]
    assert only("About 60 were seen").comparator == "~"
    assert only("The 60 were seen").kind == "count"


@pytest.mark.parametrize(
    ("text", "people"),
    [("60 people", True), ("sixty troops", True), ("60 tanks", False), ("$60", False)],
)
def test_people_are_told_from_things(text: str, people: bool) -> None:
    assert only(text).people is people


def test_lone_surrogates_and_other_digits_are_read_over() -> None:
    assert only("\ud800 ٣ 60 people ²").value == 60
