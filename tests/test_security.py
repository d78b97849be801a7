"""Tries to get code run, or a file written elsewhere, by what a stranger may hand over."""

import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.errors import RunError
from harness.models.files import ModelFiles, find_model
from harness.models.loading import load_model, load_tokenizer

Harness = Callable[..., Any]
# Whatever is tried, it would leave this file in the working directory.
TRACE = "code-was-run"


class Evil:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, (f"touch {TRACE}",)


@pytest.fixture(autouse=True)
def nothing_ran(tmp_path: Path) -> Any:
    yield
    assert not (tmp_path / TRACE).exists()


@pytest.fixture
def run_folder(harness: Harness, tmp_path: Path) -> Path:
    assert harness("eval", "metric=[shape]").code == 0
    (record,) = tmp_path.glob("results/seeds/*/run.json")
    return record.parent


@pytest.mark.parametrize(
    "evil",
    [
        f"dataset: !!python/object/apply:os.system ['touch {TRACE}']\n",
        f"dataset:\n  _target_: os.system\n  command: touch {TRACE}\n",
        "dataset:\n  _target_: subprocess.Popen\n  args: [touch, x]\n",
        f"dataset: ${{oc.decode:\"!!python/object/apply:os.system ['touch {TRACE}']\"}}\n",
    ],
)
@pytest.mark.parametrize("words", [("rescore", "RUN", "metric=[rouge]"), ("eval", "--from", "RUN")])
def test_a_run_folder_from_elsewhere_runs_nothing(
    harness: Harness, run_folder: Path, evil: str, words: tuple[str, ...]
) -> None:
    path = run_folder / "config.yaml"
    text = path.read_text()
    start, end = text.index("dataset:"), text.index("summarizer:")
    path.write_text(text[:start] + evil + text[end:])
    output = harness(*(str(run_folder) if word == "RUN" else word for word in words))
    assert output.code in (1, 2)
    assert "Traceback" not in output.err


def test_broken_and_pickled_scores_are_made_anew(harness: Harness, run_folder: Path) -> None:
    right = (run_folder / "scores/shape.parquet").read_bytes()
    for content in (pickle.dumps(Evil()), b"", b"PAR1", right[:-10]):
        (run_folder / "scores/shape.parquet").write_bytes(content)
        assert harness("eval", "metric=[shape]").code == 0
        assert (run_folder / "scores/shape.parquet").read_bytes() == right


def test_a_pickled_predictions_file_is_refused(harness: Harness, tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_bytes(pickle.dumps(Evil()))
    output = harness("eval", "summarizer=predictions", "summarizer.path=p.jsonl", "metric=[shape]")
    assert output.code == 2
    assert "p.jsonl:1" in output.err


def test_pickled_weights_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "pytorch_model.bin").write_bytes(pickle.dumps(Evil()))
    (folder / "config.json").write_text('{"model_type": "bert"}')
    with pytest.raises(RunError, match=r"no .*safetensors weights"):
        find_model(str(folder))
    with pytest.raises(RunError):
        load_model(ModelFiles(str(folder), str(folder), "0" * 12))


def test_code_in_a_model_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "evil.py").write_text(f"import os\nos.system('touch {TRACE}')\nclass C: pass\n")
    auto_map = {"AutoConfig": "evil.C", "AutoModel": "evil.C", "AutoTokenizer": ["evil.C", None]}
    (folder / "config.json").write_text(json.dumps({"model_type": "own", "auto_map": auto_map}))
    (folder / "tokenizer_config.json").write_text(json.dumps({"auto_map": auto_map}))
    (folder / "model.safetensors").write_bytes(b"")
    files = ModelFiles(str(folder), str(folder), "0" * 12)
    for load in (load_model, load_tokenizer):
        with pytest.raises(RunError):
            load(files)


@pytest.mark.parametrize(
    "name",
    ["../../escaped", "/tmp/escaped", "a/b", "..", ".", "x" * 300, "a\nb", "\x1b[2J", "CON", "ü"],
)
def test_a_system_name_stays_inside_the_results(
    harness: Harness, tmp_path: Path, name: str
) -> None:
    (tmp_path / "inside").mkdir()
    output = harness("eval", "metric=[shape]", f'system="{name}"', "results=inside/results")
    assert output.code == 0, output.err
    assert "\x1b" not in output.out + output.err
    (record,) = tmp_path.glob("inside/results/seeds/*/run.json")
    assert [path.name for path in tmp_path.iterdir()] == ["inside"]
    assert json.loads(record.read_text())["summarizer"]["name"] == name


def test_ids_of_predictions_never_reach_the_terminal_as_they_are(
    harness: Harness, tmp_path: Path
) -> None:
    rows = [{"id": "\x1b]0;owned\x07", "summary": "s"}, {"id": "\u202eevil", "summary": "s"}]
    (tmp_path / "p.jsonl").write_text("\n".join(map(json.dumps, rows)))
    output = harness("eval", "summarizer=predictions", "summarizer.path=p.jsonl", "metric=[shape]")
    assert output.code == 1
    assert not {"\x1b", "\x07", "\u202e"} & set(output.out + output.err)
    assert "\\x1b]0;owned\\x07" in output.err
