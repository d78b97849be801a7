from datetime import date

import pytest

from harness.text.quantities import agreement, find_quantities, resolve, stated_date

WRITTEN = date(2024, 3, 13)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "value", "high", "kind"),
    [
        ("yesterday", 20240312, None, "date"),
        ("tomorrow", 20240314, None, "date"),
        ("15 days ago", 20240227, None, "date"),
        ("last week", 20240304, 20240310, "date"),
        ("last month", 20240200, None, "date"),
        ("four months ago", 20231100, None, "date"),
        ("10 months from now", 20250100, None, "date"),
        ("last year", 2023, None, "year"),
        ("two years ago", 2022, None, "year"),
    ],
)
def test_relative_times_are_dates_from_the_day_of_writing(
    text: str, value: float, high: float | None, kind: str
) -> None:
    (found,) = find_quantities(text, WRITTEN)
    assert (found.value, found.high, found.kind, found.unit) == (value, high, kind, "")
    assert (found.text, found.start, found.end) == (text, 0, len(text))


@pytest.mark.parametrize("text", ["about two years ago", "9,000 years ago", "on Monday", "60 men"])
def test_what_tells_no_day_stays(text: str) -> None:
    assert find_quantities(text, WRITTEN) == find_quantities(text)


def test_a_resolved_time_is_compared_with_dates() -> None:
    (relative,), (day,) = find_quantities("last week"), find_quantities("on March 6, 2024")
    assert agreement(relative, day) == "unrelated"
    assert agreement(resolve(relative, WRITTEN), day) == "compatible"
    assert agreement(resolve(relative, date(2024, 3, 20)), day) == "different"


@pytest.mark.parametrize(
    "document",
    [
        "Title\nPublished: 2023-09-07\n\nTroops left on Sept 1, 2022.",
        "Published on Thursday, September 7, 2023 by Ann Lee\nText",
        "Posted 7 Sept 2023\nUpdated Sept 9, 2023\nText",
        "NAIROBI, Sept 7, 2023 (Reuters) - Troops left.",
        "Title\nBy Ann Lee | Sept. 7, 2023 | 10:30 am\nText",
        "Title\nSept 7, 2023\nText",
    ],
)
def test_a_document_tells_its_date(document: str) -> None:
    assert stated_date(document) == date(2023, 9, 7)


@pytest.mark.parametrize(
    "document",
    [
        "",
        "Troops left on Sept 7, 2023.",
        "Sept 7, 2023 was a long day for the troops in Niger.",
        "Title\nSept 7, 2023\nSept 9, 2023\nText",
        "Published: 2023-13-45\nText",
        "Text\n" * 40 + "Published: 2023-09-07",
    ],
)
def test_no_date_is_guessed(document: str) -> None:
    assert stated_date(document) is None
