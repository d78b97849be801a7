"""Systems in groups that tests can tell apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from harness.analysis.comparison import Aligned
from harness.analysis.contrasts import SIGNIFICANCE, contrasts, smallest_p
from harness.analysis.intervals import Mean
from harness.analysis.resampling import all_flips


@dataclass(frozen=True, slots=True)
class Ranking:
    """ranks: of the runs by place, 1 for the best group; empty where `reason` says why."""

    ranks: Mapping[int, int]
    reason: str = ""


def in_order(aligned: Aligned, column: int, means: Mapping[int, Mean]) -> list[int]:
    """The places of all runs, the best in the column first; runs without it, and upper bounds that
    saw the references, behind."""
    lower = aligned.columns[column].better == "low"

    def key(place: int) -> tuple[bool, bool, float]:
        value = means[place].value if place in means else 0.0
        return aligned.runs[place].sees_references, place not in means, value if lower else -value

    return sorted(range(len(aligned.runs)), key=key)


def ranking(
    aligned: Aligned, column: int, means: Mapping[int, Mean], *, resamples: int, seed: int = 0
) -> Ranking:
    """Groups in the column at that place, from all pairs of systems, Holm-corrected.

    From the best mean down, a group goes on until a system can be told apart from the group's best;
    that one is the best of the next group. Upper bounds are no systems, and scores of another
    signature than the first system's are not ranked. All pairs are corrected for, since which
    system is a group's best is read off the same scores.
    """
    chosen = aligned.columns[column]
    systems = [
        (place, signature)
        for place, signature in zip(chosen.runs, chosen.signatures, strict=True)
        if not aligned.runs[place].sees_references
    ]
    ranked = [place for place, signature in systems if signature == systems[0][1]]
    pairs = list(combinations(ranked, 2))
    if not pairs:
        return Ranking({}, "fewer than two systems")
    examples = len(aligned.ids)
    if len(pairs) * smallest_p(examples, resamples) > SIGNIFICANCE:
        return Ranking({}, _hopeless(len(pairs), examples, resamples))
    apart = {
        frozenset((test.a, test.b))
        for test in contrasts([chosen], pairs, resamples=resamples, seed=seed)
        if test.holds
    }
    order = [place for place in in_order(aligned, column, means) if place in ranked]
    ranks: dict[int, int] = {}
    best, rank = order[0], 1
    for place in order:
        if frozenset((best, place)) in apart:
            best, rank = place, rank + 1
        ranks[place] = rank
    return Ranking(ranks)


def _hopeless(pairs: int, examples: int, resamples: int) -> str:
    if examples == 1:
        return "one example"
    many = "1 pair of systems" if pairs == 1 else f"{pairs} pairs of systems"
    if all_flips(examples, resamples):
        return f"{examples} examples are too few to tell {many} apart"
    return f"{resamples} resamples are too few to tell {many} apart"
