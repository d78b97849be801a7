"""Reading a text file, with errors that say which file and where."""

from pathlib import Path

from harness.datasets.rows import Broken, Place
from harness.errors import RunError


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, a byte-order mark removed, line ends as they are.

    Raises RunError where the file is missing, cannot be read, or is no UTF-8 (with the line).
    """
    text = text_or_broken(path)
    if isinstance(text, Broken):
        raise RunError(f"{text.place}: {text.reason}")
    return text


def text_or_broken(path: Path) -> str | Broken:
    """What `read_text` gives, or in place of its error where and why it cannot be read."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Broken(Place(str(path), 0), "no such file")
    except OSError as error:
        return Broken(Place(str(path), 0), f"cannot be read ({error.strerror})")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts in what was decoded: the content without its byte-order mark.
        decoded = error.object
        line = decoded.count(b"\n", 0, error.start) + 1
        reason = f"not UTF-8 (byte 0x{decoded[error.start]:02x}); save the file as UTF-8"
        return Broken(Place(str(path), line), reason)
