"""Reading text files."""

import codecs
import os
from pathlib import Path

import pytest

from harness.datasets.text_files import read_text
from harness.errors import RunError


def refusal(path: Path) -> str:
    with pytest.raises(RunError) as caught:
        read_text(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ""),
        ("Café 😀\n".encode(), "Café 😀\n"),
        (codecs.BOM_UTF8 + b"Text.", "Text."),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        (b"null \x00 byte", "null \x00 byte"),
    ],
    ids=["empty", "unicode", "byte-order mark", "line ends", "null byte"],
)
def test_text_is_read_as_it_stands(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert read_text(path) == expected


def test_only_the_first_byte_order_mark_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(codecs.BOM_UTF8 * 2 + b"Text.")
    assert read_text(path) == "\ufeffText."


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "no.txt"
    assert refusal(path) == f"{path}: no such file"


def test_a_directory_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path).startswith(f"{tmp_path}: cannot be read (")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a user without all rights"
)
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text.", encoding="utf-8")
    path.chmod(0)
    assert refusal(path) == f"{path}: cannot be read (Permission denied)"


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["plain", "byte-order mark"])
@pytest.mark.parametrize(
    ("content", "line", "byte"),
    [
        (b"caf\xe9", 1, "e9"),
        (b"one\ntwo\n\xffthree\n", 3, "ff"),
        (b"one\r\ntwo \x92 x\r\n", 2, "92"),
        (b"one\n\xe2\x82", 2, "e2"),
    ],
)
def test_what_is_not_utf8_is_told_with_its_line_and_byte(
    tmp_path: Path, mark: bytes, content: bytes, line: int, byte: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(mark + content)
    assert refusal(path) == f"{path}:{line}: not UTF-8 (byte 0x{byte}); save the file as UTF-8"
