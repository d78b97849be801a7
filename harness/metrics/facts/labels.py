"""Which output of an entailment model means what."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.errors import UsageError
from harness.models.files import ModelFiles

_SPELLINGS = {
    "entailment": "entailment entail entails entailed supports support supported",
    "contradiction": "contradiction contradict contradicts contradicted contradictory "
    "refutes refute refuted",
    "neutral": "neutral not_enough_info not_enough_information nei unknown",
    "not_entailment": "not_entailment not_entailed non_entailment no_entailment",
}
_MEANINGS = {name: meaning for meaning, names in _SPELLINGS.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class Labels:
    """Places in the model's output. contradiction: None for a model that does not tell it from
    what is merely not entailed."""

    entailment: int
    contradiction: int | None


def read_labels(files: ModelFiles, size: int, given: Mapping[str, int]) -> Labels:
    """The labels of a model with `size` outputs, as its config.json calls them, or as `given`.

    Raises UsageError, with a line on how to name them, where entailment is not told exactly once,
    contradiction more than once, or an output has no name or one that is unknown; and where the
    config contradicts itself.
    """
    if given:
        named = {place: name for name, place in given.items()}
        told = f"labels={{{_listed(given)}}} for the {size} outputs of model {files.name!r}"
        return _labels(named if len(named) == len(given) else {}, size, told)
    names, told = _config_names(files, size)
    return _labels(names, size, told)


def _config_names(files: ModelFiles, size: int) -> tuple[dict[int, str], str]:
    """From the file itself: transformers drops a label2id that comes without its inverse."""
    config = json.loads((Path(files.path) / "config.json").read_text(encoding="utf-8"))
    forth = {int(place): str(name) for place, name in (config.get("id2label") or {}).items()}
    back = {int(place): str(name) for name, place in (config.get("label2id") or {}).items()}
    if forth and back and forth != back:
        told = f"{_listed(forth)}, but label2id: {_listed(back)}"
        return {}, f"the config of model {files.name!r} has id2label: {told}"
    names = forth or back or {place: f"LABEL_{place}" for place in range(size)}
    return names, f"model {files.name!r} calls its outputs {_listed(names)}"


def _labels(names: Mapping[int, str], size: int, told: str) -> Labels:
    meanings = {place: _MEANINGS.get(_plain(name)) for place, name in names.items()}
    entailing = [place for place, meaning in meanings.items() if meaning == "entailment"]
    denying = [place for place, meaning in meanings.items() if meaning == "contradiction"]
    complete = set(names) == set(range(size)) and None not in meanings.values()
    if size < 2 or not complete or len(entailing) != 1 or len(denying) > 1:
        raise _unclear(told, size)
    return Labels(entailing[0], denying[0] if denying else None)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "_", name.strip().lower())


def _listed(names: Mapping[int, str] | Mapping[str, int]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in names.items())


def _unclear(told: str, size: int) -> UsageError:
    if size < 2:
        return UsageError(f"{told}: a model with one output tells no entailment")
    names = ["entailment", "neutral", "contradiction"]
    if size == 2:
        names = ["entailment", "not_entailment"]
    example = _listed({name: place for place, name in enumerate(names)})
    return UsageError(
        f"{told}: which one is entailment, and which contradiction?\n"
        f"facts_nli: name each output by its place in the model's own order, such as "
        f"labels={{{example}}}"
    )
