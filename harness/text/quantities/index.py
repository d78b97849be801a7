"""The few of many quantities that another one needs to be compared with."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from harness.text.quantities.comparing import can_differ, kindred, reach
from harness.text.quantities.quantity import Quantity


@dataclass(frozen=True, slots=True)
class _Kin:
    """Kindred quantities by the low ends of their reaches.

    places: in the indexed sequence; furthest: the largest high end up to each; rivals: the places
    of those that can differ from another, ascending.
    """

    places: tuple[int, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    furthest: tuple[float, ...]
    rivals: tuple[int, ...]


class QuantityIndex:
    """Looks quantities up by kind and value; `agreement` has the last word on what it finds."""

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        places: dict[str, list[int]] = {}
        for place, quantity in enumerate(quantities):
            places.setdefault(kindred(quantity), []).append(place)
        self.quantities = tuple(quantities)
        self._kin = {kind: _kin(quantities, of_kind) for kind, of_kind in places.items()}

    def near(self, quantity: Quantity) -> list[int]:
        """The places of all that can be "same", "compatible" or a "bound mismatch", ascending.

        All kindred quantities of the same value are among them.
        """
        kin = self._kin.get(kindred(quantity))
        return sorted(_meeting(kin, *reach(quantity))) if kin else []

    def rivals(self, quantity: Quantity) -> Sequence[int]:
        """The places of all that can be "different", ascending."""
        kin = self._kin.get(kindred(quantity))
        return kin.rivals if kin and can_differ(quantity) else ()


def _kin(quantities: Sequence[Quantity], places: Sequence[int]) -> _Kin:
    reaches = sorted((*reach(quantities[place]), place) for place in places)
    lows, highs, ordered = zip(*reaches, strict=True)
    rivals = tuple(place for place in places if can_differ(quantities[place]))
    return _Kin(ordered, lows, highs, tuple(accumulate(highs, max)), rivals)


def _meeting(kin: _Kin, low: float, high: float) -> Iterator[int]:
    """The places whose reach meets the one from `low` to `high`."""
    for i in range(bisect_right(kin.lows, high) - 1, -1, -1):
        if kin.furthest[i] < low:
            return
        if kin.highs[i] >= low:
            yield kin.places[i]
