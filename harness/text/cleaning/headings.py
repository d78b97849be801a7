"""Titles, labels and teasers: lines that stand out against the sentences of a body."""

from collections.abc import Sequence

from harness.text.cleaning.lines import PARAGRAPH_WORDS, Line, stop_share_of

_LABEL_WORDS = 3
_LONGEST_TITLE = 30
_LONG_PARAGRAPH = 25
_LONG_PARAGRAPHS = 3
_TEASERS_IN_A_ROW = 3
_BROKEN_LINE_WORDS = 5


def headings(lines: Sequence[Line]) -> dict[int, str]:
    """The reasons of the lines that go, by line number.

    A line without a final stop says nothing in a page that has none anywhere (verse, chat, text
    broken at a fixed width, some sites and languages). So lines go for the want of one only where
    the page has paragraphs that do end in stops; elsewhere only a repeated title goes.
    """
    if not _has_paragraphs(lines):
        return _repeated_titles(lines)
    start = next(i for i, line in enumerate(lines) if line.is_paragraph)
    body_stop_share = stop_share_of([line for line in lines if line.is_paragraph])
    in_a_row = _teaser_runs(lines)
    dropped: dict[int, str] = {}
    titles: set[str] = set()
    for index, line in enumerate(lines):
        if not _stands_out(line, lines[index + 1 : index + 2], in_head=index < start):
            continue
        repeated = line.folded in titles
        titles.add(line.folded)
        if index >= start and not in_a_row[index] and _is_prose(line, body_stop_share):
            continue
        if repeated:
            dropped[line.number] = "repeated title"
        elif line.word_count <= _LABEL_WORDS:
            dropped[line.number] = "label"
        elif index < start:
            dropped[line.number] = "title"
        else:
            dropped[line.number] = "link list" if in_a_row[index] else "heading"
    return dropped


def is_body(line: Line) -> bool:
    """Whether a line taken alone could be somebody's prose: a sentence, or long enough for one."""
    sentence = line.closed and line.word_count > _LABEL_WORDS
    long = line.word_count >= PARAGRAPH_WORDS and not line.looks_like_headline
    return sentence or long or not line.cased


def _has_paragraphs(lines: Sequence[Line]) -> bool:
    paragraphs = [line.word_count for line in lines if line.is_paragraph]
    sentences = sum(line.word_count for line in lines if line.closed)
    long = sum(count >= _LONG_PARAGRAPH for count in paragraphs)
    if long >= _LONG_PARAGRAPHS:
        return True
    several = len(paragraphs) >= 2 or long >= 1
    return several and 2 * sentences >= sum(line.word_count for line in lines)


def _repeated_titles(lines: Sequence[Line]) -> dict[int, str]:
    if not lines or not _lacks_stop(lines[0]) or lines[0].word_count <= _LABEL_WORDS:
        return {}
    title = lines[0].folded
    return {line.number: "repeated title" for line in lines[1:] if line.folded == title}


def _lacks_stop(line: Line) -> bool:
    return line.cased and not (line.closed or line.runs_on or line.introduces or line.bulleted)


def _stands_out(line: Line, following: Sequence[Line], in_head: bool) -> bool:
    if line.word_count > _LONGEST_TITLE or (line.numbered and line.word_count > _LABEL_WORDS):
        return False
    if in_head and _is_shouted_question(line):
        return True
    broken = any(after.starts_lower for after in following) and line.word_count > _BROKEN_LINE_WORDS
    return _lacks_stop(line) and not broken


def _is_shouted_question(line: Line) -> bool:
    ends = line.text.endswith(("?", "!"))
    return ends and line.looks_like_headline and line.word_count > _LABEL_WORDS


def _is_prose(line: Line, body_stop_share: float) -> bool:
    """Whether it reads like the body, its final stop lost.

    The share of stop words is compared with the body's own, so the language does not matter.
    """
    long_enough = line.word_count >= PARAGRAPH_WORDS and not line.looks_like_headline
    return long_enough and 2 * line.stop_share >= body_stop_share


def _teaser_runs(lines: Sequence[Line]) -> list[bool]:
    """For each line whether it is one of three or more in a row that lack a stop."""
    flags = [False] * len(lines)
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and _lacks_stop(lines[index]):
            continue
        if index - start >= _TEASERS_IN_A_ROW:
            flags[start:index] = [True] * (index - start)
        start = index + 1
    return flags
