import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.text.printable import one_line, printable, shortened


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    left = [c for c in printable(text) if unicodedata.category(c) in ("Cc", "Cs")]
    assert set(left) <= {"\n", "\t"}
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b[2J\x07", "\\x1b[2J\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb", "a\\u202eb"),
        ("\ud800", "\\ud800"),
        ("naïve 中文 שלום 😀\tx", "naïve 中文 שלום 😀\tx"),
    ],
)
def test_escapes_are_readable_and_text_stays(text: str, safe: str) -> None:
    assert printable(text) == safe


def test_what_is_shortened_is_on_one_line_and_tells_that_it_was_cut() -> None:
    assert shortened("a\nb") == "a b"
    assert shortened("x" * 80) == "x" * 80
    assert shortened("x" * 81) == "x" * 80 + "…"
