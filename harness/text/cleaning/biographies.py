"""Paragraphs about the people who wrote the page, not about its subject."""

import re
from collections.abc import Sequence

from harness.text.cleaning.lines import Line
from harness.text.tokens import words

_LONGEST = 150
_CAREER_SIGNS = 3

_JOB = (
    r"(?:correspondent|reporter|journalist|editor|columnist|writer|author|contributor|producer|"
    r"blogger|photographer|broadcaster)"
)
_ANY_JOB = re.compile(rf"\b{_JOB}s?\b")
_NO_NAME = (
    r"(?!(?:an?|the|one|this|that|his|her|their|our|some|another|any|no|he|she|it|who|there)\b)"
)
# "Health correspondent focusing on ...": a post without article or verb.
_BARE_POST = re.compile(
    rf"^{_NO_NAME}(?:[\w'.-]+ ){{0,4}}{_JOB}(?: and \w+)?,? (?:covering|focuss?ing|focuss?ed|based|"
    r"reporting|speciali[sz]ing|writing|with a focus|for|at)\b"
)
# "Jane Doe is a staff writer ..."
_IS_A_POST = re.compile(
    rf"^{_NO_NAME}(?:[\w'.-]+ ){{0,3}}([\w'-]+) is (?:an?|the|our|[\w-]+ [\w-]+'s) "
    rf"(?:[\w'.,-]+ ){{0,6}}{_JOB}\b"
)
_CAREER = tuple(
    re.compile(pattern)
    for pattern in (
        r"\baward-winning\b",
        r"\b(?:has|have) (?:also )?won\b|\bwinner of\b|\brecipient of\b",
        r"\b(?:awards?|prizes?|fellowship)\b",
        r"\bappear(?:ed|ing|s|ances?) (?:on|in)\b",
        r"\breports (?:on|for|from|regarding|about)\b|\breporting (?:on|from) more than\b",
        r"\b(?:has|have) (?:also )?(?:reported|written|covered|worked|published|edited)\b",
        r"\b(?:covers|covering|focus(?:es|ing)? on|speciali[sz](?:es|ing) in|writes about)\b",
        r"\b(?:previously|formerly|prior to|before joining|joined)\b",
        r"\b(?:graduated?|degree|studied|master's|ph\.?d)\b",
        r"\b(?:lives in|lives with|based in|born in)\b",
        r"\bfollow (?:him|her|them)\b|\bcan be reached\b|@\w+",
        r"\b(?:her|his|their) (?:work|writing|books?|stories)\b|\bauthor of\b",
        r"\b(?:moderated|freelance|contributing)\b",
    )
)


def biographies(lines: Sequence[Line]) -> dict[int, str]:
    """The reasons of the lines that go, by line number.

    A paragraph that opens with a writer's post needs one more sign of a career, and the rest of
    the page must not speak of that writer. Any other needs three and a place at the page's end. A
    story may well be about a reporter: a page whose first paragraph reads so is, and nothing goes.
    """
    first = next((line for line in lines if line.is_paragraph), None)
    if first is None or _opens_as_biography(first):
        return {}
    dropped = {line.number for line in lines if _opens_as_biography(line)}
    if dropped:
        rest = [line for line in lines if line.number not in dropped]
        spoken_of = {word for line in rest for word in words(line.folded)}
        dropped -= {line.number for line in lines if _subject(line) in spoken_of}
    for line in reversed(lines):
        if line.number not in dropped:
            if line is first or not _is_career(line):
                break
            dropped.add(line.number)
    return dict.fromkeys(dropped, "biography")


def _subject(line: Line) -> str:
    """The last name, folded, of whom a biography is about; empty where none is named."""
    opening = _IS_A_POST.match(line.folded)
    return opening.group(1) if opening else ""


def _is_career(line: Line) -> bool:
    return _short(line) and bool(_ANY_JOB.search(line.folded)) and _signs(line) >= _CAREER_SIGNS


def _opens_as_biography(line: Line) -> bool:
    opens = _BARE_POST.match(line.folded) or _IS_A_POST.match(line.folded)
    return _short(line) and opens is not None and _signs(line) >= 1


def _short(line: Line) -> bool:
    return line.word_count <= _LONGEST


def _signs(line: Line) -> int:
    return sum(pattern.search(line.folded) is not None for pattern in _CAREER)
