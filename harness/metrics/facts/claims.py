"""The claims of a summary: its sentences, without what only talks about the summary."""

import re
from collections.abc import Iterator

from harness.metrics.facts.records import Claim
from harness.text.sentences import split_sentences
from harness.text.tokens import words

_SUMMARY = r"(?:summar(?:y|ies)|overview|recap|synopsis|tl;?dr|(?:key|main) (?:points|takeaways))"
# What a language model says before its summary: "Sure! Here is a summary of the reports:".
_AGREEMENT = r"(?:sure|certainly|of course|okay|ok)\b"
_OFFER = r"(?:here(?:['’]s| is| are)|(?:below|the following|this) (?:is|are))\b"
_META = re.compile(
    rf"\W*(?:{_AGREEMENT}\W*)?(?:{_OFFER}[^:]*\b{_SUMMARY}\b[^:]*(?::|$)|"
    rf"(?:(?:a|the|brief|short|concise|in) )*{_SUMMARY}\W*(?::|$))\W*",
    re.I,
)
_AGREEING = re.compile(rf"\W*{_AGREEMENT}\W*", re.I)
_MARK = re.compile(r"(?:(?:[-*+•‣◦▪–—>]|\(?[0-9]{1,2}[.)]|\[[ xX]\])(?:\s+|$))+")
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
# A table's row, the rule below its head, and what lies between its bars.
_ROW = re.compile(r"\s*\||[^|]*\|[^|]*\||[^\t]*\S\t+\S")
_RULE = re.compile(r"[\s|:=+-]*--[\s|:=+-]*")
_CELL = re.compile(r"[^|\t]+")
# Shorter cells make a claim only together: "Niger | 1,000 troops".
_SENTENCE_WORDS = 6
# "## Outlook", "**Outlook**", "What comes next:": a line that only names what follows.
_HEADING = re.compile(r"#{1,6}\s.*|(\*\*|__)[^.!?]*\1:?|[^.!?,;]*:(?:\*\*|__)?")
_HEADING_WORDS = 8
_QUESTION = re.compile(r"\?[!?]*[\"'”’)\]*_]*")

Span = tuple[int, int]


def split_claims(summary: str) -> list[Claim]:
    """The claims of `summary`, in order, with their spans, not overlapping; blank text has none.

    They are its sentences; of a table the rows below its head, without the outer bars, or the cells
    where these are sentences. Left out is what asserts nothing: sentences that only announce the
    summary, headings, and questions, but not one with its short answer ("Did they leave? Yes.",
    which the splitter keeps together). An announcement or a list mark before a sentence is cut off;
    a speaker's name ("Anna: We won.") stays, for who said it is part of the claim, and so do
    quotations. Where headings are all that there is, they are the claims: a summary of a few words
    may look like one.
    """
    spans = list(_sentences(summary))
    told = [span for span in spans if not _is_heading(summary, span)] or spans
    return [
        Claim(summary[start:end], start, end)
        for start, end in told
        if not _is_question(summary[start:end])
    ]


def _sentences(summary: str) -> Iterator[Span]:
    """The spans of all sentences and rows that have a word left once the opening is cut off."""
    lines = list(_LINE.finditer(summary))
    for i, line in enumerate(lines):
        following = lines[i + 1].group() if i + 1 < len(lines) else ""
        for start, end in _parts(line.group(), following):
            start += _skipped(line.group()[start:end])
            if words(line.group()[start:end]):
                yield line.start() + start, line.start() + end


def _parts(line: str, following: str) -> list[Span]:
    if not _ROW.match(line):
        return [(sentence.start, sentence.end) for sentence in split_sentences(line)]
    if "|" in following and _RULE.fullmatch(following):
        return []
    cells = [cell for cell in _CELL.finditer(line) if words(cell.group())]
    if any(len(words(cell.group())) >= _SENTENCE_WORDS for cell in cells):
        return [
            (cell.start() + sentence.start, cell.start() + sentence.end)
            for cell in cells
            for sentence in split_sentences(cell.group())
        ]
    if not cells:
        return []
    first, last = cells[0], cells[-1]
    leading = len(first.group()) - len(first.group().lstrip())
    return [(first.start() + leading, last.start() + len(last.group().rstrip()))]


def _is_heading(summary: str, span: Span) -> bool:
    """Whether the span is a line of its own, in the form of a heading."""
    start, end = span
    text = summary[start:end]
    if len(words(text)) > _HEADING_WORDS or not _HEADING.fullmatch(text):
        return False
    after = _LINE.match(summary, end)
    return not (after and after.group().strip())


def _is_question(sentence: str) -> bool:
    found = sentence.rfind("?")
    return found >= 0 and bool(_QUESTION.fullmatch(sentence, sentence.find("?", found)))


def _skipped(sentence: str) -> int:
    if _AGREEING.fullmatch(sentence):
        return len(sentence)
    if meta := _META.match(sentence):
        return meta.end()
    mark = _MARK.match(sentence)
    return mark.end() if mark else 0
