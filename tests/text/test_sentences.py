"""Sentence boundaries on hand-checked text, and the promise of the spans on any text."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from harness.text.sentences import split_sentences

LINE_BREAKS = ["\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"]

# Pieces from which hypothesis builds what plain st.text() seldom meets.
PIECES = st.sampled_from(
    [
        *LINE_BREAKS,
        *[" ", "  ", "\t", "\u00a0", "\u3000", "\u200b", "\ufeff"],
        *[".", "!", "?", "...", "…", "。", "؟", "।", '"', "”", "“", "'", "(", ")", "[1]"],
        *["U.S.", "U. s.", "Mr.", "Jan.", "p.m.", "J.", "e.g.", "3.5", "1,000", "No.", "a", "I"],
        *["Hello", "world", "The end", "lower case", "Ünïcode"],
        *["e\u0301", "\u0301", "👩‍👩‍👧", "🇳🇪", "\U0001f600", "東京", "日本語", "مرحبا", "שלום"],
        *["\u202e", "\ud800", "\udc00", "\ud83d", "\x00", "\x1c", "\x1f"],
    ]
)
ANY_TEXT = st.one_of(
    st.text(st.characters(), max_size=80),
    st.lists(PIECES, max_size=25).map("".join),
    st.lists(PIECES, max_size=20).map(" ".join),
)


def texts(text: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in split_sentences(text, language)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. Army said so.", "It left."],
        ["Troops of the U.S. government left Niger.", "They flew home."],
        ["He lives in the U.S.", "He works there."],
        ["On Jan. 5 he left.", "He came back."],
        ["At 5 p.m. the market closed.", "It opened at 9 a.m. on Monday."],
        ["Dr. Smith met Mr. Jones.", "They spoke."],
        ["J. K. Rowling wrote it.", "George W. Bush read it."],
        ['"I am here," he said.', '"You are not."', "She left."],
        ["“I am here,” he said.", "“You are not.”", "She left."],
        ["Well... he left.", "She stayed."],
        ["Prices rose 3.5 percent to $1,000.50.", "Wages did not."],
        ["Is it true?", "Yes it is!", "Good to know."],
        ["The file is at example.com/a.b.html now.", "Read it."],
        ["東京に行きました。", "日本は美しいです。"],
        ["كيف حالك اليوم؟", "أنا بخير شكرا."],
    ],
    ids=lambda sentences: sentences[0][:24],
)
def test_a_line_is_split_where_a_reader_would(sentences: list[str]) -> None:
    assert texts(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Base housing U. s. troops was entered. They left.", None),
        ("U. s. troops left. They flew home.", ["U. s. troops left.", "They flew home."]),
        ("A senior U. S. official spoke.", ["A senior U. S. official spoke."]),
        # Closing quotes, list marks and the like are no sentences.
        ('He stopped! "', ['He stopped! "']),
        ("He stopped. 😀", ["He stopped. 😀"]),
        ("She agreed. Yes. He did not.", ["She agreed. Yes.", "He did not."]),
        ("It was one. two followed.", ["It was one. two followed."]),
        # Five characters can be a sentence, four cannot.
        ("She spoke up. Stop!", ["She spoke up.", "Stop!"]),
        ("She spoke up. Sto!", ["She spoke up. Sto!"]),
    ],
)
def test_pieces_that_no_sentence_looks_like_are_joined_to_the_one_before(
    text: str, expected: list[str] | None
) -> None:
    expected = expected or ["Base housing U. s. troops was entered.", "They left."]
    assert texts(text) == expected


def test_a_short_first_piece_of_a_line_stands_alone() -> None:
    assert texts("It ended.\nno\nAnd then.") == ["It ended.", "no", "And then."]


@pytest.mark.parametrize("line_break", LINE_BREAKS, ids=ascii)
def test_a_line_break_always_ends_a_sentence(line_break: str) -> None:
    assert texts(f"The first line{line_break}goes on, here") == ["The first line", "goes on, here"]


@pytest.mark.parametrize("blank", ["", " ", "\n", " \t\r\n\u2028\x85 ", "\u00a0\u3000\n"])
def test_blank_text_has_no_sentence(blank: str) -> None:
    assert split_sentences(blank) == []


def test_spans_count_code_points_of_the_whole_text() -> None:
    text = "  👩‍👩‍👧 left. She came back.\r\n\r\n\tAt last e\u0301. "
    assert [(s.text, s.start, s.end) for s in split_sentences(text)] == [
        ("👩‍👩‍👧 left.", 2, 13),
        ("She came back.", 14, 28),
        ("At last e\u0301.", 33, 44),
    ]


def test_lone_surrogates_stay_in_the_text_and_keep_the_spans() -> None:
    text = "A lone \ud800 half. Another \udfff one."
    assert texts(text) == ["A lone \ud800 half.", "Another \udfff one."]


def test_an_unknown_language_falls_back_to_english() -> None:
    text = "The U.S. Army said so. On Jan. 5 it left."
    assert (
        texts(text, "xx") == texts(text, "en") == ["The U.S. Army said so.", "On Jan. 5 it left."]
    )


def test_the_language_decides_the_abbreviations() -> None:
    text = "Das kostet ca. 5 Euro. Mehr nicht."
    assert texts(text, "de") == ["Das kostet ca. 5 Euro.", "Mehr nicht."]


def test_a_huge_line_without_a_sentence_end_is_one_sentence() -> None:
    text = "word " * 40_000
    (sentence,) = split_sentences(text)
    assert (sentence.start, sentence.end) == (0, len(text) - 1)


def test_a_huge_line_of_sentences_is_split_in_order() -> None:
    sentence = "The troops left the base in Niger on Friday."
    assert texts(" ".join([sentence] * 2_000)) == [sentence] * 2_000


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
@example("\ud800")
@example("a\x1cb. C d")
@example("\u2028\u2028A.\x85 b")
def test_spans_are_exact_ordered_and_leave_out_white_space_only(text: str) -> None:
    sentences = split_sentences(text)
    end = 0
    for sentence in sentences:
        assert sentence.text == text[sentence.start : sentence.end]
        assert sentence.text
        assert sentence.text == sentence.text.strip()
        assert not re.search(r"[\r\n\v\f\x85\u2028\u2029]", sentence.text)
        assert end <= sentence.start < sentence.end
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()


@settings(max_examples=100, deadline=None)
@given(st.lists(ANY_TEXT, max_size=4), st.sampled_from(LINE_BREAKS))
def test_each_line_is_split_by_itself(lines: list[str], line_break: str) -> None:
    lines = [re.sub(r"[\r\n\v\f\x85\u2028\u2029]", " ", line) for line in lines]
    expected = [sentence for line in lines for sentence in texts(line)]
    assert texts(line_break.join(lines)) == expected


@settings(max_examples=100, deadline=None)
@given(ANY_TEXT)
def test_only_the_first_piece_of_a_line_may_be_short_or_start_in_lower_case(text: str) -> None:
    for before, sentence in zip(split_sentences(text), split_sentences(text)[1:], strict=False):
        if not re.search(r"[\r\n\v\f\x85\u2028\u2029]", text[before.end : sentence.start]):
            assert len(sentence.text) > 4
            assert not sentence.text[0].islower()
