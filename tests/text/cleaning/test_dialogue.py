from harness.text.cleaning.dialogue import spoken_lines
from harness.text.cleaning.lines import lines_of


def _spoken(page: str) -> list[int]:
    return sorted(spoken_lines(lines_of(page)))


def test_lines_with_speakers_that_come_back_are_spoken() -> None:
    assert _spoken("Amy: hi\nTom Lee: yo\nAmy: what's up?\nnothing\nTom Lee: ok") == [1, 2, 3, 5]


def test_two_speakers_may_say_one_thing_each() -> None:
    assert _spoken("Amy: hi\nTom: yo") == [1, 2]


def test_page_with_few_labels_is_no_dialogue() -> None:
    assert _spoken("Storm\nIt rained.\nPhoto: Tom\nIt rained on.\nPhoto: Amy") == []


def test_fields_are_no_speakers() -> None:
    assert _spoken("Date: Monday\nPlace: Oslo\nSource: radio\nAuthor: Amy\nSize: small") == []
