"""What all metrics' configs have in common."""

import inspect
from pathlib import Path
from typing import Any

import pytest
from hydra.utils import get_class, instantiate
from omegaconf import OmegaConf

from harness.records import signature

CONFIGS = sorted((Path(__file__).parents[2] / "configs" / "metric").glob("*.yaml"))


def load(path: Path) -> dict[str, Any]:
    node = OmegaConf.to_container(OmegaConf.load(path))
    assert isinstance(node, dict)
    assert list(node) == [path.stem]  # a metric stands under its own name
    found = node[path.stem]
    assert isinstance(found, dict)
    return {str(key): value for key, value in found.items()}


# The others would have to be fetched.
PACKAGED = (None, "all-MiniLM-L6-v2")
OFFLINE = [path for path in CONFIGS if load(path).get("model") in PACKAGED]


@pytest.fixture(params=OFFLINE, ids=lambda path: path.stem)
def metric(request: pytest.FixtureRequest) -> Any:
    return instantiate(load(request.param))


def test_signature_names_no_folder_of_this_machine(metric: Any) -> None:
    for part in ("/", "\\", str(Path.home()), str(Path.cwd())):
        assert part not in metric.signature


def test_signature_is_one_line_and_the_same_each_time(metric: Any) -> None:
    assert "\n" not in metric.signature
    assert metric.signature.count("|") > 0


def test_columns_have_names_of_their_own_and_one_is_main(metric: Any) -> None:
    names = [column.name for column in metric.columns]
    assert len(set(names)) == len(names)
    assert any(column.main for column in metric.columns)
    assert metric.needs <= {"references", "documents"}


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.stem)
def test_config_has_the_options_that_its_class_needs_and_no_others(path: Path) -> None:
    node = load(path)
    options = inspect.signature(get_class(node.pop("_target_"))).parameters
    assert set(node) <= set(options)
    needed = {name for name, option in options.items() if option.default is option.empty}
    assert needed <= set(node)


def test_columns_of_the_default_metrics_do_not_clash() -> None:
    default = OmegaConf.load(CONFIGS[0].parents[1] / "config.yaml")
    chosen = next(entry["metric"] for entry in default.defaults if "metric" in entry)
    metrics = [instantiate(load(path)) for path in OFFLINE if path.stem in chosen]
    assert len(metrics) == len(chosen) > 1
    names = [column.name for metric in metrics for column in metric.columns]
    assert len(set(names)) == len(names)


def test_signature_keeps_its_separators_out_of_values() -> None:
    assert signature("x", a="1|b:2\n%", b=None, c=(1, "2"), d=False) == (
        "x|a:1%7Cb:2%0A%25|b:none|c:1,2|d:no"
    )
