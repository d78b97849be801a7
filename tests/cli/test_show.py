from collections.abc import Callable
from pathlib import Path
from typing import Any

Harness = Callable[..., Any]
PAGE = """Home | Sports | Weather

The council voted on Tuesday to rebuild the old bridge, which was closed in spring after a flood.
It will cost about 3 million and take two years, the mayor said after the meeting.

Related
- Ten Things To Do This Weekend
- See The Prettiest Gardens In Town
"""


def test_it_shows_what_was_dropped_and_why_and_the_text_that_stays(
    harness: Harness, tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    output = harness(
        "show", "dataset.folder=.", "dataset.documents=[page.txt]", "dataset.references=[]"
    )
    assert output.code == 0
    assert "page.txt (document)" in output.out
    dropped = [line for line in output.out.splitlines() if line.startswith("  dropped ")]
    assert [line.split()[1] for line in dropped] == ["1:", "6:", "7:", "8:"]
    assert all(line.count(": ") >= 2 for line in dropped)
    assert "\n  The council voted on Tuesday" in output.out
    assert "dataset seeds: 1 example" in output.out


def test_the_seeds_show_their_reports_and_reference(harness: Harness) -> None:
    output = harness("show", "dataset=seeds")
    assert output.code == 0
    assert output.out.count("(document)") == 4
    assert output.out.count("(reference)") == 1
    assert "repaired" in output.out
    assert "reference 1: 307 words, 14 sentences" in output.out


def test_a_wrong_name_lists_the_right_ones(harness: Harness) -> None:
    output = harness("show", "dataset=none")
    assert output.code == 2
    assert ", seeds, seeds_per_report," in output.err
