"""Text that can be handed to code which encodes it."""

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """`text` with each lone surrogate as U+FFFD: one code point for another, so spans stay.

    JSON can carry half a surrogate pair; tokenizers and splitters outside Python refuse it.
    """
    return _SURROGATE.sub("\ufffd", text)
