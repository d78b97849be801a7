"""The settings of runs as their config.yaml files have them, and which of them differ."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from harness.runs.folder import RunFolder

# The C parser is not everywhere.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK = re.compile(r"(?m)^(?=[A-Za-z_])")
# Where results lie does not make them other results.
_NO_SETTING = "results"


def differing_settings(paths: Sequence[Path]) -> dict[str, list[str | None]]:
    """By dotted key the setting of each run's folder, for the keys in which the runs differ.

    None: the run does not have that key, or no config that can be read.
    """
    known: dict[str, Mapping[str, str]] = {}
    settings = [_settings(path, known) for path in paths]
    keys = dict.fromkeys(key for one in settings for key in one)
    columns = {key: [one.get(key) for one in settings] for key in keys}
    return {key: values for key, values in columns.items() if len(set(values)) > 1}


def _settings(path: Path, known: dict[str, Mapping[str, str]]) -> Mapping[str, str]:
    try:
        text = RunFolder(path).config.read_text("utf-8")
    except (OSError, ValueError):
        return {}
    # Most parts of most configs are the same, and parsing them once is what makes it fast.
    found: dict[str, str] = {}
    for block in _BLOCK.split(text):
        if block not in known:
            known[block] = _parsed(block)
        found |= known[block]
    return found


def _parsed(block: str) -> Mapping[str, str]:
    try:
        return dict(_flat(yaml.load(block, _Loader), ""))
    except yaml.YAMLError:
        return {}


def _flat(value: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping) and (value or not key):
        for name, inner in value.items():
            if key or name != _NO_SETTING:
                yield from _flat(inner, f"{key}.{name}" if key else str(name))
    elif key:
        yield key, _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    return str(value)
