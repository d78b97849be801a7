"""An object of a config node: only of classes that the harness or a named plugin has."""

import importlib
import inspect
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

from hydra.errors import HydraException
from hydra.utils import instantiate
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from harness.configuring.explaining import first_line
from harness.errors import HarnessError, UsageError

PLUGINS_VARIABLE = "HARNESS_PLUGINS"
# What each kind of part must have, as its base.py says.
CONTRACTS = {
    "dataset": ("signature", "read"),
    "summarizer": ("signature", "summarize"),
    "metric": ("signature", "needs", "columns", "score"),
}


def make_part(key: str, node: object, plugins: Sequence[str]) -> Any:
    """The object that a node describes. Raises UsageError where it names no class, one that is not
    allowed, or one that cannot be made of these parameters.

    key: where the node stands ("summarizer", "metric.rouge").
    """
    plain = plain_config(key, node)
    check_targets(key, plain, plugins)
    kind = key.split(".")[0]
    target = plain["_target_"]
    try:
        part = instantiate(node, _convert_="all")
    except HydraException as error:
        cause = error.__cause__
        if isinstance(cause, HarnessError):
            raise cause from error
        told = f"{type(cause).__name__}: {cause}" if cause else first_line(error)
        raise UsageError(f"{key}: {target} cannot be made: {told}") from error
    needed = CONTRACTS[kind]
    missing = ", ".join(name for name in needed if not hasattr(part, name))
    if missing:
        raise UsageError(f"{key}: {target} has no {missing}; a {kind} needs {', '.join(needed)}")
    return part


def plain_config(key: str, node: object) -> dict[str, Any]:
    """A node as plain values, resolved. Raises UsageError where it does not name a class."""
    if not isinstance(node, DictConfig):
        raise UsageError(f"{key} must name a class (_target_: package.module.Class), not {node!r}")
    try:
        plain = OmegaConf.to_container(node, resolve=True, throw_on_missing=True)
    except OmegaConfBaseException as error:
        raise UsageError(f"{key}: {first_line(error)}") from error
    if not isinstance(plain, dict) or not isinstance(plain.get("_target_"), str):
        raise UsageError(f"{key}: the config names no class (_target_: package.module.Class)")
    return {str(name): value for name, value in plain.items()}


def check_targets(key: str, value: object, plugins: Sequence[str]) -> None:
    """Refuse, at any depth, a target that is no class of the harness or of a named plugin."""
    if isinstance(value, Mapping):
        if "_target_" in value:
            _check_class(key, value["_target_"], plugins)
        for name, inner in value.items():
            check_targets(f"{key}.{name}", inner, plugins)
    elif isinstance(value, list):
        for inner in value:
            check_targets(key, inner, plugins)


def _check_class(key: str, target: object, plugins: Sequence[str]) -> None:
    if not _is_within(str(target), plugins):
        package = str(target).split(".")[0]
        raise UsageError(
            f"{key}: {target} is outside the harness; if you trust the package, "
            f"allow it with --plugin {package} (or {PLUGINS_VARIABLE}={package})"
        )
    found = _find(key, str(target))
    # A module of ours also holds what it imports: subprocess.run is not harness.x.subprocess.run.
    if not inspect.isclass(found) or not _is_within(found.__module__, plugins):
        raise UsageError(f"{key}: {target} is no class of the harness or of a named plugin")


def _is_within(name: str, plugins: Sequence[str]) -> bool:
    return any(
        name == package or name.startswith(f"{package}.") for package in ("harness", *plugins)
    )


def _find(key: str, target: str) -> object:
    """What the dotted name stands for: the longest module that there is, and the names in it."""
    names = target.split(".")
    for length in range(len(names) - 1, 0, -1):
        module = _module(key, ".".join(names[:length]))
        if module is None:
            continue
        found: object = module
        for name in names[length:]:
            found = getattr(found, name, None)
        if found is not None:
            return found
        break
    raise UsageError(f"{key}: there is no {target}")


def _module(key: str, name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is not None and (name == error.name or name.startswith(f"{error.name}.")):
            return None
        raise UsageError(f"{key}: {name} cannot be imported: {error}") from error
    except (Exception, SystemExit) as error:
        told = f"{type(error).__name__}: {error}"
        raise UsageError(f"{key}: {name} cannot be imported: {told}") from error
