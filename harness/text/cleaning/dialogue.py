"""Written dialogue: lines that start with their speaker."""

import re
from collections import Counter
from collections.abc import Sequence

from harness.text.cleaning.lines import Line

_SPEAKER = re.compile(r"([^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,2}) ?: ?\S")
_FEWEST_SPOKEN = 2


def spoken_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines with a speaker, where they are most of the page; else none.

    A chat's lines are short, often repeat and often lack a final stop, like a page's labels; so
    they are told by their speakers, of whom at least one comes back.
    """
    speakers = {
        line.number: match.group(1).casefold()
        for line in lines
        if not line.bulleted and (match := _SPEAKER.match(line.text))
    }
    turns = Counter(speakers.values())
    is_dialogue = (
        len(speakers) >= _FEWEST_SPOKEN
        and 2 * len(speakers) >= len(lines)
        and 2 * len(turns) <= len(speakers) + 2
    )
    return frozenset(speakers) if is_dialogue else frozenset()
