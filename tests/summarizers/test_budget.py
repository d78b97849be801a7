"""The limit of an extractive summary."""

import pytest

from harness.errors import UsageError
from harness.summarizers.budget import Budget


def test_a_budget_reads_as_its_limit() -> None:
    assert str(Budget(words=300)) == "300 words"
    assert str(Budget(sentences=5)) == "5 sentences"


def test_a_budget_of_one_is_allowed() -> None:
    assert Budget(words=1).words == 1
    assert Budget(sentences=1).sentences == 1


@pytest.mark.parametrize("limits", [{}, {"words": 300, "sentences": 5}])
def test_exactly_one_limit_must_be_set(limits: dict[str, int]) -> None:
    with pytest.raises(UsageError, match=r"exactly one of budget\.words and budget\.sentences"):
        Budget(**limits)


@pytest.mark.parametrize("key", ["words", "sentences"])
@pytest.mark.parametrize("value", [0, -1, 1.5, 3.0, "5", True, float("nan")])
def test_a_limit_must_be_a_positive_whole_number(key: str, value: object) -> None:
    with pytest.raises(UsageError) as caught:
        Budget(**{key: value})  # type: ignore[arg-type]
    assert str(caught.value) == f"budget.{key} must be a whole number of 1 or more, not {value!r}"
