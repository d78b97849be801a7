"""Datasets of the hub, as files in their layout and as a cache without a network."""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import datasets
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from huggingface_hub import constants

from harness.datasets.hub import Hub
from harness.errors import RunError, UsageError
from harness.records import Document, Example

COLUMNS = {"id": "id", "documents": "document", "references": "summary"}
ROW = {"id": "a", "document": "Text.", "summary": "Ref."}
EXAMPLE = Example("a", (Document("1", "Text."),), ("Ref.",))
COMMIT, OTHER = "a" * 40, "b" * 40
Write = Callable[..., Path]


def hub(tmp_path: Path, **choices: Any) -> Hub:
    options = {"name": "owner/small", "columns": COLUMNS, "cache": str(tmp_path / "cache")}
    return Hub(**{**options, **choices})


@pytest.fixture
def cached(tmp_path: Path) -> Path:
    """A cache that has the split `test` of owner/small, as the library leaves it there."""
    path = tmp_path / "rows.parquet"
    pq.write_table(pa.Table.from_pylist([ROW]), path)
    made = datasets.load_dataset(
        "parquet", data_files={"test": str(path)}, split="test", cache_dir=str(tmp_path / "made")
    )
    source = Path(made.cache_files[0]["filename"])
    folder = tmp_path / "cache/owner___small/default/0.0.0" / COMMIT
    folder.mkdir(parents=True)
    (folder / "small-test.arrow").write_bytes(source.read_bytes())
    info = json.loads((source.parent / "dataset_info.json").read_text())
    info |= {"dataset_name": "small", "config_name": "default"}
    (folder / "dataset_info.json").write_text(json.dumps(info))
    return folder


def test_what_is_in_the_cache_is_read_without_a_network(cached: Path, tmp_path: Path) -> None:
    for choices in ({}, {"revision": COMMIT}, {"config": "default"}):
        assert list(hub(tmp_path, **choices).read()) == [EXAMPLE]


def test_another_revision_in_the_cache_is_not_taken_for_the_pinned(
    cached: Path, tmp_path: Path, told: Callable[..., str]
) -> None:
    message = told(hub(tmp_path, revision=OTHER), RunError)
    assert message.startswith(f"owner/small: the cache has revision {COMMIT}, not {OTHER}\n")
    assert "harness prefetch" in message


def test_what_is_not_in_the_cache_is_told_with_the_ways_out(
    tmp_path: Path, told: Callable[..., str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert told(hub(tmp_path, on_error="skip"), RunError) == (
        "owner/small: not in the cache, and offline=true asks no hub\n"
        "fetch it with `harness prefetch`, or let this run do it with offline=false"
    )
    assert capfd.readouterr() == ("", "")


def test_the_config_decides_whether_a_hub_is_asked_and_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Callable[..., str]
) -> None:
    monkeypatch.setattr(datasets.config, "HF_HUB_OFFLINE", False)
    seen = []

    def load(path: str, *words: Any, **options: Any) -> Any:
        seen.append((path, datasets.config.HF_HUB_OFFLINE, constants.HF_HUB_OFFLINE))
        raise ConnectionError("no network")

    monkeypatch.setattr(datasets, "load_dataset", load)
    assert "offline=true asks no hub" in told(hub(tmp_path), RunError)
    online = told(hub(tmp_path, offline=False), RunError)
    assert online == "owner/small: cannot be loaded (no network)"
    path = "hf://datasets/owner/small"
    assert seen == [(path, True, True), (path, False, False)]
    assert (datasets.config.HF_HUB_OFFLINE, constants.HF_HUB_OFFLINE) == (False, True)


def test_the_library_is_asked_for_what_the_config_says_and_for_no_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Callable[..., str]
) -> None:
    asked = []

    def load(*words: Any, **options: Any) -> Any:
        asked.append((words, options))
        raise ConnectionError("no network")

    monkeypatch.setattr(datasets, "load_dataset", load)
    told(hub(tmp_path, config="c", revision=OTHER, data_dir="d", split="dev"), RunError)
    options = {"split": "dev", "revision": OTHER, "data_dir": "d", "cache_dir": f"{tmp_path}/cache"}
    assert asked == [(("hf://datasets/owner/small", "c"), options)]


def test_a_folder_of_that_name_is_not_taken_for_the_hub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Callable[..., str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "owner/small").mkdir(parents=True)
    pq.write_table(pa.Table.from_pylist([ROW]), tmp_path / "owner/small/test.parquet")
    assert "not in the cache" in told(hub(tmp_path), RunError)


def test_a_split_or_config_that_is_not_there_is_a_wrong_call(
    cached: Path, tmp_path: Path, told: Callable[..., str]
) -> None:
    message = told(hub(tmp_path, split="dev"), UsageError)
    assert message == "owner/small: Unknown split \"dev\". Should be one of ['test']."
    assert "owner/small: " in told(hub(tmp_path, config="other"), UsageError)


