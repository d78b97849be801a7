"""What is to be run, composed and checked elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from harness.datasets.base import Dataset
from harness.metrics.base import Metric
from harness.summarizers.base import Summarizer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A dataset, summarizer or metric.

    name: in tables and paths; config: its class and parameters, part of its identity; shown: the
    same without secrets, for files that people read.
    """

    name: str
    instance: T
    config: Mapping[str, Any]
    shown: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Job:
    """One run.

    results: the folder of all runs; config: the whole resolved config, as YAML; hide: takes the
    config's secrets out of a text, since an error may tell them.
    """

    dataset: Part[Dataset]
    summarizer: Part[Summarizer]
    metrics: tuple[Part[Metric], ...]
    seed: int
    batch_size: int
    results: Path
    config: str
    hide: Callable[[str], str] = str
