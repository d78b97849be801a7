import io
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.metrics.facts.records import (
    Claim,
    ClaimVerdict,
    Conflict,
    DocumentVerdict,
    Evidence,
    Item,
    Reason,
    Report,
    Told,
)
from harness.records import Document
from harness.report.claims import print_report

FIRST = "It began in May. The bridge cost 20 million."
SECOND = "They say that the bridge cost 30 million."
SUMMARY = "The bridge cost 30 million."
DOCUMENTS = (Document("a.txt", FIRST), Document("b.txt", SECOND))

AGAINST = Evidence("a.txt", "The bridge cost 20 million.", 17, 44, 0.8)
FOR = Evidence("b.txt", SECOND, 0, 41, 0.9)
MISMATCH = Reason(
    "number mismatch",
    "the source tells the same with another number",
    Item("30 million", 16, 26),
    Item("20 million", 33, 43),
    "a.txt",
)
DENIED = DocumentVerdict("a.txt", "contradicted", 0.1, (AGAINST,), (MISMATCH,))
BORNE_OUT = DocumentVerdict("b.txt", "supported", 0.9, (FOR,))
OPEN = DocumentVerdict("b.txt", "unsupported", 0.3)
CLAIM = Claim(SUMMARY, 0, len(SUMMARY))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(*claims: ClaimVerdict, documents: Sequence[Document] = DOCUMENTS, **more: object) -> str:
    stream = io.StringIO()
    report = replace(Report(0.25, claims), **more)  # type: ignore[arg-type]
    print_report(report, documents, stream)
    return stream.getvalue()


def test_a_contradicted_claim_is_told_with_what_stands_against_it_in_every_source() -> None:
    claim = ClaimVerdict(CLAIM, "contradicted", 0.1, (DENIED, OPEN), (MISMATCH,))
    assert told(claim) == (
        "score 0.2500 of 1: half the worst claim's, half their mean; a score, not a probability\n"
        "1 claim against 2 sources: 0 supported, 0 unsupported, 1 contradicted\n"
        "\n"
        "1. contradicted 0.10, supported by none of 2 sources, contradicted by 1\n"
        "   The bridge cost 30 million.\n"
        "   number mismatch: the source tells the same with another number "
        "(claim “30 million”, a.txt “20 million”)\n"
        "     a.txt: contradicted 0.10: “The bridge cost 20 million.”\n"
        "     b.txt: unsupported 0.30, no sentence on it\n"
    )


def test_a_supported_claim_still_tells_why_another_source_denies_it() -> None:
    text = told(ClaimVerdict(CLAIM, "supported", 0.9, (DENIED, BORNE_OUT)))
    assert "1. supported 0.90, supported by 1 of 2 sources, contradicted by 1\n" in text
    assert "     a.txt: contradicted 0.10: “The bridge cost 20 million.”\n       number mis" in text
    assert "number (claim “30 million”, a.txt “20 million”)\n" in text
    assert f"     b.txt: supported 0.90: “{SECOND}”\n" in text


def test_of_a_source_the_sentence_is_shown_that_the_reason_points_at() -> None:
    other = Evidence("a.txt", "It began in May.", 0, 16, 0.9)
    cell = replace(DENIED, evidence=(other, AGAINST))
    text = told(ClaimVerdict(CLAIM, "contradicted", 0.1, (cell,), (MISMATCH,)))
    assert "a.txt: contradicted 0.10: “The bridge cost 20 million.”\n" in text
    text = told(ClaimVerdict(CLAIM, "unsupported", 0.1, (replace(cell, reasons=()),)))
    assert "a.txt: contradicted 0.10: “It began in May.”\n" in text


def test_what_only_the_sources_together_bear_out_is_told_so() -> None:
    cells = (replace(OPEN, document="a.txt"), OPEN)
    together = DocumentVerdict(None, "supported", 0.9, (FOR,))
    text = told(ClaimVerdict(CLAIM, "supported", 0.9, cells, together=together))
    assert "1. supported 0.90, by the 2 sources together, by none alone\n" in text
    assert f"     all sources together: supported 0.90: “{SECOND}”\n" in text


def test_a_claim_in_another_language_is_told_as_unchecked() -> None:
    cell = DocumentVerdict("a.txt", "unchecked", 0.5)
    text = told(ClaimVerdict(CLAIM, "unchecked", 0.5, (cell,)), documents=DOCUMENTS[:1])
    assert "0 contradicted, 1 unchecked\n" in text


def test_of_a_single_source_there_is_nothing_to_count() -> None:
    text = told(ClaimVerdict(CLAIM, "contradicted", 0.1, (DENIED,)), documents=DOCUMENTS[:1])
    assert "1. contradicted 0.10\n" in text


def test_a_reason_of_the_sources_together_names_the_source_in_which_the_item_stands() -> None:
    cells = (DocumentVerdict("a.txt", "unsupported", 0.2, (AGAINST,)), OPEN)
    text = told(ClaimVerdict(CLAIM, "contradicted", 0.1, cells, (MISMATCH,)))
    assert "(claim “30 million”, a.txt “20 million”)" in text


