"""The texts that a call names: a summary and its sources, as files or on standard input."""

import sys
from collections.abc import Sequence
from pathlib import Path

from harness.datasets.rows import Broken
from harness.datasets.text_files import text_or_broken
from harness.errors import UsageError
from harness.records import Document
from harness.text.printable import one_line

STDIN = "-"
_STDIN_NAME = "standard input"


def read_texts(summary: str, sources: Sequence[str]) -> tuple[str, tuple[Document, ...]]:
    """The summary's text and a document a source, each a path or `-` for standard input.

    A document is called after its file, or by its path where several files are called so. Raises
    UsageError where a text is missing, no UTF-8 or empty, or is named twice.
    """
    if [summary, *sources].count(STDIN) > 1:
        raise UsageError("standard input (-) can be read once; give the other texts as files")
    _refuse_twins(sources)
    names = [_name(source) for source in sources]
    documents = tuple(
        Document(name if names.count(name) == 1 else one_line(source), _text("--source", source))
        for name, source in zip(names, sources, strict=True)
    )
    return _text("--summary", summary), documents


def _refuse_twins(sources: Sequence[str]) -> None:
    # One file that counts twice would look like two sources that agree.
    seen: set[Path] = set()
    for source in sources:
        path = Path(source).resolve()
        if source != STDIN and path in seen:
            raise UsageError(f"--source {source}: this file is given twice")
        seen.add(path)


def _name(source: str) -> str:
    return _STDIN_NAME if source == STDIN else one_line(Path(source).name)


def _text(option: str, source: str) -> str:
    if source == STDIN:
        text = _standard_input(option)
    else:
        found = text_or_broken(Path(source))
        if isinstance(found, Broken):
            raise UsageError(f"{option} {found.place}: {found.reason}")
        text = found
    if not text.strip():
        told = "no claims to check" if option == "--summary" else "nothing to check against"
        raise UsageError(f"{option} {source}: empty, {told}")
    return text


def _standard_input(option: str) -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise UsageError(f"{option} {STDIN}: not UTF-8 (byte 0x{byte:02x})") from error
