"""Fitting the entailment network: further rounds, and what is written of them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from harness.models.entailment import PACKAGED_WEIGHTS

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "fit_entailment.py"


def _fit(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    pairs = [
        {"premise": f"The {n} dogs ran home.", "hypothesis": f"{n} dogs {did}.", "label": label}
        for n in ("two", "three", "four", "six", "nine", "ten")
        for did, label in (("ran", "entailment"), ("slept", "neutral"), ("sat", "contradiction"))
    ]
    talks = [{"dialogue": "Ann: I am late.", "summary1": "Ann is late."}]
    reports = [{"documents": ["The mayor of Oslo opened the new bridge on Monday at noon."]}]
    written = {"evidence": ["The mayor may resign soon."], "claims": []}
    written["claims"] = [{"text": "The mayor resigns.", "label": "neutral", "kind": "certainty"}]
    (folder / "written").mkdir()
    tables = {"pairs": pairs, "talks": talks, "reports": reports, "written/w": [written]}
    for name, rows in tables.items():
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    inputs = {
        "pairs": "pairs.jsonl",
        "summaries": "talks.jsonl",
        "documents": "reports.jsonl",
        "written": "written",
        "output": "out.safetensors",
    }
    paths = [arg for key, name in inputs.items() for arg in (f"--{key}", str(folder / name))]
    command = [sys.executable, str(SCRIPT), *paths, "--epochs", "3", "--rate", "0.5", *args]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _size(done: subprocess.CompletedProcess[str]) -> int:
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[0])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    folder = tmp_path_factory.mktemp("whole")
    size = _size(_fit(folder, "--start", str(PACKAGED_WEIGHTS)))
    return folder / "out.safetensors", size


def test_a_blend_lies_between_start_and_fitted(whole: tuple[Path, int], tmp_path: Path) -> None:
    _size(_fit(tmp_path, "--start", str(PACKAGED_WEIGHTS), "--blend", "0.25"))
    known, fitted = _flat(PACKAGED_WEIGHTS), _flat(whole[0])
    found = _flat(tmp_path / "out.safetensors")
    moved = (fitted - known).abs() > 0.02
    assert moved.sum() > 1000
    share = ((found - known) / (fitted - known))[moved]
    # Weights are written in half precision.
    assert share.min() > 0.15 and share.max() < 0.35


def _flat(path: Path) -> torch.Tensor:
    weights = load_file(path)
    return torch.cat([weights[name].float().flatten() for name in sorted(weights)])


def test_none_of_the_other_pairs_need_take_part(whole: tuple[Path, int], tmp_path: Path) -> None:
    assert 0 < _size(_fit(tmp_path, "--others", "0")) < whole[1]


@pytest.mark.parametrize("option", ["--others", "--blend"])
def test_a_share_is_one(option: str, tmp_path: Path) -> None:
    done = _fit(tmp_path, "--start", str(PACKAGED_WEIGHTS), option, "1.5")
    assert done.returncode == 2
    assert f"{option}: '1.5' is no number from 0 to 1" in done.stderr


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--no-written"], "--no-written: not allowed with argument --written"),
        (["--others", "0"], "no pair to learn from"),
    ],
)
def test_what_leaves_nothing_to_read_is_told(args: list[str], told: str, tmp_path: Path) -> None:
    written = tmp_path / "none"
    written.mkdir()
    (written / "w.jsonl").write_text("", "utf-8")
    done = _fit(tmp_path, "--written", str(written), *args)
    assert done.returncode == 2
    assert told in done.stderr.splitlines()[-1]
    assert not (tmp_path / "out.safetensors").exists()


def test_a_blend_needs_what_to_blend_with(tmp_path: Path) -> None:
    done = _fit(tmp_path, "--blend", "0.5")
    assert done.returncode == 2
    assert "--start" in done.stderr.splitlines()[-1]
    assert not (tmp_path / "out.safetensors").exists()
