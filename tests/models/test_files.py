"""Finding model folders and telling one content from another."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.errors import RunError
from harness.models.files import PACKAGED_MODEL, ModelFiles, find_model

COMMIT = "0123456789abcdef0123456789abcdef01234567"
FILES = {
    "config.json": "{}",
    "vocab.txt": "a\nb\n",
    "spiece.model": "pieces",
    "model.safetensors": "weights",
    "1_Pooling/config.json": "{}",
    "README.md": "about",
}


def write_model(folder: Path, **changed: str) -> Path:
    for name, content in (FILES | changed).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def found(name: Path | str) -> ModelFiles:
    # Past the cache: the same folder may change within a test.
    return find_model.__wrapped__(str(name))


def find_offline(name: str, hub_home: Path) -> dict[str, str]:
    """What find_model says in a fresh process without network."""
    program = (
        "import json, sys\n"
        "from harness.errors import RunError\n"
        "from harness.models.files import find_model\n"
        "try:\n"
        "    model = find_model(sys.argv[1])\n"
        "    print(json.dumps({'path': model.path, 'identity': model.identity}))\n"
        "except RunError as error:\n"
        "    print(json.dumps({'error': str(error)}))\n"
    )
    environment = os.environ | {"HF_HUB_OFFLINE": "1", "HF_HOME": str(hub_home)}
    for name_ in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        environment.pop(name_, None)
    done = subprocess.run(
        [sys.executable, "-c", program, name],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    answer: dict[str, str] = json.loads(done.stdout)
    return answer


def cached_repository(hub_home: Path, name: str, *files: str) -> Path:
    repository = hub_home / "hub" / f"models--{name.replace('/', '--')}"
    snapshot = repository / "snapshots" / COMMIT
    for path in (snapshot / file for file in files):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(COMMIT, encoding="utf-8")
    return snapshot


@pytest.mark.parametrize("name", [name for name in FILES if name != "README.md"])
def test_the_digest_changes_with_every_file_that_decides_the_output(
    name: str, tmp_path: Path
) -> None:
    before = found(write_model(tmp_path)).digest
    after = found(write_model(tmp_path, **{name: "something else"})).digest
    assert before != after


def test_the_digest_changes_when_a_decisive_file_is_added_or_renamed(tmp_path: Path) -> None:
    digests = {found(write_model(tmp_path)).digest}
    (tmp_path / "added.json").write_text("{}", encoding="utf-8")
    digests.add(found(tmp_path).digest)
    # The order of the files stays as it was.
    (tmp_path / "added.json").rename(tmp_path / "added_too.json")
    digests.add(found(tmp_path).digest)
    assert len(digests) == 3


def test_the_digest_does_not_change_with_the_readme_or_other_weights(tmp_path: Path) -> None:
    before = found(write_model(tmp_path)).digest
    changed = {"README.md": "other", "pytorch_model.bin": "pickle", "onnx/model.onnx": "graph"}
    assert found(write_model(tmp_path, **changed)).digest == before


def test_the_same_content_in_another_folder_has_the_same_digest_and_its_own_name(
    tmp_path: Path,
) -> None:
    first, second = (found(write_model(tmp_path / name)) for name in ("first", "second"))
    assert first.digest == second.digest
    assert len(first.digest) == 12
    assert first.identity == f"first@{first.digest}"
    assert second.identity == f"second@{first.digest}"
    assert str(tmp_path) not in first.identity


def test_a_folder_is_found_where_it_lies(tmp_path: Path) -> None:
    model = found(write_model(tmp_path))
    assert (model.name, model.path) == (str(tmp_path), str(tmp_path))


def test_a_folder_without_safetensors_is_refused(tmp_path: Path) -> None:
    write_model(tmp_path, **{"pytorch_model.bin": "pickle"})
    (tmp_path / "model.safetensors").unlink()
    with pytest.raises(RunError, match=r"no \*\.safetensors weights") as caught:
        found(tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_the_packaged_model_is_found_by_its_name() -> None:
    model = find_model(PACKAGED_MODEL)
    assert (Path(model.path) / "config.json").is_file()
    assert model.identity == f"all-MiniLM-L6-v2@{model.digest}"
    assert len(model.digest) == 12


@pytest.mark.parametrize("name", ["no spaces please", "one/two/three", "/no/such/folder"])
def test_what_is_neither_a_folder_nor_a_name_of_the_hub_is_told_as_such(name: str) -> None:
    with pytest.raises(RunError, match="no folder here and no name of a hub repository") as caught:
        find_model(name)
    assert repr(name) in str(caught.value)


def test_an_unknown_hub_name_without_network_is_an_error_with_advice(tmp_path: Path) -> None:
    error = find_offline("some-org/no-such-model", tmp_path)["error"]
    assert "'some-org/no-such-model'" in error
    assert "offline=false" in error
    assert "\n" not in error


def test_a_hub_model_in_the_cache_is_found_without_network_and_named_by_its_commit(
    tmp_path: Path,
) -> None:
    snapshot = cached_repository(tmp_path, "some-org/model", "config.json", "model.safetensors")
    assert find_offline("some-org/model", tmp_path) == {
        "path": str(snapshot),
        "identity": f"some-org/model@{COMMIT[:12]}",
    }


def test_a_hub_model_without_safetensors_is_refused(tmp_path: Path) -> None:
    cached_repository(tmp_path, "some-org/pickled", "config.json")
    error = find_offline("some-org/pickled", tmp_path)["error"]
    assert error == ("model 'some-org/pickled' has no *.safetensors weights (pickles are not read)")
