"""Rows of Arrow batches as plain values, converted one by one."""

from collections.abc import Iterator
from typing import Any

from harness.datasets.rows import Broken, Place, Row
from harness.text.printable import shortened

# Rows that are decoded at once; documents can have megabytes.
BATCH = 32


def arrow_rows(batch: Any, source: str, before: int) -> Iterator[Row | Broken]:
    """The rows of a record batch or table. before: how many rows of `source` came before it."""
    names = batch.schema.names
    columns = [batch.column(index) for index in range(len(names))]
    for index in range(batch.num_rows):
        place = Place(source, before + index + 1, by_line=False)
        try:
            values = {
                name: column[index].as_py() for name, column in zip(names, columns, strict=True)
            }
        # Arrow does not check that strings are UTF-8, nor that times can be told.
        except (UnicodeDecodeError, ValueError, OverflowError) as error:
            yield Broken(place, f"a value that cannot be read ({shortened(str(error), 200)})")
            continue
        yield Row(place, values)
