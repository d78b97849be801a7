"""Append-only JSONL files that survive a kill: synced batches, and a torn tail that is cut."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from harness.runs.folder import naming

T = TypeVar("T")


def read_rows(path: Path) -> Iterator[tuple[dict[str, Any], int]]:
    """Each row and the byte offset behind it, up to the first line that is cut or no JSON object.

    A file that does not exist has no rows.
    """
    if not path.exists():
        return
    offset = 0
    with path.open("rb") as stream:
        for line in stream:
            if not line.endswith(b"\n"):
                return
            try:
                row = json.loads(line)
            except ValueError:
                return
            if not isinstance(row, dict):
                return
            offset += len(line)
            yield row, offset


def cut(path: Path, offset: int) -> None:
    """Drop everything behind the byte `offset`; a file that does not exist stays so."""
    if path.exists() and path.stat().st_size > offset:
        with naming(path), path.open("r+b") as stream:
            stream.truncate(offset)
            os.fsync(stream.fileno())


def append_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Append one JSON line a row, and return when they are on the disk."""
    text = "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows)
    with naming(path), path.open("ab") as stream:
        stream.write(text.encode("ascii"))
        stream.flush()
        os.fsync(stream.fileno())


class KeyDigest:
    """A digest of keys in their order, without holding them."""

    def __init__(self) -> None:
        self._state = hashlib.sha256()

    def add(self, key: str) -> None:
        """The next key."""
        self._state.update(key.encode("ascii"))

    def hex(self) -> str:
        """64 hex digits of the keys so far."""
        return self._state.hexdigest()


@dataclass(frozen=True, slots=True)
class Prefix:
    """How much of a journal holds what is wanted. rows, offset: the leading rows to keep and the
    byte behind them; complete: they are all that is wanted, and nothing else stands behind them;
    digest: of all keys that are wanted."""

    rows: int
    offset: int
    complete: bool
    digest: str


def matching_prefix(path: Path, keys: Iterable[str], batch: int) -> Prefix:
    """Compare the rows' "key" with the wanted keys, in order.

    Where rows are missing or differ, the prefix ends with a whole batch, so that what is made anew
    is made in the same batches as in a run that was never interrupted.
    """
    rows = read_rows(path)
    digest = KeyDigest()
    wanted = matched = last = batch_end = 0
    for key in keys:
        digest.add(key)
        if matched == wanted:
            row, offset = next(rows, ({}, 0))
            if row.get("key") == key:
                matched += 1
                last = offset
                if matched % batch == 0:
                    batch_end = offset
        wanted += 1
    if matched == wanted:
        size = path.stat().st_size if path.exists() else 0
        return Prefix(matched, last, size == last, digest.hex())
    return Prefix(matched - matched % batch, batch_end, False, digest.hex())


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """`items` in lists of `size`, the last one shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
