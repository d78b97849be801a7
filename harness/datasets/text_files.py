"""Reading a text file, with errors that say which file and where."""

from pathlib import Path

from harness.errors import RunError


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, a byte-order mark removed, line ends as they are.

    Raises RunError where the file is missing, cannot be read, or is no UTF-8 (with the line).
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise RunError(f"{path}: no such file") from None
    except OSError as error:
        raise RunError(f"{path}: cannot be read ({error.strerror})") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts in what was decoded: the content without its byte-order mark.
        decoded = error.object
        line = decoded.count(b"\n", 0, error.start) + 1
        raise RunError(
            f"{path}:{line}: not UTF-8 (byte 0x{decoded[error.start]:02x}); save the file as UTF-8"
        ) from None
