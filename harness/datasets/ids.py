"""The ids of examples: which are allowed, what stands in for a missing one, that none is twice."""

import hashlib
import json

from harness.datasets.rows import Draft, Place
from harness.errors import Fault
from harness.text.printable import UNSAFE, shortened

_LONGEST = 1000


def given_id(value: object) -> str:
    """An id from the data: a string as it is, a whole number as its digits.

    Raises Fault for every other type, a blank or very long id, and one with control characters.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise Fault(f"the id must be a string or a whole number, not {type(value).__name__}")
    return safe_name("id", value)


def safe_name(what: str, name: str) -> str:
    """`name` where it can stand in a file and on a terminal; else raises Fault."""
    if not name.strip():
        raise Fault(f"the {what} is blank")
    if len(name) > _LONGEST:
        raise Fault(f"the {what} is {len(name)} characters long; {_LONGEST} are allowed")
    unsafe = UNSAFE.search(name)
    if unsafe:
        raise Fault(f"the {what} '{shortened(name)}' has the character U+{ord(unsafe[0]):04X}")
    return name


def content_id(draft: Draft) -> str:
    """16 hex digits over the texts: the same in whatever file, row or order they stand."""
    texts = [[document.text for document in draft.documents], draft.references]
    return hashlib.sha256(json.dumps(texts).encode("ascii")).hexdigest()[:16]


class Ids:
    """The ids seen so far, about 130 bytes each: digests and packed places, not the ids."""

    def __init__(self) -> None:
        self._places: dict[int, int] = {}
        self._sources: list[tuple[str, bool]] = []
        self._numbers: dict[tuple[str, bool], int] = {}
        self._repeats: dict[str, int] = {}

    def settle(self, draft: Draft) -> str:
        """The draft's id, from now on taken.

        A second example with an id from the data raises Fault. One without an id that says the same
        as an earlier gets its number behind the id ("…-2"), so that nothing of the data is lost.
        """
        if draft.id is not None:
            first = self._take(draft.id, draft.place)
            if first is not None:
                raise Fault(f"the id {draft.id!r} is that of {first} already; ids must be unique")
            return draft.id
        base = id_ = content_id(draft)
        while self._take(id_, draft.place) is not None:
            self._repeats[base] = self._repeats.get(base, 1) + 1
            id_ = f"{base}-{self._repeats[base]}"
        return id_

    def _take(self, id_: str, place: Place) -> Place | None:
        """Take the id for `place`, or return the place that has it."""
        key = int.from_bytes(hashlib.blake2b(id_.encode("utf-8"), digest_size=16).digest(), "big")
        packed = self._places.get(key)
        if packed is not None:
            number, index = divmod(packed, 1 << 32)
            source, by_line = self._sources[index]
            return Place(source, number, by_line)
        source_key = (place.source, place.by_line)
        if source_key not in self._numbers:
            self._numbers[source_key] = len(self._sources)
            self._sources.append(source_key)
        self._places[key] = (place.number << 32) | self._numbers[source_key]
        return None
