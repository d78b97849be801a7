"""Messy web text into body text, with the reason for every line that goes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from harness.text.cleaning.biographies import biographies
from harness.text.cleaning.dialogue import spoken_lines
from harness.text.cleaning.furniture import furniture
from harness.text.cleaning.headings import headings, is_body
from harness.text.cleaning.lines import Line, line_of, lines_of
from harness.text.cleaning.lists import link_lists
from harness.text.cleaning.near_duplicates import near_duplicates
from harness.text.cleaning.sections import tails
from harness.text.cleaning.site_names import glued_words, without_glue

# Each looks at the lines that the ones before it left, and gives the reasons of those that go.
_STAGES: tuple[Callable[[Sequence[Line]], dict[int, str]], ...] = (
    tails,
    furniture,
    biographies,
    link_lists,
    headings,
    near_duplicates,
)
_MOST_PASSES = 10


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line that is no body text: its number in the raw text, from 1, and why it went."""

    number: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A piece of a kept line that was changed, and what it was changed to."""

    number: int
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The body text, one paragraph a line, and all that was done to get it."""

    text: str
    dropped: tuple[DroppedLine, ...]
    repairs: tuple[Repair, ...]


def clean(raw: str) -> Cleaned:
    """The body text of a page: what is left when navigation, lists of links, forms and the like go.

    Takes any string. Each of its non-blank lines is either in the text, without outer space, or
    among the dropped lines, both in their order. Text that is no web page comes back as it is, but
    for blank lines and outer space.
    """
    lines = lines_of(raw)
    reasons: dict[int, str] = {}
    repairs: list[Repair] = []
    originals = {line.number: line.text for line in lines}
    # What goes may change how the rest looks (the page's first line is another one), so the stages
    # are run until nothing changes; cleaning a cleaned text then leaves it as it is.
    for _ in range(_MOST_PASSES):
        lines, repaired = _repair(lines)
        found = _judge(lines)
        repairs.extend(repaired)
        reasons |= found
        lines = [line for line in lines if line.number not in found]
        if not found and not repaired:
            break
    return Cleaned(
        text="\n".join(line.text for line in lines),
        dropped=tuple(DroppedLine(n, originals[n], reasons[n]) for n in sorted(reasons)),
        repairs=tuple(sorted((r for r in repairs if r.number not in reasons), key=_number)),
    )


def _number(repair: Repair) -> int:
    return repair.number


def _repair(lines: list[Line]) -> tuple[list[Line], list[Repair]]:
    glued = glued_words(lines)
    if not glued:
        return lines, []
    repairs = [
        Repair(number, word.before, word.after, "site name glued to a word")
        for number, found in sorted(glued.items())
        for word in found
    ]
    repaired = [
        line_of(line.number, without_glue(line.text, glued[line.number]))
        if line.number in glued
        else line
        for line in lines
    ]
    return repaired, repairs


def _judge(lines: Sequence[Line]) -> dict[int, str]:
    spoken = spoken_lines(lines)
    left = [line for line in lines if line.number not in spoken]
    reasons: dict[int, str] = {}
    for stage in _STAGES:
        found = stage(left)
        reasons |= found
        left = [line for line in left if line.number not in found]
    if len(reasons) > len(left) and not spoken and not any(map(is_body, left)):
        # A page of furniture: short lines that are left in it are furniture too.
        reasons |= {line.number: "label" for line in left}
    return reasons
