from collections.abc import Callable
from typing import Any

Harness = Callable[..., Any]


def test_what_is_packaged_is_already_here(harness: Harness) -> None:
    output = harness("prefetch", "summarizer=centroid_mmr", "metric=[bertscore,facts]")
    assert (output.code, output.err) == (0, "")
    assert "it can run offline" in output.out


def test_what_cannot_be_had_is_an_error(harness: Harness) -> None:
    broken = harness("prefetch", "metric=[bertscore]", "metric.bertscore.layer=9")
    assert broken.code == 2
    assert "has only 6" in broken.err
    missing = harness("prefetch", "metric=[bertscore]", "metric.bertscore.model=/nowhere/at/all")
    assert missing.code == 1
    assert "no folder here" in missing.err
