"""Runs that are killed, or whose disk is full, and then run again; a program for the tests.

Called with a mode and a folder, it makes one uninterrupted run and then, in a forked child for each
fault, an interrupted one and its repetition. It prints what became of each as a line of JSON.

Modes: moments SEED COUNT: killed at random moments. writes: killed before, or in the middle of,
each write. cuts: the same, and what was not synced by then is lost. reruns: what was killed in the
middle is killed at each write of its repetition. full: from each write on, the disk is full.
"""

import errno
import io
import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# Imported by reading a Parquet file; here, no child has to.
import pyarrow.dataset  # noqa: F401
import pyarrow.parquet as pq

from harness.records import Column, Document, Example, Score, Summary
from harness.runs import pipeline
from harness.runs.job import Job, Part
from harness.runs.manifest import manifest
from harness.runs.progress import Silent

EXAMPLES, BATCH = 13, 5
# What differs from run to run.
APART = ("timing.json", "timings.jsonl", ".lock")


@dataclass(frozen=True)
class Place:
    """Where a run goes, and beside it what it was asked for and what of it was synced."""

    path: Path

    @property
    def results(self) -> Path:
        return self.path / "results"

    @property
    def asked(self) -> Path:
        return self.path / "asked"

    @property
    def synced(self) -> Path:
        return self.path / "synced"

    @property
    def error(self) -> Path:
        return self.path / "error"

    def note(self, path: Path, line: str) -> None:
        """Append a line in one call that no patch of this program sees."""
        stream = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(stream, f"{line}\n".encode())
        os.close(stream)

    def seen(self) -> list[str]:
        """What the parts were asked for: "stage id", as often as they were."""
        return self.asked.read_text().splitlines() if self.asked.exists() else []

    def files(self) -> dict[str, bytes]:
        """All that a run leaves and that is the same each time, by path."""
        return {
            str(path.relative_to(self.results)): path.read_bytes()
            for path in sorted(self.results.rglob("*"))
            if path.is_file() and path.name not in APART
        }


class Numbered:
    """Examples with an ordinal number in their text."""

    signature = "numbered|v:1"

    def read(self) -> Iterator[Example]:
        for i in range(EXAMPLES):
            text = f"Report {i} says that {i} people came by boat. É\u2028 \ud800"
            yield Example(f"e{i}", (Document("a", text),), (f"{i} came.",))


@dataclass
class Batchwise:
    """A summarizer whose output depends on the batch, as that of many models does a little."""

    place: Place
    pause: float
    signature: str = "batchwise|v:1"

    def summarize(self, examples: Sequence[Example]) -> Iterator[Summary]:
        for example in examples:
            self.place.note(self.place.asked, f"summarize {example.id}")
            time.sleep(self.pause)
            text = f"{example.documents[0].text} ({len(examples)} from {examples[0].id})"
            yield Summary(example.id, text)


@dataclass
class Count:
    """A metric that logs what it is asked for, and whose detail depends on the batch."""

    signature: str
    place: Place
    pause: float
    needs: frozenset[str] = frozenset()
    columns: tuple[Column, ...] = (Column("length", high=None), Column("words", high=None))

    def score(self, examples: Sequence[Example], summaries: Sequence[Summary]) -> list[Score]:
        scores = []
        for example, summary in zip(examples, summaries, strict=True):
            self.place.note(self.place.asked, f"{self.signature} {example.id}")
            time.sleep(self.pause)
            values = {"length": float(len(summary.text)), "words": float(len(summary.text.split()))}
            scores.append(Score(example.id, values, {"with": examples[0].id}))
        return scores


def make_run(place: Place, pause: float) -> None:
    summarizer = Batchwise(place, pause)
    metrics = [Count(name, place, pause) for name in ("one", "two")]
    job = Job(
        dataset=Part("numbered", Numbered(), {}, {}),
        summarizer=Part("batchwise", summarizer, {}, {}),
        metrics=tuple(Part(metric.signature, metric, {}, {}) for metric in metrics),
        seed=0,
        batch_size=BATCH,
        results=place.results,
        config="seed: 0\n",
    )
    pipeline.run(job, Silent(), ["harness", "eval"])


