"""What the tests of readers share."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from harness.datasets.base import Skipped
from harness.errors import HarnessError


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of bytes, of text, or of rows (one JSON a line), and give its path."""

    def write_file(name: str, content: bytes | str | list[Any]) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, list):
            content = "".join(json.dumps(row) + "\n" for row in content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def told() -> Callable[..., str]:
    """Read a dataset to its end and give the error that it ends with, of the kind expected."""

    def read(dataset: Any, kind: type[HarnessError]) -> str:
        with pytest.raises(kind) as caught:
            list(dataset.read())
        assert type(caught.value) is kind
        text = str(caught.value)
        assert text.count("\n") <= 1
        return text

    return read


@pytest.fixture
def parts() -> Callable[[Any], tuple[list[str], list[str]]]:
    """Read a dataset to its end and give the ids of its examples and the places of the skipped."""

    def read(dataset: Any) -> tuple[list[str], list[str]]:
        items: Iterator[Any] = dataset.read()
        found = list(items)
        ids = [item.id for item in found if not isinstance(item, Skipped)]
        return ids, [item.where for item in found if isinstance(item, Skipped)]

    return read
