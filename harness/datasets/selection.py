"""Which of the examples are taken: a seeded sample, and no more than a limit."""

import hashlib
import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from harness.errors import UsageError


@dataclass(frozen=True, slots=True)
class Selection:
    """First the sample, then the limit. limit: how many at most; sample: how many to draw;
    seed: which draw. Raises UsageError on values that are no such numbers."""

    limit: int | None = None
    sample: int | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        for key in ("limit", "sample"):
            value = getattr(self, key)
            if value is not None and (not _whole(value) or value < 1):
                raise UsageError(f"dataset.{key} must be null or a whole number of 1 or more")
        if not _whole(self.seed):
            raise UsageError(f"dataset.seed must be a whole number, not {self.seed!r}")

    def draw(self, ids: Iterable[str]) -> frozenset[int]:
        """The lots of the drawn ids: `sample` of them, or all where there are fewer.

        An id's lot does not depend on the others, so the order of the data and the split over files
        do not matter, and rows added later displace only a few. Only lots are held, never ids.
        """
        assert self.sample is not None
        return frozenset(heapq.nsmallest(self.sample, (self.lot(id_) for id_ in ids)))

    def lot(self, id_: str) -> int:
        """The number that the seed gives to an id."""
        digest = hashlib.sha256(f"{self.seed}\n{id_}".encode())
        return int.from_bytes(digest.digest()[:16], "big")


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
