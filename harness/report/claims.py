"""A checked summary for people: each claim, its verdict, why, and what each source says on it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from harness.metrics.facts.records import (
    ClaimVerdict,
    Conflict,
    DocumentVerdict,
    Evidence,
    Item,
    Reason,
    Report,
    Told,
    Verdict,
)
from harness.records import Document
from harness.text.printable import one_line

_STYLES: Mapping[Verdict, str] = {
    "supported": "green",
    "unsupported": "yellow",
    "contradicted": "bold red",
    "unchecked": "magenta",
}
_MARKED = "bold underline"
# Below this a line of text cannot be read; a narrower terminal breaks it as it likes.
_NARROWEST = 24
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to tell. indent: columns before it; where it is wrapped, two more for its rest."""

    text: Text
    indent: int = 0


def print_report(report: Report, documents: Sequence[Document], stream: TextIO) -> None:
    """Print the report; in a pipe without colours, and one line a thing.

    documents: what it was checked against.
    """
    console = Console(file=stream, highlight=False, soft_wrap=True)
    for line in report_lines(report, documents):
        width = max(console.width - line.indent - 2, _NARROWEST)
        parts = line.text.wrap(console, width) if stream.isatty() else [line.text]
        for number, part in enumerate(parts):
            part.rstrip()
            console.print(Text(" " * (line.indent + 2 * (number > 0))) + part)


def report_lines(report: Report, documents: Sequence[Document]) -> Iterator[Line]:
    """What there is to tell of a report, from its score to what could not be read."""
    yield from _headline(report, len(documents))
    for number, claim in enumerate(report.claims, start=1):
        yield Line(Text())
        yield from _claim(number, claim)
    if report.conflicts:
        yield Line(Text())
        yield Line(Text("The sources contradict each other (not held against the summary):"))
        for conflict in report.conflicts:
            yield from _conflict(conflict)
    notes = _notes(report, documents)
    if notes:
        yield Line(Text())
        yield from (Line(Text(note, style="yellow")) for note in notes)


def _headline(report: Report, sources: int) -> Iterator[Line]:
    verdicts = [claim.verdict for claim in report.claims]
    yield Line(
        Text.assemble(
            (f"score {report.score:.4f}", "bold"),
            " of 1: half the worst claim's, half their mean; a score, not a probability",
        )
    )
    text = Text(f"{_count(len(verdicts), 'claim')} against {_count(sources, 'source')}: ")
    for place, (verdict, style) in enumerate(_STYLES.items()):
        count = verdicts.count(verdict)
        if count or verdict != "unchecked":
            text.append(", " if place else "")
            text.append(f"{count} {verdict}", style=style if count else "")
    yield Line(text)


def _claim(number: int, claim: ClaimVerdict) -> Iterator[Line]:
    yield Line(
        Text.assemble(
            f"{number}. ",
            (claim.verdict, _STYLES[claim.verdict]),
            f" {claim.score:.2f}{_tally(claim)}",
        )
    )
    blamed = [reason.claim for reason in claim.reasons if reason.claim]
    yield Line(_marked(claim.claim.text, claim.claim.start, blamed), 3)
    for text in _reasons(claim.reasons):
        yield Line(text, 3)
    for cell in claim.documents:
        yield from _cell(cell, told=_decides(cell, claim))
    if claim.together:
        yield from _cell(claim.together, told=True)


def _tally(claim: ClaimVerdict) -> str:
    cells = [cell.verdict for cell in claim.documents]
    if len(cells) < 2:
        return ""
    supporting, contradicting = cells.count("supported"), cells.count("contradicted")
    if claim.verdict == "supported" and not supporting:
        return f", by the {len(cells)} sources together, by none alone"
    against = f", contradicted by {contradicting}" if contradicting else ""
    return f", supported by {supporting or 'none'} of {len(cells)} sources{against}"


