from harness.text.cleaning.headings import headings
from harness.text.cleaning.lines import lines_of

BODY = (
    "The crews worked on the lines all night, and by the morning most of the homes in the two "
    "northern districts had light again, the operator of the grid said on Saturday.\n"
)


def _reasons(page: str) -> dict[int, str]:
    return headings(lines_of(page))


def test_lines_that_stand_out_against_paragraphs_go() -> None:
    page = (
        "Storm Hits the West Coast\nMapleton\n" + BODY + "What the crews say now\nNEUTRAL\n" + BODY
    )
    assert _reasons(page) == {1: "title", 2: "label", 4: "heading", 5: "label"}


def test_title_in_lower_case_goes_at_the_top_but_such_a_line_stays_in_the_body() -> None:
    line = "The operator of the grid says that most homes in the north have light\n"
    assert _reasons(line + BODY * 2) == {1: "title"}
    assert _reasons(BODY + line + BODY) == {}


def test_repeated_title_is_named_so() -> None:
    title = "Storm Hits the West Coast\n"
    assert _reasons(title + title + BODY) == {1: "title", 2: "repeated title"}
    assert _reasons(title + "It rained.\n" + title) == {3: "repeated title"}


def test_title_that_asks_goes_but_a_question_of_the_body_stays() -> None:
    assert _reasons("Is the Storm Over Yet?\n" + BODY + "Is it over yet?\n") == {1: "title"}


def test_three_open_lines_in_a_row_are_a_list_of_links() -> None:
    link = "A man who was found in the sea says that he was not the one who called for help\n"
    assert _reasons(BODY * 2 + link * 3) == {
        3: "link list",
        4: "repeated title",
        5: "repeated title",
    }
    assert _reasons(BODY + link) == {}


def test_introduction_continuation_broken_line_and_step_stay() -> None:
    kept = "The steps are these:\nIt rained all day,\n"
    broken = "The mayor of the town told us\nthat he would go.\n"
    assert _reasons(BODY + kept + broken + "1. Close the old bridge\n" + BODY) == {}


def test_keywords_are_no_prose_however_many() -> None:
    keywords = "storm coast power grid village light crew rain wind night homes school north\n"
    assert _reasons(BODY + keywords + BODY) == {2: "heading"}


def test_page_without_paragraphs_keeps_its_short_lines() -> None:
    assert _reasons("Storm Hits the Coast\nno light tonight\nwe wait\nThe sea is loud.\n") == {}
