"""What makes two examples, summaries, scores or runs the same: digests of all that decides them."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from harness.records import Example


def digest(*parts: object) -> str:
    """64 hex digits over JSON-able values; different values never share one by concatenation."""
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def example_key(example: Example) -> str:
    """The content of an example; its id stands beside it where it matters: in the
    dataset's digest, and so in the run."""
    documents = [[document.name, document.text] for document in example.documents]
    return digest(documents, list(example.references))


def dataset_digest(signature: str, keyed_ids: Iterable[tuple[str, str]]) -> str:
    """A dataset's choices and its (id, example key) pairs in order."""
    state = hashlib.sha256(digest(signature).encode("ascii"))
    for id_, key in keyed_ids:
        state.update(digest(id_, key).encode("ascii"))
    return state.hexdigest()


def part_identity(signature: str, config: Mapping[str, Any]) -> str:
    """A summarizer or metric: what it says of itself, and its class and parameters as configured.

    The config is there because a class that forgets a parameter in its signature must not be served
    the output that it made under another.
    """
    return digest(signature, config)


def run_hex(dataset: str, summarizer: str, seed: int) -> str:
    """The 8 hex digits of a run's folder: dataset digest, summarizer identity and seed."""
    return digest(dataset, summarizer, seed)[:8]


def summary_key(example: str, summarizer: str) -> str:
    """One summary: the example's key and the summarizer's identity."""
    return digest(example, summarizer)


def score_key(example: str, summary: str, metric: str) -> str:
    """One score: the example's key, the summary's text and the metric's identity."""
    return digest(example, summary, metric)