def _cell(cell: DocumentVerdict, told: bool) -> Iterator[Line]:
    """What one source says. told: its reasons have been told as the claim's."""
    text = Text.assemble(
        one_line(f"{cell.document or 'all sources together'}: "),
        (cell.verdict, _STYLES[cell.verdict]),
        f" {cell.score:.2f}",
    )
    for place, evidence in enumerate(_telling(cell)):
        items = [reason.source for reason in cell.reasons if reason.source]
        text.append(" … " if place else ": ").append_text(_quoted(evidence, items))
    if cell.verdict == "unchecked":
        text.append(", not read: in another language")
    elif not cell.evidence:
        text.append(", no sentence on it")
    if cell.truncated:
        text.append(" (read only in part)", style="yellow")
    yield Line(text, 5)
    if cell.verdict == "contradicted" and not told:
        for reason in _reasons(cell.reasons):
            yield Line(reason, 7)


def _telling(cell: DocumentVerdict) -> list[Evidence]:
    """The sentences that the reasons point at; where they point at none, the best aligned one."""
    items = [reason.source for reason in cell.reasons if reason.source]
    pointed = [e for e in cell.evidence if any(_is_in(item, e) for item in items)]
    return pointed or list(cell.evidence[:1])


def _decides(cell: DocumentVerdict, claim: ClaimVerdict) -> bool:
    return (cell.verdict, cell.score, cell.reasons) == (claim.verdict, claim.score, claim.reasons)


def _reasons(reasons: Sequence[Reason]) -> Iterator[Text]:
    """Each kind of reason in words, with all that it is about in claim and source."""
    places: dict[str, list[str]] = {}
    for reason in reasons:
        found = places.setdefault(f"{reason.name}: {reason.explanation}", [])
        place = ", ".join(_place(reason))
        if place and place not in found:
            found.append(place)
    for told, found in places.items():
        where = f" ({'; '.join(found)})" if found else ""
        yield Text.assemble((one_line(told), "italic"), where)


def _place(reason: Reason) -> Iterator[str]:
    if reason.claim:
        yield f"claim “{_plain(reason.claim.text)}”"
    if reason.source:
        yield f"{one_line(reason.document or 'source')} “{_plain(reason.source.text)}”"


def _is_in(item: Item, evidence: Evidence) -> bool:
    start = item.start - evidence.start
    return start >= 0 and evidence.text[start : item.end - evidence.start] == item.text


def _conflict(conflict: Conflict) -> Iterator[Line]:
    subject = f" ({', '.join(conflict.subject)})" if conflict.subject else ""
    yield Line(Text(one_line(f"{conflict.kind}{subject}"), style="bold"), 3)
    yield from (_side(side) for side in (conflict.first, conflict.second))


def _side(side: Told) -> Line:
    text = Text(one_line(f"{side.evidence.document}: “{_plain(side.item.text)}” in "))
    return Line(text.append_text(_quoted(side.evidence, [side.item])), 5)


def _notes(report: Report, documents: Sequence[Document]) -> list[str]:
    notes = []
    if not report.claims:
        notes.append("the summary has no claims to check")
    for document in documents:
        if not document.text.strip():
            notes.append(one_line(f"{document.name}: no text, so nothing was checked against it"))
    cut = sum(claim.truncated for claim in report.claims)
    unchecked = sum(claim.verdict == "unchecked" for claim in report.claims)
    if unchecked:
        verb = "was" if unchecked == 1 else "were"
        notes.append(
            f"{_count(unchecked, 'claim')} {verb} not checked: the check reads English only"
        )
    if cut:
        verb = "was" if cut == 1 else "were"
        notes.append(f"{_count(cut, 'claim')} {verb} read only in part with the evidence: too long")
    return notes


def _quoted(evidence: Evidence, items: Sequence[Item]) -> Text:
    inside = [item for item in items if _is_in(item, evidence)]
    return Text("“").append_text(_marked(evidence.text, evidence.start, inside)).append("”")


def _marked(text: str, offset: int, items: Sequence[Item]) -> Text:
    """`text`, which begins at `offset` of its whole, safe to print and with the items marked."""
    styled = Text()
    done = 0
    spans = sorted((item.start - offset, item.end - offset) for item in items)
    for start, end in spans:
        if done <= start < end <= len(text):
            styled.append(_plain(text[done:start]))
            styled.append(_plain(text[start:end]), style=_MARKED)
            done = end
    return styled.append(_plain(text[done:]))


def _plain(text: str) -> str:
    """Strangers' text on one line: line ends within a sentence are no more than spaces."""
    return one_line(_SPACES.sub(" ", text))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
