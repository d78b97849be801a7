"""The claims of a summary: its sentences, without what only talks about the summary."""

import re

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
_BULLET = re.compile(r"(?:[-*•–—]|\(?[0-9]{1,2}[.)])(?:\s+|$)")


def split_claims(summary: str) -> list[Claim]:
    """The claims of `summary`, in order, with their spans; blank text has none.

    Sentences that only announce the summary are skipped, and so is such an opening or a list mark
    in front of a sentence.
    """
    claims = []
    for sentence in split_sentences(summary):
        start = sentence.start + _skipped(sentence.text)
        text = summary[start : sentence.end]
        if words(text):
            claims.append(Claim(text, start, sentence.end))
    return claims


def _skipped(sentence: str) -> int:
    if _AGREEING.fullmatch(sentence):
        return len(sentence)
    if meta := _META.match(sentence):
        return meta.end()
    bullet = _BULLET.match(sentence)
    return bullet.end() if bullet else 0