def test_a_dataset_made_by_a_script_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Callable[..., str]
) -> None:
    def load(*words: Any, **options: Any) -> Any:
        raise RuntimeError("Dataset scripts are no longer supported, but found small.py")

    monkeypatch.setattr(datasets, "load_dataset", load)
    message = told(hub(tmp_path, offline=False), RunError)
    assert message.startswith("owner/small: it is made by a script, and no code of a dataset")
    assert "dataset.revision=refs/convert/parquet" in message


def test_local_files_are_read_in_its_place(tmp_path: Path, write: Write) -> None:
    rows = [{**ROW, "id": str(i)} for i in range(100)]
    jsonl = write("rows.jsonl", rows)
    csv = write(
        "rows.csv", "id,document,summary\n" + "".join(f"{i},Text.,Ref.\n" for i in range(100))
    )
    parquet = tmp_path / "rows[1].parquet"
    pq.write_table(pa.Table.from_pylist(rows), parquet)
    expected = [Example(str(i), EXAMPLE.documents, EXAMPLE.references) for i in range(100)]
    for path in (jsonl, csv, parquet):
        assert list(hub(tmp_path, data_files=str(path)).read()) == expected


def test_rows_are_told_by_their_number(
    tmp_path: Path, told: Callable[..., str], parts: Callable[..., Any]
) -> None:
    path = tmp_path / "rows.parquet"
    rows = [{**ROW, "id": str(i), "document": None if i == 40 else "x"} for i in range(50)]
    pq.write_table(pa.Table.from_pylist(rows), path)
    message = told(hub(tmp_path, data_files=str(path)), RunError)
    assert message.startswith("owner/small[test] row 41: no document")
    ids, skipped = parts(hub(tmp_path, data_files=str(path), on_error="skip"))
    assert (len(ids), skipped) == (49, ["owner/small[test] row 41"])


def test_wrong_columns_list_the_ones_there(
    write: Write, tmp_path: Path, told: Callable[..., str]
) -> None:
    path = write("rows.jsonl", [ROW])
    dataset = hub(tmp_path, data_files=str(path), columns={"documents": "article"})
    message = told(dataset, UsageError)
    assert message.startswith(
        "owner/small[test]: no column 'article'; the columns there: id, document, summary\n"
    )


def test_broken_local_files_are_told(
    write: Write, tmp_path: Path, told: Callable[..., str], capfd: pytest.CaptureFixture[str]
) -> None:
    logged: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = logged.append  # type: ignore[method-assign]
    logger = logging.getLogger("datasets")
    logger.addHandler(handler)
    datasets.logging.set_verbosity_info()
    before = logger.level
    for name, content in (("a.jsonl", '{"id": "a"'), ("b.parquet", "PAR1"), ("c.jsonl", "")):
        path = write(name, content)
        message = told(hub(tmp_path, data_files=str(path)), RunError)
        assert message.startswith(f"{path}: cannot be read (")
    logger.removeHandler(handler)
    assert (capfd.readouterr(), logged, logger.level) == (("", ""), [], before)
    datasets.logging.set_verbosity_warning()
    mixed = [str(write("d.jsonl", [ROW])), str(write("e.csv", "id\n"))]
    assert "must be all .parquet" in told(hub(tmp_path, data_files=mixed), RunError)
    assert "no such file" in told(hub(tmp_path, data_files="https://host/x.jsonl"), RunError)


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"name": None}, r"^dataset\.name is not set"),
        ({"name": "xsum"}, r"^dataset\.name must be OWNER/NAME"),
        ({"name": "a/b/c"}, r"^dataset\.name must be OWNER/NAME"),
        ({"name": "../b"}, r"^dataset\.name must be OWNER/NAME"),
        ({"name": "https://host/x"}, r"^dataset\.name must be OWNER/NAME"),
        ({"split": None}, r"^dataset\.split is not set"),
        ({"split": "test[:10]"}, r"^dataset\.split must be a plain name"),
    ],
)
def test_wrong_choices_are_a_wrong_call(
    tmp_path: Path, choices: dict[str, Any], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        hub(tmp_path, **choices)


def test_the_choices_are_in_the_signature_and_places_are_not(tmp_path: Path) -> None:
    base = hub(tmp_path).signature
    assert base.startswith(
        "hub|name:owner/small|config:none|revision:none|data_dir:none|split:test|id:id|"
    )
    for same in ({"cache": None}, {"data_files": "x.jsonl"}, {"offline": False}):
        assert hub(tmp_path, **same).signature == base
    for other in ({"name": "a/b"}, {"config": "c"}, {"revision": "r"}, {"data_dir": "d"}):
        assert hub(tmp_path, **other).signature != base