@dataclass
class Faults:
    """Counts the writes of a process, each once before and once amid it, and strikes at one."""

    place: Place
    at: int = -1
    full: bool = False
    count: int = 0
    struck: bool = field(default=False)

    def point(self, amid: Callable[[], object] | None = None) -> None:
        """A write comes; amid: does a part of it."""
        for part in (None, amid) if amid else (None,):
            here, self.count = self.count, self.count + 1
            if here == self.at or (self.full and self.struck):
                self.struck = True
                if part is not None:
                    part()
                if self.full:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.kill(os.getpid(), signal.SIGKILL)

    def sync(self, status: os.stat_result, size: int) -> None:
        self.place.note(self.place.synced, f"{status.st_ino} {size}")

    def install(self) -> None:
        """Let every write of this process pass here; only for a child that ends soon."""
        opening, replace = io.open, os.replace
        faults = self

        class Stream:
            def __init__(self, stream: Any) -> None:
                self.stream = stream

            def __getattr__(self, name: str) -> Any:
                return getattr(self.stream, name)

            def __enter__(self) -> "Stream":
                return self

            def __exit__(self, *error: object) -> None:
                self.stream.close()

            def write(self, data: Any) -> None:
                def half() -> None:
                    self.stream.write(data[: len(data) // 2])
                    self.stream.flush()

                faults.point(half)
                self.stream.write(data)

            def truncate(self, size: int) -> None:
                faults.point()
                self.stream.truncate(size)

        def open_(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
            if not set(mode) & set("wa+"):
                return opening(file, mode, *rest, **named)
            stream = opening(file, mode, *rest, **named)
            if "w" in mode:  # an inode may have been another file's
                faults.sync(os.fstat(stream.fileno()), 0)
            return Stream(stream)

        def fsync_(descriptor: int) -> None:
            faults.point()
            status = os.fstat(descriptor)
            faults.sync(status, status.st_size)

        def replace_(source: Any, target: Any) -> None:
            faults.point()
            replace(source, target)

        class Writer(pq.ParquetWriter):  # type: ignore[misc]
            closing = False

            def __init__(self, where: Any, *rest: Any, **named: Any) -> None:
                faults.point()
                super().__init__(where, *rest, **named)
                faults.sync(os.stat(where), 0)

            def write_batch(self, *rest: Any, **named: Any) -> None:
                faults.point()
                super().write_batch(*rest, **named)

            def close(self) -> None:
                if not self.closing:  # also called when it is collected
                    self.closing = True
                    faults.point()
                super().close()

        patches: list[tuple[Any, str, object]] = [
            (io, "open", open_),
            (os, "fsync", fsync_),
            (os, "replace", replace_),
            (pq, "ParquetWriter", Writer),
        ]
        for module, name, value in patches:
            setattr(module, name, value)


def start(task: Callable[[], object]) -> int:
    """The task in a forked child; its process id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        task()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def end(child: int) -> int:
    """Wait for a child; its exit code, or minus its signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def finish(place: Place, pause: float = 0.0) -> None:
    if end(start(lambda: make_run(place, pause))) != 0:
        raise SystemExit(f"{place.path}: the repetition failed")


def struck(place: Place, at: int, full: bool = False) -> int:
    """A run with a fault at that write; its exit code."""

    def task() -> None:
        Faults(place, at, full).install()
        try:
            make_run(place, 0.0)
        except OSError as error:
            told = f"{error.filename}: {error.strerror}"
            place.note(place.error, told.replace(str(place.results), "results"))

    return end(start(task))


def lose_unsynced(place: Place) -> None:
    """What a power cut may leave of the files."""
    lines = place.synced.read_text().splitlines() if place.synced.exists() else []
    sizes = {int(inode): int(size) for inode, size in map(str.split, lines)}
    for path in place.results.rglob("*"):
        status = path.stat()
        if path.is_file() and status.st_size > sizes.get(status.st_ino, 0):
            os.truncate(path, sizes.get(status.st_ino, 0))


def tell(place: Place, whole: dict[str, bytes], pause: float = 0.0, **facts: Any) -> None:
    """Look at an interrupted run, run it again, and print what became of it."""
    left = place.files()
    before = len(place.seen())
    record = next(place.results.glob("*/*/run.json"), None)
    try:
        state = json.loads(record.read_bytes())["state"] if record else None
    except ValueError:
        state = "unreadable"
    finish(place, pause)
    seen = place.seen()
    seconds = next(place.results.glob("*/*/timings.jsonl")).read_text().splitlines()
    facts |= {
        "asked": before,
        "asked_twice": len(seen) - len(set(seen)),
        "never_asked": 3 * EXAMPLES - len(set(seen)),
        "timed": [json.loads(line)["id"] for line in seconds] == [f"e{i}" for i in range(EXAMPLES)],
        "state": state,
        "parts_left": sum(name.endswith(".part") for name in left),
        "done_but_different": state == "done" and left != whole,
        "different": sorted(
            {name for name, _ in set(whole.items()) ^ set(place.files().items())},
        ),
        "error": place.error.read_text() if place.error.exists() else None,
    }
    print(json.dumps(facts), flush=True)
    shutil.rmtree(place.path)


def at_moments(root: Path, seed: int, count: int) -> None:
    pause = 0.001
    whole = Place(root / "whole")
    whole.path.mkdir()
    begin = time.perf_counter()
    finish(whole, pause)
    duration = time.perf_counter() - begin
    files, random_ = whole.files(), random.Random(seed)
    killed = 0
    while killed < count:
        place = Place(root / "killed")
        place.path.mkdir()
        begin = time.perf_counter()
        child = start(lambda place=place: make_run(place, pause))  # type: ignore[misc]
        time.sleep(random_.uniform(0, duration))
        os.kill(child, signal.SIGKILL)
        if end(child) != -signal.SIGKILL:
            # It had ended: the machine got faster.
            duration = min(duration, time.perf_counter() - begin)
            shutil.rmtree(place.path)
            continue
        killed += 1
        tell(place, files)


def at_writes(root: Path, mode: str) -> None:
    whole = Place(root / "whole")
    whole.path.mkdir()

    def count() -> None:
        faults = Faults(whole)
        faults.install()
        make_run(whole, 0.0)
        whole.note(whole.path / "count", str(faults.count))

    if end(start(count)) != 0:
        raise SystemExit("the uninterrupted run failed")
    if mode == "cuts":  # all of a finished run is on the disk
        before = whole.files()
        lose_unsynced(whole)
        if whole.files() != before:
            raise SystemExit("a finished run lost something")
    files, writes = whole.files(), int((whole.path / "count").read_text())
    for at in range(writes):
        place = Place(root / f"at-{at}")
        place.path.mkdir()
        first = 0
        if mode == "reruns":
            struck(place, writes // 3)
            first = len(place.seen())
        code = struck(place, at, full=mode == "full")
        if mode == "reruns" and code == 0:
            break  # the repetition has fewer writes
        if mode == "cuts":
            lose_unsynced(place)
        tell(place, files, at=at, first=first, code=code)


class NoPandas:
    """pyarrow would have each child import it, to no purpose here."""

    def find_spec(self, name: str, *rest: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


def main(mode: str, folder: str, *numbers: str) -> None:
    # What it was made with is the same each time; asking git and every package is slow.
    made_with = manifest()
    setattr(pipeline, manifest.__name__, lambda: made_with)
    # Nothing here cuts the power, so that nothing must wait for the disk.
    setattr(os, os.fsync.__name__, lambda descriptor: None)
    sys.meta_path.insert(0, NoPandas())
    root = Path(folder)
    if mode == "moments":
        at_moments(root, *map(int, numbers))
    else:
        at_writes(root, mode)


if __name__ == "__main__":
    main(*sys.argv[1:])
