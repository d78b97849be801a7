import pytest

from harness.text.cleaning.lines import lines_of
from harness.text.cleaning.sections import tails

BODY = "A storm hit the west coast on Friday night and cut the power to forty villages there.\n"
LONG = (
    "The crews worked on the lines all night, and by the morning most of the homes in the two "
    "northern districts had light again, the operator of the grid said on Saturday.\n"
)
TEASERS = "Bakery Wins Prize\nA man was found in the sea. It turned out that he was alive.\n"


def _gone(page: str) -> list[int]:
    return sorted(tails(lines_of(page)))


@pytest.mark.parametrize(
    "heading",
    ["Related", "RELATED STORIES:", "Most read", "Recommended for you", "Ranking", "## See also"],
)
def test_heading_takes_all_that_follows_it(heading: str) -> None:
    assert _gone(BODY + heading + "\n" + TEASERS) == [2, 3, 4]


def test_reason_names_the_nearest_heading() -> None:
    reasons = tails(lines_of(BODY + "Related:\nBakery Wins Prize\nRanking\nTown Loses Cup\n"))
    assert reasons[3] == "section tail after 'Related'"
    assert reasons[5] == "section tail after 'Ranking'"


def test_body_that_resumes_ends_a_tail() -> None:
    assert _gone(BODY + "Related\n" + TEASERS + LONG + LONG + BODY) == [2, 3, 4]


def test_a_lone_paragraph_does_not_end_a_tail() -> None:
    lone = LONG.strip() + " " + LONG
    assert _gone(BODY + "Related\nBakery Wins Prize\n" + lone + "Town Wins Cup") == [2, 3, 4, 5]


def test_heading_of_a_body_section_is_no_tail() -> None:
    assert _gone(BODY + "Recommendation\n" + LONG) == []


def test_readers_comments_are_no_body_that_resumes() -> None:
    assert _gone(BODY * 3 + "2 Comments\n" + LONG * 3) == [4, 5, 6, 7]


def test_comments_link_above_the_body_leaves_it() -> None:
    assert _gone("Comments\nLog in\n" + LONG * 3) == [1, 2]


def test_tail_without_a_body_before_it_takes_no_sentences() -> None:
    assert _gone("Related\nBakery Wins Prize\n" + BODY) == [1, 2]


@pytest.mark.parametrize("line", ["Related work is hard.", "- Related", "The ranking of all clubs"])
def test_other_lines_are_no_headings(line: str) -> None:
    assert _gone(BODY + line + "\n" + TEASERS) == []
