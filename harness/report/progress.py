"""Where a run is: a moving bar on a terminal, a plain line a stage elsewhere."""

import sys
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from harness.text.printable import one_line


class RunProgress:
    """A context manager that shows the stages of one run, named `label`, on standard error."""

    def __init__(self, label: str, stream: TextIO | None = None) -> None:
        stream = stream or sys.stderr
        self._label = one_line(label)
        self._stream = stream
        self._bar: RichProgress | None = None
        if stream.isatty():
            self._bar = RichProgress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=Console(file=stream),
                transient=True,
            )

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def start(self, stage: str, total: int, done: int = 0) -> None:
        """A stage begins; a bar for the one before goes."""
        if self._bar:
            for task in self._bar.task_ids:
                self._bar.remove_task(task)
            self._bar.add_task(f"{self._label}: {stage}", total=total, completed=done)
        else:
            known = f", {done} there already" if done else ""
            noun = "example" if total == 1 else "examples"
            print(f"{self._label}: {stage}, {total} {noun}{known}", file=self._stream, flush=True)

    def advance(self, count: int) -> None:
        """`count` more examples are done."""
        if self._bar:
            self._bar.advance(self._bar.task_ids[-1], count)
