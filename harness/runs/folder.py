"""A run's folder: where each file lies, whole-file writes, and the lock that keeps others off."""

import fcntl
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.errors import RunError

SCHEMA_VERSION = 1
_PART = ".part"
_SAFE = re.compile(r"[^A-Za-z0-9._+-]+")


@dataclass(frozen=True, slots=True)
class RunFolder:
    """The paths of one run under `path`."""

    path: Path

    @property
    def record(self) -> Path:
        """run.json: state, counts, aggregates, signatures, manifest."""
        return self.path / "run.json"

    @property
    def config(self) -> Path:
        """config.yaml: the resolved config."""
        return self.path / "config.yaml"

    @property
    def summaries(self) -> Path:
        """summaries.jsonl: one line an example."""
        return self.path / "summaries.jsonl"

    @property
    def timing(self) -> Path:
        """timing.json: wall and CPU seconds and peak memory, which differ from run to run."""
        return self.path / "timing.json"

    @property
    def summary_seconds(self) -> Path:
        """timings.jsonl: seconds of each summary."""
        return self.path / "timings.jsonl"

    def details(self, metric: str) -> Path:
        """details/<metric>.jsonl: each example's scores with the evidence behind them."""
        return self.path / "details" / f"{metric}.jsonl"

    def scores(self, metric: str) -> Path:
        """scores/<metric>.parquet: each example's scores."""
        return self.path / "scores" / f"{metric}.parquet"


def run_folder(results: Path, dataset: str, summarizer: str, hex_digits: str) -> RunFolder:
    """results/<dataset>/<summarizer>-<8 hex>, names reduced to characters safe in a path."""
    return RunFolder(results / safe_name(dataset) / f"{safe_name(summarizer)}-{hex_digits}")


def safe_name(name: str) -> str:
    """`name` as one path component: no separator, no leading dot, at most 80 characters."""
    return _SAFE.sub("-", name).lstrip(".-")[:80] or "unnamed"


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Have errors of writing `path` name it, which those of an open stream and of pyarrow do not.

    A file of a longer name, such as its part file, is told as `path`, too.
    """
    try:
        yield
    except OSError as error:
        if error.filename is not None and not str(error.filename).startswith(str(path)):
            raise
        told = os.strerror(error.errno) if error.errno else str(error)
        raise OSError(error.errno, told, str(path)) from error


@contextmanager
def part_file(path: Path) -> Iterator[Path]:
    """A path to write to that takes the place of `path` when the block ends without an error.

    Killed at any moment, the old or the new file is there, whole. The name is this process's own.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}{_PART}")
    with naming(path):
        try:
            yield temporary
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole (see `part_file`), on the disk when this returns."""
    with part_file(path) as temporary, temporary.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write a JSON object whole, keys in the order given, readable by people."""
    text = json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    write_whole(path, text.encode("utf-8", "backslashreplace"))


def read_json(path: Path) -> dict[str, Any] | None:
    """The JSON object in a file, None where there is no file; RunError where it is broken."""
    try:
        value = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return None
    except (OSError, ValueError) as error:
        raise RunError(f"{path}: not readable as JSON ({error})") from error
    if not isinstance(value, dict):
        raise RunError(f"{path}: not a JSON object")
    return value


@contextmanager
def locked(folder: RunFolder) -> Iterator[None]:
    """Make the folder and hold its lock; RunError where it cannot be written or another holds it.

    The lock is the operating system's, so that a dead process holds none.
    """
    try:
        (folder.path / "details").mkdir(parents=True, exist_ok=True)
        (folder.path / "scores").mkdir(exist_ok=True)
        stream = (folder.path / ".lock").open("a+")
    except OSError as error:
        raise RunError(
            f"cannot write to {folder.path} ({error.strerror}); results=FOLDER names another place"
        ) from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stream.seek(0)
            holder = stream.read().strip() or "another process"
            raise RunError(f"{folder.path} is being written by {holder}; wait for it") from None
        with naming(folder.path / ".lock"):
            stream.truncate(0)
            # Not through the stream's buffer, which would be written again when it is closed.
            os.write(stream.fileno(), f"process {os.getpid()}".encode("ascii"))
        # What a killed process was writing: nobody else writes here now.
        for left in folder.path.rglob(f"*{_PART}"):
            left.unlink()
        yield
