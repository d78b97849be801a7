from harness.text.cleaning.lines import lines_of
from harness.text.cleaning.near_duplicates import near_duplicates

FIRST = "A storm that crossed the west coast on Friday night cut the power to forty villages there."


def _reasons(*page: str) -> dict[int, str]:
    return near_duplicates(lines_of("\n".join(page)))


def test_paragraph_in_nearly_the_same_words_goes_once() -> None:
    again = FIRST.replace("A storm that", "A storm which")
    assert _reasons(FIRST, "It rained.", again) == {3: "near-duplicate of line 1"}


def test_paraphrase_stays() -> None:
    other = (
        "Forty villages there had no power after a storm crossed the west coast on Friday night."
    )
    assert _reasons(FIRST, other) == {}


def test_other_number_makes_another_paragraph() -> None:
    text = FIRST.replace("forty", "40") + " The crews will be at work on the lines until Monday."
    assert _reasons(text, text.replace("40", "50")) == {}


def test_excerpt_goes_in_favour_of_the_whole_wherever_it_stands() -> None:
    whole = FIRST + " The crews were still at work on Saturday, and the schools will stay closed."
    assert _reasons(FIRST, whole) == {1: "near-duplicate of line 2"}
    assert _reasons(whole, FIRST) == {2: "near-duplicate of line 1"}


def test_short_line_may_repeat() -> None:
    assert _reasons("Thank you very much.", "Thank you very much.") == {}


def test_text_without_spaces_is_compared_by_characters() -> None:
    text = "电力公司说大部分居民已经恢复供电但是北部两个地区仍然没有电"
    assert _reasons(text + "。", text) == {2: "near-duplicate of line 1"}


def test_common_words_do_not_hide_a_duplicate() -> None:
    page = [f"The cat sat on the mat and looked at dog {i} of {i * 7}." for i in range(100)]
    assert _reasons(*page, FIRST, FIRST) == {102: "near-duplicate of line 101"}


def test_of_several_earlier_lines_the_first_is_named() -> None:
    ends = ["alpha beta", "gamma delta", "omega sigma", "kappa iota", "theta zeta"]
    start = "The cat sat on the mat and looked at a dog that was in the garden "
    expected = dict.fromkeys(range(2, 6), "near-duplicate of line 1")
    assert _reasons(*(start + end for end in ends)) == expected
