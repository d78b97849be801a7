"""The check of summaries: their claims, each beside every document, judged and put together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from harness.metrics.facts.alignment import Selected, select
from harness.metrics.facts.case import Case, open_case
from harness.metrics.facts.claims import split_claims
from harness.metrics.facts.conflicts import find_conflicts
from harness.metrics.facts.judging import Judge, Judgement
from harness.metrics.facts.passages import Passage, Source, read_document, read_passages
from harness.metrics.facts.records import (
    Claim,
    ClaimVerdict,
    DocumentVerdict,
    Evidence,
    Reason,
    Report,
)
from harness.metrics.facts.terms import term_weights
from harness.models.encoder import encoded_all
from harness.records import Document
from harness.text.language import is_foreign
from harness.text.quantities import stated_date

# A document with a sentence this close to a claim, by the share of the closest one's similarity,
# speaks of the same matter. Others must not lend it a name or a number.
_SAME_MATTER = 0.7
# Texts that are encoded ahead, together: fewer than the encoder keeps, or it would read them again.
_AHEAD = 1024
# Neither borne out nor not: where the verdict of the packaged judge turns.
_UNCHECKED = 0.5
_OTHER_LANGUAGE = Reason("other language", "the check reads another language only")


@dataclass(frozen=True, slots=True)
class Row:
    """A claim's case with each document that is read, and with all documents on its matter
    together, None where that is one only. A claim may merge what several reports tell."""

    documents: tuple[Case, ...]
    together: Case | None

    @property
    def cases(self) -> tuple[Case, ...]:
        """All of them, that with all documents last."""
        return (*self.documents, self.together) if self.together else self.documents

    @property
    def main(self) -> Case:
        """The case with all documents, or with the one that is closest to the claim."""
        return self.together or max(self.documents, key=_closeness)


@dataclass(frozen=True, slots=True)
class _Read:
    """A summary and its documents. sources: one a document, None where the judge cannot read its
    language; told: the claims as passages, none where it cannot read the summary or any document;
    weights: of the terms."""

    documents: Sequence[Document]
    claims: Sequence[Claim]
    sources: Sequence[Source | None]
    told: Sequence[Passage]
    weights: Mapping[str, float]

    @property
    def known(self) -> list[Source]:
        """The sources that are read."""
        return [source for source in self.sources if source is not None]


@dataclass(frozen=True, slots=True)
class _Opened:
    """What was read, with a row for each claim that is told of."""

    documents: Sequence[Document]
    claims: Sequence[Claim]
    sources: Sequence[Source | None]
    rows: Sequence[Row]


def check(documents: Sequence[Document], summary: str, judge: Judge) -> Report:
    """The verdict on every claim of `summary` against each document and all of them together.

    Raises RunError where a model that the judge needs cannot be had.
    """
    return check_all([(documents, summary)], judge)[0]


def check_all(requests: Sequence[tuple[Sequence[Document], str]], judge: Judge) -> list[Report]:
    """One report for each (documents, summary), as `check` gives it, judged as one batch."""
    opened = _open_all([_read(*request, judge.language) for request in requests])
    judged = iter(judge.judge([case for one in opened for row in one.rows for case in row.cases]))
    return [_report(one, judged) for one in opened]


def rows_of(documents: Sequence[Document], summary: str) -> list[Row]:
    """What there is to judge of `summary`: a row for each of its claims."""
    return rows_of_all([(documents, summary)])[0]


def rows_of_all(requests: Sequence[tuple[Sequence[Document], str]]) -> list[list[Row]]:
    """The rows of each (documents, summary)."""
    return [list(one.rows) for one in _open_all([_read(*request, None) for request in requests])]


def _read(documents: Sequence[Document], summary: str, language: str | None) -> _Read:
    """language: the only one that is read, None for any."""
    days = {day for document in documents if (day := stated_date(document.text))}
    # "Last year" is told from the one day that the documents say they are from.
    written = days.pop() if len(days) == 1 else None
    sources = [
        None
        if language and is_foreign(document.text, language)
        else read_document(document.text, written)
        for document in documents
    ]
    claims = split_claims(summary)
    known = [source for source in sources if source is not None]
    if not known or (language and is_foreign(summary, language)):
        return _Read(documents, claims, sources, (), {})
    weights = term_weights(passage.terms for source in known for passage in source.passages)
    spans = [(claim.start, claim.end) for claim in claims]
    names = dict.fromkeys(name for source in known for name in source.names)
    return _Read(documents, claims, sources, read_passages(summary, spans, names, written), weights)


def _open_all(read: Sequence[_Read]) -> list[_Opened]:
    """All of them, in groups of which everything that is compared is encoded ahead, together."""
    opened: list[_Opened] = []
    group: list[tuple[_Read, list[list[tuple[Selected, ...]]]]] = []
    texts: dict[str, None] = {}
    for one in read:
        selected = [
            [select(claim, source.passages, one.weights) for source in one.known]
            for claim in one.told
        ]
        group.append((one, selected))
        texts |= dict.fromkeys(claim.text for claim in one.told)
        texts |= dict.fromkeys(s.passage.text for row in selected for cell in row for s in cell)
        if len(texts) >= _AHEAD or one is read[-1]:
            encoded_all(list(texts))
            opened += [_opened(*member) for member in group]
            group, texts = [], {}
    return opened


def _opened(one: _Read, selected: Sequence[Sequence[Sequence[Selected]]]) -> _Opened:
    return _Opened(one.documents, one.claims, one.sources, _rows(one, selected))


def _rows(one: _Read, selected: Sequence[Sequence[Sequence[Selected]]]) -> list[Row]:
    merged: dict[tuple[int, ...], Source] = {}
    return [_row(one, claim, own, merged) for claim, own in zip(one.told, selected, strict=True)]


def _row(
    one: _Read,
    claim: Passage,
    selected: Sequence[Sequence[Selected]],
    merged: dict[tuple[int, ...], Source],
) -> Row:
    """merged: the sources that were put together for other claims, by their numbers."""
    cases = tuple(
        open_case(claim, source, one.weights, own)
        for source, own in zip(one.known, selected, strict=True)
    )
    least = _SAME_MATTER * max(map(_closeness, cases))
    same = tuple(i for i, case in enumerate(cases) if case.evidence and _closeness(case) >= least)
    if len(same) < 2:
        return Row(cases, None)
    if same not in merged:
        # Reports copy each other: a sentence that is there twice must not crowd out another.
        told = {p.words: p for i in reversed(same) for p in reversed(one.known[i].passages)}
        merged[same] = Source(tuple(reversed(told.values())))
    together = merged[same]
    best = select(claim, together.passages, one.weights)
    return Row(cases, open_case(claim, together, one.weights, best))


def _closeness(case: Case) -> float:
    return case.evidence[0].similarity if case.evidence else 0.0


def _report(opened: _Opened, judged: Iterator[Judgement]) -> Report:
    if opened.rows:
        verdicts = [
            _verdict(opened, claim, row, [next(judged) for _ in row.cases])
            for claim, row in zip(opened.claims, opened.rows, strict=True)
        ]
    else:
        verdicts = [_unread(opened, claim) for claim in opened.claims]
    pairs = [
        (document, source)
        for document, source in zip(opened.documents, opened.sources, strict=True)
        if source is not None
    ]
    conflicts = find_conflicts([document for document, _ in pairs], [source for _, source in pairs])
    return Report(summary_score(verdicts), tuple(verdicts), conflicts)


def _unread(opened: _Opened, claim: Claim) -> ClaimVerdict:
    if not opened.documents:
        return ClaimVerdict(claim, "unsupported", 0.0)
    cells = tuple(_unchecked(document) for document in opened.documents)
    return ClaimVerdict(claim, "unchecked", _UNCHECKED, cells, reasons=(_OTHER_LANGUAGE,))


def _unchecked(document: Document) -> DocumentVerdict:
    return DocumentVerdict(document.name, "unchecked", _UNCHECKED, reasons=(_OTHER_LANGUAGE,))


def _verdict(opened: _Opened, claim: Claim, row: Row, judged: Sequence[Judgement]) -> ClaimVerdict:
    """The verdict over all documents: that of the documents on the claim's matter, read together.

    Their evidence is one: what one of them bears out is borne out, and that another tells it
    otherwise stays in the row, and among the conflicts, without being held against the claim.
    Documents on other matters have no say, however many they are.
    """
    owners = {
        id(passage): document.name
        for document, source in zip(opened.documents, opened.sources, strict=True)
        if source is not None
        for passage in source.passages
    }
    done = iter(zip(row.cases, judged, strict=True))
    cells = tuple(
        _unchecked(document) if source is None else _cell(document.name, *next(done), owners)
        for document, source in zip(opened.documents, opened.sources, strict=True)
    )
    together = _cell(None, *next(done), owners) if row.together else None
    read = [cell for cell in cells if cell.verdict != "unchecked"]
    main = together or max(read, key=_similarity)
    return ClaimVerdict(claim, main.verdict, main.score, cells, main.reasons, together)


def _similarity(cell: DocumentVerdict) -> float:
    return cell.evidence[0].similarity if cell.evidence else 0.0


def _cell(
    name: str | None, case: Case, judgement: Judgement, owners: dict[int, str]
) -> DocumentVerdict:
    evidence = tuple(
        Evidence(
            # Documents of one text share their passages: the cell knows better whose they are.
            owners[id(a.passage)] if name is None else name,
            a.passage.text,
            a.passage.start,
            a.passage.end,
            a.similarity,
        )
        for a in case.evidence
    )
    reasons = tuple(_placed(reason, name, case, owners) for reason in judgement.reasons)
    return DocumentVerdict(
        name, judgement.verdict, judgement.score, evidence, reasons, judgement.truncated
    )


def _placed(reason: Reason, name: str | None, case: Case, owners: dict[int, str]) -> Reason:
    """The reason with the document that its source item stands in."""
    item = reason.source
    if item is None:
        return reason
    if name is None:
        name = next(
            (
                owners[id(passage)]
                for passage in _looked_at(case)
                if passage.text[item.start - passage.start : item.end - passage.start] == item.text
                and passage.start <= item.start
            ),
            None,
        )
    return replace(reason, document=name)


def _looked_at(case: Case) -> Iterator[Passage]:
    """The evidence first: what a signal points at stands there."""
    yield from (aligned.passage for aligned in case.evidence)
    yield from case.source.passages


def summary_score(claims: Sequence[ClaimVerdict]) -> float:
    """Half the worst claim's score, half their mean, in [0, 1]; 0 for no claims.

    The mean alone would let a long summary hide a false claim. Claims that could not be checked
    count only where none could: then the score is one half.
    """
    scores = [claim.score for claim in claims if claim.verdict != "unchecked"]
    if not scores:
        return _UNCHECKED if claims else 0.0
    return (min(scores) + fmean(scores)) / 2
