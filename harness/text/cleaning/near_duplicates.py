"""Paragraphs that say the same in nearly the same words."""

from collections import Counter
from collections.abc import Sequence
from heapq import nsmallest

from harness.text.cleaning.lines import Line
from harness.text.tokens import normalized_words

_SHINGLE_WORDS = 3
_SHINGLE_CHARACTERS = 5
_FEWEST_WORDS = 8
_FEWEST_CHARACTERS = 20
_SAME = 0.8
# A shingle that is in more paragraphs than this says little about any, and following it up in all
# of them would make the search quadratic.
_MOST_PLACES = 16
_MOST_COMPARED = 3


def near_duplicates(lines: Sequence[Line]) -> dict[int, str]:
    """The reasons of the lines that go, by line number.

    A line goes when at least four fifths of its shingles (runs of three words) are in one earlier
    line that also has all its numbers; short lines never do. An earlier line that is contained in
    a later, longer one goes in its favour.
    """
    dropped: dict[int, str] = {}
    shingles: dict[int, frozenset[int]] = {}
    numbers: dict[int, frozenset[str]] = {}
    places: dict[int, list[int]] = {}
    for line in lines if len(lines) > 1 else ():
        units = _units(line)
        if not units:
            continue
        own = _shingles(units, _SHINGLE_WORDS if line.cased else _SHINGLE_CHARACTERS)
        figures = frozenset(unit for unit in units if any(char.isdigit() for char in unit))
        candidates = Counter(n for shingle in own for n in places.get(shingle, ()))
        # Ties go to the earliest line: the order of a set of hashes is another one in each run.
        for number in nsmallest(_MOST_COMPARED, candidates, key=lambda n: (-candidates[n], n)):
            shared = len(own & shingles[number])
            if shared >= _SAME * len(own) and figures <= numbers[number]:
                dropped[line.number] = f"near-duplicate of line {number}"
                break
            if shared >= _SAME * len(shingles[number]) and numbers[number] <= figures:
                dropped[number] = f"near-duplicate of line {line.number}"
        if line.number in dropped:
            continue
        shingles[line.number], numbers[line.number] = own, figures
        for shingle in own:
            found = places.setdefault(shingle, [])
            if len(found) < _MOST_PLACES:
                found.append(line.number)
    return dropped


def _units(line: Line) -> list[str]:
    """The line's words, or its characters where the script has no capitals (and maybe no spaces).

    Empty for a line that is too short to be a repeated paragraph rather than a common phrase.
    """
    if line.cased:
        found = normalized_words(line.text)
        return found if len(found) >= _FEWEST_WORDS else []
    characters = [char for char in line.text if char.isalnum()]
    return characters if len(characters) >= _FEWEST_CHARACTERS else []


def _shingles(units: Sequence[str], size: int) -> frozenset[int]:
    # Hashes only: they are compared within one run and never leave it.
    return frozenset(hash(tuple(units[i : i + size])) for i in range(len(units) - size + 1))
