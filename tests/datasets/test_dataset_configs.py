"""The configs of configs/dataset: all compose, and the ready ones fit their dataset's layout."""

from pathlib import Path
from typing import Any

import hydra
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hydra.core.global_hydra import GlobalHydra
from hydra.utils import instantiate

from harness.datasets.hub import Hub
from harness.resources import resource

NAMES = sorted(path.stem for path in (resource("configs") / "dataset").glob("*.yaml"))
OWN = ("csv", "jsonl", "parquet", "text")

# A row in each dataset's layout, with columns that are of no concern; the documents and references.
LAYOUTS: dict[str, tuple[dict[str, Any], list[str], list[str]]] = {
    "cnn_dailymail": (
        {"article": "A long story.", "highlights": "Short .\nShorter .", "id": "f001ec5c"},
        ["A long story."],
        ["Short .\nShorter ."],
    ),
    "xsum": (
        {"document": "A story.", "summary": "One line.", "id": "35232142"},
        ["A story."],
        ["One line."],
    ),
    "multi_news": (
        {"document": "First. \n ||||| Second. ||||| ", "summary": "– Both."},
        ["First.", "Second."],
        ["– Both."],
    ),
    "wcep": (
        {"document": ["First.", "Second."], "summary": "Both."},
        ["First.", "Second."],
        ["Both."],
    ),
    "multi_xscience": (
        {
            "aid": "math9912167",
            "mid": "1631980677",
            "abstract": "Own abstract.",
            "related_work": "As @cite_1 says.",
            "ref_abstract": {
                "cite_N": ["@cite_1", "@cite_2"],
                "mid": ["1", ""],
                "abstract": ["Cited abstract.", ""],
            },
        },
        ["Own abstract.", "Cited abstract."],
        ["As @cite_1 says."],
    ),
    "samsum": (
        {"id": "13862856", "dialogue": "A: Hi\r\nB: Hi", "summary": "They greet."},
        ["A: Hi\r\nB: Hi"],
        ["They greet."],
    ),
    "dialogsum": (
        {"id": "test_0_1", "dialogue": "#Person1#: Hi", "summary": "A greeting.", "topic": "hello"},
        ["#Person1#: Hi"],
        ["A greeting."],
    ),
    "billsum": (
        {"text": "SECTION 1.", "summary": "Amends.", "title": "A bill"},
        ["SECTION 1."],
        ["Amends."],
    ),
    "govreport": ({"report": "A report.", "summary": "In short."}, ["A report."], ["In short."]),
    "arxiv": (
        {"article": "a paper .", "abstract": "its abstract ."},
        ["a paper ."],
        ["its abstract ."],
    ),
    "pubmed": (
        {"article": "a paper .", "abstract": "its abstract ."},
        ["a paper ."],
        ["its abstract ."],
    ),
    "scitldr": (
        {
            "source": ["One sentence.", "Another."],
            "source_labels": [0, 1],
            "rouge_scores": [0.1, 0.2],
            "paper_id": "SysEexbRb",
            "target": ["By the author.", "By a reviewer."],
        },
        ["One sentence. Another."],
        ["By the author.", "By a reviewer."],
    ),
    "qmsum": (
        {
            "id": "va-sq-1",
            "pid": "va-sq-1_0",
            "input": "Why? Transcript.",
            "output": "So.",
            "input_token_count": 3,
        },
        ["Why? Transcript."],
        ["So."],
    ),
}


def composed(name: str, *overrides: str) -> Any:
    with hydra.initialize_config_dir(str(resource("configs").resolve()), version_base="1.3"):
        config = hydra.compose("config", [f"dataset={name}", *overrides])
    GlobalHydra.instance().clear()
    return config.dataset


@pytest.mark.parametrize("name", NAMES)
def test_every_config_composes_and_makes_a_dataset(name: str) -> None:
    overrides = ["dataset.path=x"] if name in OWN else ["dataset.name=a/b"] if name == "hub" else []
    made = instantiate(composed(name, *overrides), _convert_="all")
    assert "|v:1" in made.signature


@pytest.mark.parametrize("name", [*OWN, *LAYOUTS])
def test_the_seed_of_the_run_draws_the_sample(name: str) -> None:
    overrides = ["dataset.path=x"] if name in OWN else []
    made = instantiate(composed(name, *overrides, "dataset.sample=5", "seed=7"), _convert_="all")
    assert "|sample:5|seed:7|" in made.signature


def test_the_defaults_of_a_config_are_those_of_its_class() -> None:
    from harness.datasets.csv_file import Csv
    from harness.datasets.jsonl import Jsonl
    from harness.datasets.parquet import Parquet
    from harness.datasets.text_folders import TextFolders

    for name, kind in zip(OWN, (Csv, Jsonl, Parquet, TextFolders), strict=True):
        made = instantiate(composed(name, "dataset.path=x"), _convert_="all")
        assert made.signature == kind("x").signature  # type: ignore[operator]
    made = instantiate(composed("hub", "dataset.name=a/b"), _convert_="all")
    assert made.signature == Hub("a/b").signature


def test_every_ready_config_has_its_layout_here() -> None:
    hub = {name for name in NAMES if composed(name)["_target_"].endswith(".Hub")}
    assert hub == {"hub", *LAYOUTS}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_ready_config_reads_its_layout(name: str, tmp_path: Path) -> None:
    row, documents, references = LAYOUTS[name]
    path = tmp_path / "test.parquet"
    pq.write_table(pa.Table.from_pylist([row]), path)
    words = [f"dataset.data_files={path}", f"dataset.cache={tmp_path / 'cache'}"]
    (example,) = instantiate(composed(name, *words), _convert_="all").read()
    assert [doc.text for doc in example.documents] == documents
    assert list(example.references) == references
    if "id" in row:
        assert example.id == row["id"]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_ready_config_says_only_what_differs(name: str) -> None:
    config = composed(name)
    assert config.split == "test"
    assert config.offline is True
    assert config.clean is False
    assert config.on_error == "raise"
