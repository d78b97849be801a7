"""Text from data or configs, made safe to print."""

import re

# Control characters (terminals obey some), and the marks that turn the direction of all that
# follows; line breaks and tabs are harmless.
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    """`text` with every character that a terminal would obey written as its escape (\\x1b)."""
    return _OBEYED.sub(lambda match: _escaped(match[0]), text)


def one_line(text: str) -> str:
    """`printable` text on one line: names and ids in tables and messages."""
    return printable(" ".join(text.split("\n")))


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
