"""What a gate checks, and what comes of a check."""

from dataclasses import dataclass

from harness.analysis.comparison import Aligned
from harness.analysis.intervals import Interval

PASS, FAIL, UNCLEAR = "pass", "fail", "unclear"
DROP, MIN, MAX, EXACT = "drop", "min", "max", "exact"
FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a column is held to.

    kind: DROP, the mean may be worse than the baseline's by `limit` at most; MIN and MAX, the
    candidate's mean is at least or at most `limit`; EXACT, each score differs from the baseline's
    by `limit` at most.
    """

    metric: str
    column: str
    kind: str
    limit: float


@dataclass(frozen=True, slots=True)
class Gated:
    """A system to check.

    aligned: the baseline's run, then the candidate's, with the columns of all rules.
    """

    system: str
    aligned: Aligned
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """What came of one check.

    kind: of its rule, or FAILED; title: what was checked; outcome: PASS, FAIL or UNCLEAR;
    sentence: how it came about; n: the examples; baseline, candidate: means, or numbers of failed
    summaries; worse: by how much the candidate is worse than the baseline, or than a bound, in
    EXACT the largest difference of a score. The rest is None where nothing can be said: interval:
    of `worse`; detectable: the smallest such difference that these examples could have shown;
    needed: where it is unclear, about how many examples would tell.
    """

    system: str
    kind: str
    title: str
    outcome: str
    sentence: str
    n: int
    baseline: float
    candidate: float
    worse: float
    interval: Interval | None = None
    detectable: float | None = None
    needed: int | None = None
