"""One signal at a time, on a claim beside a document or beside sentences given as its evidence."""

from collections.abc import Callable

import numpy as np
import pytest

from harness.metrics.facts.alignment import Aligned
from harness.metrics.facts.case import Case
from harness.metrics.facts.engine import rows_of
from harness.metrics.facts.passages import Source, read_passages
from harness.metrics.facts.signals import SIGNALS, Finding
from harness.metrics.facts.terms import term_weights
from harness.models.encoder import Encoded
from harness.records import Document

BY_NAME = {signal.name: signal for signal in SIGNALS}
NOT_READ = Encoded((), np.zeros((0, 3, 1), np.float16), np.zeros(1, np.float32))


@pytest.fixture(scope="session")
def find() -> Callable[[str, str, str], Finding]:
    """What the signal of that name finds in a claim beside one document."""

    def found(name: str, claim: str, document: str) -> Finding:
        (row,) = rows_of((Document("d", document),), claim)
        return BY_NAME[name].find(row.main)

    return found


@pytest.fixture(scope="session")
def find_in() -> Callable[..., Finding]:
    """The same with all of these sentences as evidence, for signals that ask no model."""

    def found(name: str, claim: str, *sentences: str) -> Finding:
        passages = [read_passages(text, [(0, len(text))])[0] for text in (claim, *sentences)]
        evidence = tuple(Aligned(passage, NOT_READ, 0.8, 0.8) for passage in passages[1:])
        weights = term_weights(passage.terms for passage in passages[1:])
        return BY_NAME[name].find(Case(passages[0], Source(tuple(passages[1:])), evidence, weights))

    return found
