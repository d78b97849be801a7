"""Tails: the sections after a body, each governed by a heading such as "Related"."""

import re
from collections.abc import Sequence

from harness.text.cleaning.lines import Line

_LONGEST_HEADING = 7
_SENTENCE_WORDS = 8
_OPENING_WORDS = 20
_RESUMED_LINES = 2
_RESUMED_WORDS = 50
_BODY_PARAGRAPHS = 3

_THINGS = (
    r"(?:news|articles?|stories|story|posts?|content|contents|topics?|links?|reads?|reading|videos?|"
    r"coverage|headlines|picks|searches|pages|products|recipes)"
)
_TEASERS = re.compile(
    rf"(?:related|recommended|popular|trending|sponsored|suggested|promoted)(?: {_THINGS})?"
    r"(?: now| for you| today| this week| right now| reading)?"
    r"|recommendations?|rankings?"
    rf"|(?:the )?most (?:read|popular|viewed|shared|recent|watched|commented)(?: {_THINGS})?"
    rf"|(?:latest|top|more|other|recent|similar|editor'?s'?|hot|must|our) {_THINGS}"
    r"|more (?:from|in|on|like) .+"
    r"|you (?:may|might|could) (?:also )?(?:like|enjoy|be interested in|have missed).*"
    r"|(?:read|up|watch|what to read) next|see also|also read|read also|in case you missed it"
    r"|(?:from )?around the web|from our (?:partners|sponsors)|people also read"
    r"|share this|follow us|tags|categories|archives"
)
_READERS = re.compile(
    r"(?:leave|post|write|add) an? (?:reply|comment)(?: .+)?"
    r"|(?:\d+|no|one|latest|recent|all|view|reader|top) (?:comments?|responses?|replies)"
    r"(?: yet)?(?: (?:on|to) .+)?"
    r"|comments?|join the (?:conversation|discussion)|about the authors?"
)


def tails(lines: Sequence[Line]) -> dict[int, str]:
    """The reasons of the lines that go, by line number.

    A tail runs from its heading to the next one, or to where body prose resumes: two paragraphs
    or more in a row, with fifty words between them, the first of them no short one. Readers'
    comments are prose too, so behind a body nothing resumes after their heading. With no body
    before it, a heading governs only lines that are no sentences.
    """
    dropped: dict[int, str] = {}
    resumes = _resuming(lines)
    paragraphs, heading, final, after_body = 0, "", False, False
    for index, line in enumerate(lines):
        following = lines[index + 1 : index + 2]
        if _is_heading(line) and not _opens_prose(line, following, paragraphs > 0):
            heading = line.text.strip(" :#*-")
            after_body = paragraphs > 0
            readers = _READERS.fullmatch(_heading_text(line)) is not None
            final = final or (readers and paragraphs >= _BODY_PARAGRAPHS)
            dropped[line.number] = f"tail heading '{heading}'"
            continue
        if heading and not final and resumes[index]:
            heading = ""
        if heading and (after_body or not line.closed):
            dropped[line.number] = f"section tail after '{heading}'"
        elif line.closed and line.word_count >= _SENTENCE_WORDS:
            paragraphs += 1
    return dropped


def _heading_text(line: Line) -> str:
    return line.folded.strip(" :#*-.…|>»")


def _is_heading(line: Line) -> bool:
    if line.word_count > _LONGEST_HEADING or line.closed or line.bulleted:
        return False
    text = _heading_text(line)
    return bool(_TEASERS.fullmatch(text) or _READERS.fullmatch(text))


def _opens_prose(heading: Line, following: Sequence[Line], after_body: bool) -> bool:
    # "Recommendation" above a full paragraph, or above the first sentence of all, is a heading of
    # the body itself.
    if _READERS.fullmatch(_heading_text(heading)):
        return False
    fewest = _OPENING_WORDS if after_body else 1
    return any(line.closed and line.word_count >= fewest for line in following)


def _resuming(lines: Sequence[Line]) -> list[bool]:
    """For each line whether body prose, if interrupted, goes on with it."""
    resumes = [False] * len(lines)
    run_lines, run_words = 0, 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        sentence = line.closed and not line.bulleted and not line.trails_off
        if sentence and line.word_count >= _SENTENCE_WORDS:
            run_lines, run_words = run_lines + 1, run_words + line.word_count
            enough = run_lines >= _RESUMED_LINES and run_words >= _RESUMED_WORDS
            resumes[index] = enough and line.word_count >= _OPENING_WORDS
        else:
            run_lines, run_words = 0, 0
    return resumes
