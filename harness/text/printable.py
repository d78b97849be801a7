"""Text from data or configs, made safe to print and to put into messages."""

import re

# What ends a line, moves a terminal's cursor, turns the direction of what follows, or cannot be
# encoded.
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    """`text` with every such character but line breaks and tabs as its escape (\\x1b)."""
    return UNSAFE.sub(lambda match: match[0] if match[0] in "\n\t" else _escaped(match[0]), text)


def one_line(text: str) -> str:
    """`printable` text on one line: names and ids in tables and messages."""
    return printable(text.replace("\n", " ").replace("\t", " "))


def shortened(text: str, longest: int = 80) -> str:
    """The first `longest` characters of `text` for a message, on one line."""
    return one_line(text[:longest]) + "…" * (len(text) > longest)


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
