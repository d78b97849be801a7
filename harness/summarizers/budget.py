"""How long an extractive summary may be: the same limit for all of them, so they compare."""

from dataclasses import dataclass

from harness.errors import UsageError


@dataclass(frozen=True, slots=True)
class Budget:
    """A limit in words (as `text.tokens.words` counts them) or in sentences, exactly one of them.

    Raises UsageError where neither or both are given, or one is no positive whole number.
    """

    words: int | None = None
    sentences: int | None = None

    def __post_init__(self) -> None:
        for key, value in (("words", self.words), ("sentences", self.sentences)):
            if value is None:
                continue
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise UsageError(f"budget.{key} must be a whole number of 1 or more, not {value!r}")
        if (self.words is None) == (self.sentences is None):
            raise UsageError(
                "set exactly one of budget.words and budget.sentences, the other to null "
                "(for example budget.words=null budget.sentences=5)"
            )

    def __str__(self) -> str:
        return f"{self.words} words" if self.words is not None else f"{self.sentences} sentences"
