"""What the fact check says: claims, evidence, reasons and verdicts, and their JSON form."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Verdict = Literal["supported", "unsupported", "contradicted"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the summary that can be true or false: `text == summary[start:end]`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a document that was aligned with a claim: `text == document[start:end]`.

    document: the document's name; similarity: the alignment's score in [0, 1].
    """

    document: str
    text: str
    start: int
    end: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Item:
    """A name, a quantity or another part of a claim or a document, with its span there."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a document does not bear a claim out.

    name: the signal's ("bound mismatch"); explanation: the same in a sentence; claim: what it is
    about in the claim, with the span in the summary; source: what stands against it, with the span
    in the document; each None where there is nothing to point at.
    """

    name: str
    explanation: str
    claim: Item | None = None
    source: Item | None = None


@dataclass(frozen=True, slots=True)
class DocumentVerdict:
    """What one document says of one claim: a cell of the claim x document matrix.

    score: how far the document bears the claim out, in [0, 1]; evidence: best aligned first;
    reasons: none where the verdict is "supported".
    """

    document: str
    verdict: Verdict
    score: float
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """What all documents say of one claim: a row of the matrix, documents in the example's order.

    score: in [0, 1]; reasons: those of the document that decided, none where one supports it.
    """

    claim: Claim
    verdict: Verdict
    score: float
    documents: tuple[DocumentVerdict, ...] = ()
    reasons: tuple[Reason, ...] = ()


def to_json(record: ClaimVerdict | DocumentVerdict | Reason | Evidence | Claim | Item) -> Any:
    """A record as plain dicts, lists, strings, numbers and None, keyed by its field names."""
    return _plain(asdict(record))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    # Six digits are more than the scores tell, and keep the detail short.
    return round(value, 6) if isinstance(value, float) else value