def test_reasons_of_one_kind_are_told_once_with_all_their_places() -> None:
    names = tuple(
        Reason("unsupported name", "not there", Item(name, 0, len(name))) for name in ("Ann", "Bo")
    )
    text = told(ClaimVerdict(CLAIM, "unsupported", 0.2, (OPEN,), (*names, names[0])))
    assert "   unsupported name: not there (claim “Ann”; claim “Bo”)\n" in text


def test_conflicts_of_the_sources_are_told_with_both_sides() -> None:
    conflict = Conflict(
        "number",
        ("bridge", "cost"),
        Told(AGAINST, Item("20 million", 33, 43)),
        Told(FOR, Item("30 million", 30, 40)),
    )
    text = told(ClaimVerdict(CLAIM, "supported", 0.9, (DENIED, BORNE_OUT)), conflicts=(conflict,))
    assert text.endswith(
        "The sources contradict each other (not held against the summary):\n"
        "   number (bridge, cost)\n"
        "     a.txt: “20 million” in “The bridge cost 20 million.”\n"
        f"     b.txt: “30 million” in “{SECOND}”\n"
    )


def test_what_could_not_be_read_is_told() -> None:
    cut = replace(BORNE_OUT, truncated=True)
    empty = Document("c.txt", " \n")
    text = told(ClaimVerdict(CLAIM, "supported", 0.9, (cut,)), documents=(DOCUMENTS[1], empty))
    assert "(read only in part)" in text
    assert text.endswith(
        "c.txt: no text, so nothing was checked against it\n"
        "1 claim was read only in part with the evidence: too long\n"
    )
    assert told().endswith("the summary has no claims to check\n")


def test_strangers_text_cannot_steer_the_terminal() -> None:
    evil = "The \x1b[31mbridge\x07 cost\n20 \u202emillion."
    cell = DocumentVerdict("a\x1b[2J", "unsupported", 0.2, (Evidence("a", evil, 0, 34, 0.5),))
    text = told(ClaimVerdict(Claim(evil, 0, 34), "unsupported", 0.2, (cell,)))
    assert not set(text) & set("\x1b\x07\u202e")
    assert "The \\x1b[31mbridge\\x07 cost 20 \\u202emillion." in text


def test_a_terminal_has_colours_and_marks_and_no_line_beyond_its_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.delenv("NO_COLOR", raising=False)
    claim = ClaimVerdict(CLAIM, "contradicted", 0.1, (DENIED, OPEN), (MISMATCH,))
    coloured = Terminal()
    print_report(Report(0.1, (claim,)), DOCUMENTS, coloured)
    assert "\x1b[1;31mcontradicted\x1b[0m" in coloured.getvalue()
    # What the reason is about stands out in the claim and in the evidence.
    assert coloured.getvalue().count("\x1b[1;4m") >= 2

    monkeypatch.setenv("NO_COLOR", "1")
    plain = Terminal()
    print_report(Report(0.1, (claim,)), DOCUMENTS, plain)
    assert "31m" not in plain.getvalue() and "33m" not in plain.getvalue()
    lines = re.sub("\x1b\\[[0-9;]*m", "", plain.getvalue()).splitlines()
    assert max(map(len, lines)) <= 40
    assert "     a.txt: contradicted 0.10: “The" in lines
    assert "       bridge cost 20 million.”" in lines

    monkeypatch.setenv("TERM", "dumb")
    dumb = Terminal()
    print_report(Report(0.1, (claim,)), DOCUMENTS, dumb)
    assert "\x1b" not in dumb.getvalue()


def test_an_item_stands_where_its_span_is_and_not_where_its_text_is() -> None:
    best = Evidence("a.txt", "It was 20 million.", 100, 118, 0.9)
    meant = Evidence("a.txt", "Was it 20 million or less?", 82, 108, 0.8)
    reason = replace(MISMATCH, source=Item("20 million", 89, 99))
    cell = DocumentVerdict("a.txt", "contradicted", 0.1, (best, meant), (reason,))
    text = told(ClaimVerdict(CLAIM, "contradicted", 0.1, (cell,), (reason,)))
    assert "a.txt: contradicted 0.10: “Was it 20 million or less?”\n" in text


SPANS = st.tuples(st.integers(-3, 12), st.integers(-3, 12))


@given(st.text("ab"), st.lists(SPANS, max_size=4), st.integers(0, 3))
def test_no_span_makes_it_fail_or_changes_the_text(
    text: str, spans: list[tuple[int, int]], offset: int
) -> None:
    reasons = tuple(Reason("name", "", *[Item("a", start, end)] * 2) for start, end in spans)
    place = (offset, offset + len(text))
    cell = DocumentVerdict("d", "contradicted", 0.2, (Evidence("d", text, *place, 0.5),), reasons)
    whole = told(ClaimVerdict(Claim(text, *place), "contradicted", 0.2, (cell,), reasons))
    assert f"\n   {text}\n".replace("   \n", "\n") in whole
    assert f"     d: contradicted 0.20: “{text}”\n" in whole


@given(st.text(st.characters()))
def test_no_text_makes_it_fail_or_breaks_a_line(text: str) -> None:
    span = (0, len(text))
    cell = DocumentVerdict(text, "unsupported", 0.2, (Evidence(text, text, *span, 0.5),))
    whole = told(ClaimVerdict(Claim(text, *span), "unsupported", 0.2, (cell,)))
    assert len(whole.splitlines()) == 6
    assert whole.encode()
