"""What is to be run, composed and checked elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from harness.datasets.base import Dataset
from harness.metrics.base import Metric
from harness.summarizers.base import Summarizer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A dataset, summarizer or metric: its name in tables and paths, itself, and its config."""

    name: str
    instance: T
    config: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Job:
    """One run. results: the folder of all runs; config: the whole resolved config, as YAML."""

    dataset: Part[Dataset]
    summarizer: Part[Summarizer]
    metrics: tuple[Part[Metric], ...]
    seed: int
    batch_size: int
    results: Path
    config: str
