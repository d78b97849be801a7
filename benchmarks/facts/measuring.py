"""The signals of annotated summaries, measured as the check measures them, and kept in a file."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import harness
from facts.data import Annotated
from facts.fitting import Array, Items
from harness.metrics.facts.engine import Row, rows_of_all
from harness.metrics.facts.signals import SIGNALS
from harness.metrics.facts.weighing import measure
from harness.models.entailment import network_identity
from harness.models.files import PACKAGED_MODEL, find_model

# Read together, as a run does.
_TOGETHER = 32
# One claim: (columns, signals): each document, and last all together or else the closest again.
Claims = list[Array]


@dataclass(frozen=True, slots=True)
class Measured:
    """Summaries of one set that have claims, each with one matrix a claim."""

    rows: list[Annotated]
    claims: list[Claims]

    @property
    def labels(self) -> NDArray[np.int64]:
        """1 or 0 for each summary."""
        return np.array([row.label for row in self.rows])

    def items(self, columns: Sequence[int]) -> Items:
        """What the weights are fitted to: the claims beside all documents together."""
        together = [np.array([claim[-1, columns] for claim in claims]) for claims in self.claims]
        return Items(together, [row.label for row in self.rows])


def measure_rows(rows: Sequence[Annotated], kept: Path | None) -> Measured:
    """The signals of all rows; taken from the file `kept` where it is of the same rows and
    signals, else measured and written there."""
    digest = _digest(rows)
    claims = _load(kept, digest) if kept and kept.exists() else None
    if claims is None:
        claims = [
            [_matrix(row) for row in found]
            for start in range(0, len(rows), _TOGETHER)
            for found in rows_of_all(
                [(r.documents, r.summary) for r in rows[start : start + _TOGETHER]]
            )
        ]
        if kept:
            _save(kept, digest, claims)
    told = [(row, found) for row, found in zip(rows, claims, strict=True) if found]
    return Measured([row for row, _ in told], [found for _, found in told])


def _matrix(row: Row) -> Array:
    cases = row.cases if row.together else (*row.documents, row.main)
    return np.array([[finding.value for finding in measure(case)] for case in cases])


def _digest(rows: Sequence[Annotated]) -> str:
    """Of the rows and of all that measures them: the check's code, the encoder, the network."""
    digest = hashlib.sha256(network_identity().encode())
    digest.update(find_model(PACKAGED_MODEL).identity.encode())
    package = Path(harness.__file__).parent
    for room in (package / "text", package / "metrics" / "facts", package / "models"):
        for file in sorted(room.rglob("*.py")):
            digest.update(file.read_bytes())
    for row in rows:
        digest.update(repr((row.group, row.summary, row.label)).encode("utf-8", "replace"))
    return digest.hexdigest()


def _save(path: Path, digest: str, claims: Sequence[Claims]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    flat = [matrix for found in claims for matrix in found]
    np.savez_compressed(
        path,
        digest=np.array(digest),
        values=np.concatenate(flat) if flat else np.zeros((0, len(SIGNALS))),
        columns=np.array([len(matrix) for matrix in flat], dtype=np.intp),
        claims=np.array([len(found) for found in claims], dtype=np.intp),
    )


def _load(path: Path, digest: str) -> list[Claims] | None:
    with np.load(path) as kept:
        if str(kept["digest"]) != digest:
            return None
        flat = np.split(kept["values"], np.cumsum(kept["columns"])[:-1])
        ends = np.cumsum(kept["claims"])
        return [flat[end - n : end] for n, end in zip(kept["claims"], ends, strict=True)]
