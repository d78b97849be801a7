"""What the fact check says: claims, evidence, reasons and verdicts, and their JSON form."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

# "unchecked": in a language that the judge cannot read.
Verdict = Literal["supported", "unsupported", "contradicted", "unchecked"]


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
    in the document of the name `document`; each None where there is nothing to point at.
    """

    name: str
    explanation: str
    claim: Item | None = None
    source: Item | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentVerdict:
    """What one document says of one claim: a cell of the claim x document matrix.

    document: its name, None where all documents are judged together;
    score: how far the document bears the claim out, in [0, 1]; evidence: best aligned first;
    reasons: none where the verdict is "supported"; truncated: the judging model read only a part of
    claim and evidence.
    """

    document: str | None
    verdict: Verdict
    score: float
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[Reason, ...] = ()
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """What all documents say of one claim: a row of the matrix, documents in the example's order.

    score: in [0, 1], one half where it could not be checked; together: the documents judged as one,
    None where there is one only; reasons: those of the judgement that decided, none where one
    supports the claim.
    """

    claim: Claim
    verdict: Verdict
    score: float
    documents: tuple[DocumentVerdict, ...] = ()
    reasons: tuple[Reason, ...] = ()
    together: DocumentVerdict | None = None

    @property
    def truncated(self) -> bool:
        """Whether a judging model read only a part of the claim and its evidence."""
        return any(cell.truncated for cell in (*self.documents, self.together) if cell)


@dataclass(frozen=True, slots=True)
class Told:
    """One side of a conflict: the sentence of a document, and the item in it."""

    evidence: Evidence
    item: Item


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two documents that tell one thing differently: number against number, date against date.

    kind: "number", "bound" or "date"; subject: the words that both tell it with.
    """

    kind: str
    subject: tuple[str, ...]
    first: Told
    second: Told


@dataclass(frozen=True, slots=True)
class Report:
    """What the check says of one summary.

    score: in [0, 1], 0 for a summary without claims, one half where none could be checked; claims:
    in the summary's order; conflicts: among the documents themselves, whatever the summary says.
    """

    score: float
    claims: tuple[ClaimVerdict, ...]
    conflicts: tuple[Conflict, ...] = ()


def to_json(
    record: Report | Conflict | ClaimVerdict | DocumentVerdict | Reason | Evidence | Claim | Item,
) -> Any:
    """A record as plain dicts, lists, strings, numbers and None, keyed by its field names."""
    return _plain(asdict(record))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    # Six digits are more than the scores tell, and keep the detail short.
    return round(value, 6) if isinstance(value, float) else value
