"""What code Hydra and the harness may load: checked before either does."""

import importlib.machinery
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from harness.configuring.parts import PLUGINS_VARIABLE
from harness.errors import UsageError

_HYDRA_CODE = ("callbacks", "launcher", "sweeper", "job_logging", "hydra_logging")
_HYDRAS_OWN = ("hydra._internal.", "hydra_plugins.", "logging.")


def check_plugin(name: str) -> None:
    """Raise UsageError where no package of that name can be imported; nothing is imported yet."""
    path = [*sys.path, str(Path.cwd())]
    package = name.split(".")[0]
    if not all(part.isidentifier() for part in name.split(".")) or not any(
        importlib.machinery.PathFinder.find_spec(package, [entry]) for entry in path
    ):
        raise UsageError(
            f"plugin {name!r}: no such package here or installed; name it as Python imports it "
            f"(my_pkg), in --plugin or {PLUGINS_VARIABLE}"
        )


def check_hydra_settings(settings: Mapping[str, Any], plugins: Sequence[str]) -> None:
    """Refuse settings (unresolved) that would have Hydra itself run other code than its own.

    Its launchers, sweepers and Python's logging handlers are its own. Raises UsageError.
    """
    if settings["job"]["env_set"]:
        raise UsageError("hydra.job.env_set: set the environment outside of configs")
    allowed = (*_HYDRAS_OWN, *(f"{name}." for name in plugins))
    for key in _HYDRA_CODE:
        for name, value in _named_code(f"hydra.{key}", settings[key]):
            if "${" in value or not value.startswith(allowed):
                raise UsageError(f"{name}: {value} is outside Hydra and the named plugins")


def _named_code(key: str, value: object) -> Iterator[tuple[str, str]]:
    """Each place of Hydra's settings that names code, or leaves open what stands there."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name in ("_target_", "class", "()", "factory"):
                yield f"{key}.{name}", str(inner)
            else:
                yield from _named_code(f"{key}.{name}", inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named_code(key, inner)
    elif isinstance(value, str) and value.startswith("${") and key.count(".") < 3:
        yield key, value
