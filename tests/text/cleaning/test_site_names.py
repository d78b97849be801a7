import pytest

from harness.text.cleaning.lines import lines_of
from harness.text.cleaning.site_names import Glued, glued_words, without_glue

HEAD = "Current:Home > MyBrellova|Storm Hits the West Coast\nBrellova|Storm Hits the West Coast\n"


def _repairs(page: str) -> list[tuple[str, str]]:
    found = glued_words(lines_of(page))
    return [(word.before, word.after) for words in found.values() for word in words]


def test_name_that_two_header_lines_show_is_taken_out() -> None:
    body = "The storm Brellovacrossed the west coast on Friday night and theBrellova power was cut."
    assert _repairs(HEAD + body) == [("Brellovacrossed", "crossed"), ("theBrellova", "the")]


def test_plain_word_that_one_header_line_shows_is_no_site_name() -> None:
    body = "The storm Brellovacrossed the west coast on Friday night and then the power was cut."
    assert _repairs("Brellova | Storm Hits the West Coast\n" + body) == []


@pytest.mark.parametrize("name", ["StormWatch", "Daily Harbor"])
def test_evident_name_needs_one_header_line(name: str) -> None:
    body = f"The storm {name}crossed the west coast on Friday night and then the power was cut."
    assert _repairs(f"Storm Hits the Coast | {name}\n" + body) == [(f"{name}crossed", "crossed")]


def test_name_is_taken_from_the_header_only() -> None:
    body = "The storm Brellovacrossed the west coast on Friday night and then the power was cut.\n"
    assert _repairs(body + HEAD) == []


def test_words_derived_from_the_subject_stay() -> None:
    head = "Paris|Paris Storm Hits Coast\nParis|Paris Storm Hits Coast\n"
    body = "The Parisian mayor said in Paris that the Parisfolk were used to storms of every kind."
    assert _repairs(head + body) == []
    body = "The Parisian mayor said on Monday that the people were used to storms of every kind."
    assert _repairs(head + body) == []


def test_glue_is_taken_out_where_it_stands() -> None:
    glued = [Glued(4, "Xyzab", "ab"), Glued(16, "Xyzab", "ab")]
    assert without_glue("the Xyzab, thexx Xyzab", [glued[0]]) == "the ab, thexx Xyzab"
    assert without_glue("the Xyzab, then Xyzab.", glued) == "the ab, then ab."
