"""Which characters of strangers' names can stand in files and on terminals."""

import re

# What ends a line, moves the cursor, turns the direction of what follows, or cannot be encoded.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str, longest: int = 80) -> str:
    """The beginning of `text` for a message: on one line and without such characters."""
    return UNSAFE.sub("\ufffd", text[:longest]) + "…" * (len(text) > longest)
