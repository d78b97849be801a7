"""The lines of a file of any size, one at a time."""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from harness.datasets.rows import Place
from harness.errors import RunError

# What a line can be at most: a file of another kind must not fill the memory as one line.
LONGEST = 1 << 28


def numbered_lines(path: Path, longest: int = LONGEST) -> Iterator[tuple[int, bytes]]:
    """The lines with their ends and their numbers from 1; a byte-order mark removed.

    Lines end at line feeds only: the other line ends of Unicode may stand inside of JSON. Raises
    RunError where the file cannot be read or a line is longer than `longest` bytes.
    """
    with opened(path) as stream:
        number = 0
        while line := stream.readline(longest + 1):
            number += 1
            if len(line) > longest:
                raise RunError(f"{Place(str(path), number)}: a line of more than {longest} bytes")
            yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file for reading. Raises RunError where it cannot be opened or read."""
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise RunError(
            f"{Place(str(path), 0)}: cannot be read ({error.strerror or error})"
        ) from error
