"""How the pipeline tells where it is; what shows it is given to it."""

from typing import Protocol


class Progress(Protocol):
    """Gets told each stage of a run."""

    def start(self, stage: str, total: int, done: int = 0) -> None:
        """A stage begins ("summarize", "score rouge"): `total` examples, `done` of them before."""
        ...

    def advance(self, count: int) -> None:
        """`count` more examples are done."""
        ...


class Silent:
    """Shows nothing."""

    def start(self, stage: str, total: int, done: int = 0) -> None:
        """Nothing."""

    def advance(self, count: int) -> None:
        """Nothing."""
