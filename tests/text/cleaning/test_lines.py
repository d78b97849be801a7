import pytest

from harness.text.cleaning.lines import line_of, lines_of


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        'He said, "No."',
        "Is it so?",
        "It is known.[12]",
        "下雨了。",
        "He left…",
        "(Yes!)",
    ],
)
def test_sentence_is_closed(text: str) -> None:
    assert line_of(1, text).closed


@pytest.mark.parametrize("text", ["Storm hits coast", "Comments (7)", "It rained,", "He said:"])
def test_line_without_final_stop_is_open(text: str) -> None:
    assert not line_of(1, text).closed


@pytest.mark.parametrize("text", ["- Rain", "• Rain", "•Rain", "* Rain", "– Rain", "► Rain"])
def test_bullet_is_seen_and_left_out_of_the_folded_text(text: str) -> None:
    line = line_of(1, text)
    assert line.bulleted
    assert line.folded == "rain"


@pytest.mark.parametrize("text", ["-5 degrees", "— Oui, dit-il", "*bold*", "1. Rain", "> Rain"])
def test_other_first_marks_are_no_bullets(text: str) -> None:
    assert not line_of(1, text).bulleted


def test_shares_are_of_words() -> None:
    line = line_of(1, "The Rain in Spain fell twice")
    assert line.word_count == 6
    assert line.stop_share == pytest.approx(2 / 6)
    assert line.capital_share == pytest.approx(2 / 4)


def test_script_without_capitals_is_seen() -> None:
    assert not line_of(1, "今天下雨了").cased
    assert line_of(1, "It rained").cased
    assert line_of(1, "756").cased


def test_blank_lines_count_but_are_left_out() -> None:
    assert [(line.number, line.text) for line in lines_of("\n a \n\n\tb")] == [(2, "a"), (4, "b")]
