import json
import runpy
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
SCRIPT = Path(__file__).parents[2] / "benchmarks" / "detection.py"
TEXTS = [
    "The council of Bergen closed the old bridge on Monday after 12 engineers had inspected it.",
    "A Danish crew rescued the captain of the trawler near the northern harbour in March.",
]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the script as a command; gives its exit code, stdout and stderr."""

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", [str(SCRIPT), *words])
        monkeypatch.syspath_prepend(SCRIPT.parent)
        with pytest.raises(SystemExit) as stop:
            runpy.run_path(str(SCRIPT), run_name="__main__")
        captured = capsys.readouterr()
        return int(stop.value.code or 0), captured.out, captured.err

    return call


def test_the_table_has_every_kind_and_is_the_same_again(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    rows = [{"documents": TEXTS[:1]}, {"documents": TEXTS[:1]}, {"text": TEXTS[1]}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    code, first, _ = run(str(path), "--limit", "2")
    assert code == 0
    assert "2 lines, seed 0" in first
    rows_by_kind = {line.split()[0]: line.split() for line in first.splitlines() if line}
    assert rows_by_kind["negation"][1] == "2"
    assert rows_by_kind["role"][1] == "1"
    assert rows_by_kind["foreign_sentence"][1] == "2"
    assert rows_by_kind["bound"][1:] == ["0", "-", "-", "-", "-"]
    assert rows_by_kind["identity"][1] == "2"
    assert run(str(path), "--limit", "2")[1] == first


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"documents": []}\n', '.jsonl:1: needs "documents", a list of texts, or "text"'),
        (b'{"text": "a"}\n{"summary": 1}\n', ".jsonl:2: needs"),
        (b"[1]\n", ".jsonl:1: not a JSON object"),
        (b'{"text": "Too short."}\n', "no plain sentence"),
        (b"", "no plain sentence"),
        (None, "No such file or directory; name a JSONL file"),
    ],
)
def test_a_file_that_cannot_be_used(
    run: Run, content: bytes | None, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "texts.jsonl"
    if content is not None:
        path.write_bytes(content)
    code, _, error = run(str(path))
    assert code == 2
    assert words in error


@pytest.mark.parametrize(
    ("false", "true", "area"),
    [([0.1, 0.2], [0.8, 0.9], 1.0), ([0.5], [0.5], 0.5), ([0.1, 0.6], [0.3, 0.6], 0.625)],
)
def test_area_under_the_curve_with_ties(
    monkeypatch: pytest.MonkeyPatch, false: list[float], true: list[float], area: float
) -> None:
    monkeypatch.syspath_prepend(SCRIPT.parent)
    assert runpy.run_path(str(SCRIPT))["auc"](false, true) == area
