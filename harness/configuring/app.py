"""Hydra: finding configs, composing them, sweeping, and its errors in the user's words."""

import difflib
import importlib.util
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hydra
import yaml
from hydra.core.config_search_path import ConfigSearchPath
from hydra.core.config_store import ConfigStore
from hydra.core.global_hydra import GlobalHydra
from hydra.core.plugins import Plugins
from hydra.errors import HydraException, MissingConfigException, OverrideParseException
from hydra.plugins.search_path_plugin import SearchPathPlugin
from hydra.types import RunMode
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import ConfigAttributeError, ConfigKeyError, OmegaConfBaseException

from harness.catalog import GROUPS, entries, unknown_name
from harness.configuring.jobs import (
    SWEEP_FOLDER_VARIABLE,
    JobResult,
    fetch_config,
    read_results,
    rescore_config,
    run_config,
    run_job,
)
from harness.configuring.parts import PLUGINS_VARIABLE, make_part
from harness.configuring.secrets import REDACTED, hide_override
from harness.errors import UsageError
from harness.resources import resource
from harness.runs.folder import RunFolder
from harness.runs.stored import load_run

# Not "config": that is what most projects with Hydra call theirs, and it must not take our place.
_ROOT = "harness_root"
# What a config says of the machine, not of the run.
_OUTER_KEYS = ("results", "batch_size", "threads", "offline")
_HYDRA_CODE = ("callbacks", "launcher", "sweeper", "job_logging", "hydra_logging")


@dataclass(frozen=True, slots=True)
class Call:
    """What the command line says of configs. overrides: Hydra's; multirun: sweep over the commas;
    folders: where configs lie, first found first taken; plugins: packages besides `harness` whose
    classes a config may name."""

    overrides: tuple[str, ...]
    folders: tuple[Path, ...]
    plugins: tuple[str, ...] = ()
    multirun: bool = False


def run_jobs(call: Call) -> list[JobResult]:
    """Run what the call says, one job or a sweep, and tell how each job ended, in order.

    A failing job does not stop the others. Raises UsageError where the call itself is wrong.
    """
    with tempfile.TemporaryDirectory(prefix="harness-") as folder, _hydra(call, folder):
        with _explained(call):
            _check_hydra(call)
            sys.argv = ["harness", *(["--multirun"] if call.multirun else []), *call.overrides]
            application = hydra.main(
                version_base="1.3", config_path=str(resource("configs")), config_name=_ROOT
            )
            application(run_job)()
        return read_results(Path(folder))


def rescore_run(call: Call, run: Path) -> JobResult:
    """Score a finished run's stored summaries by the metrics that the call composes.

    Raises UsageError where the call is wrong or there is no such run.
    """
    stored = read_config(run)
    with _hydra(call, tempfile.gettempdir()), _explained(call):
        config = _composed(call)
        OmegaConf.set_struct(config, False)
        config.dataset = stored.dataset
        command = ["harness", "rescore", str(run), *call.overrides]
        return rescore_config(config, run, call.plugins, command)


def rerun(call: Call, run: Path) -> JobResult:
    """Run again what a run's own config.yaml says.

    The call's overrides may say where and how (results, threads …) and give redacted secrets.
    Raises UsageError for any other, where there is no such run, and where a secret is missing.
    """
    if call.multirun:
        raise UsageError("--from is one run; -m does not go with it")
    config = read_config(run)
    record = load_run(run, finished=False).record
    names = str(record["dataset"]["name"]), str(record["summarizer"]["name"])
    with _hydra(call, tempfile.gettempdir()), _explained(call):
        _change(config, run, call.overrides)
        command = ["harness", "eval", "--from", str(run), *call.overrides]
        return run_config(config, names, call.plugins, command)


def _change(config: DictConfig, run: Path, overrides: Sequence[str]) -> None:
    """Set what may differ in the same run: where and how it works, and the redacted secrets."""
    redacted = _redacted_keys(OmegaConf.to_container(config, resolve=False), "")
    for override in overrides:
        key, equals, value = override.partition("=")
        if not equals or key not in (*_OUTER_KEYS, *redacted):
            raise UsageError(
                f"{hide_override(override)!r}: --from runs what the run's config.yaml says; it "
                f"takes {', '.join(_OUTER_KEYS)} and redacted secrets only"
            )
        OmegaConf.update(config, key, yaml.safe_load(value))
    left = _redacted_keys(OmegaConf.to_container(config, resolve=False), "")
    if left:
        told = " ".join(f"{key}=…" for key in left)
        raise UsageError(f"{run}/config.yaml holds no secrets; give them: {told}")


def read_config(run: Path) -> DictConfig:
    """The config.yaml of a run. Raises UsageError where there is none that can be read."""
    path = RunFolder(run).config
    try:
        config = OmegaConf.load(path)
    except FileNotFoundError:
        raise UsageError(f"{run}: no run there (no config.yaml)") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError(f"{path}: cannot be read ({_first_line(error)})") from error
    if not isinstance(config, DictConfig):
        raise UsageError(f"{path}: not a config")
    return config


def _composed(call: Call) -> DictConfig:
    with hydra.initialize_config_dir(str(resource("configs")), version_base="1.3"):
        return hydra.compose(_ROOT, list(call.overrides))


def _redacted_keys(value: object, key: str) -> list[str]:
    if isinstance(value, Mapping):
        return [
            found
            for name, inner in value.items()
            for found in _redacted_keys(inner, f"{key}.{name}" if key else str(name))
        ]
    return [key] if value == REDACTED else []


def fetch_parts(call: Call) -> JobResult:
    """Fetch and load all that the composed run needs, with the network on; no run is made."""
    with _hydra(call, tempfile.gettempdir()), _explained(call):
        config = _composed(call)
        config.offline = False
        return fetch_config(config, call.plugins, ["harness", "prefetch", *call.overrides])


def load_dataset(call: Call) -> tuple[str, Any]:
    """The dataset that the call composes, with its name."""
    with _hydra(call, tempfile.gettempdir()), _explained(call):
        with hydra.initialize_config_dir(str(resource("configs")), version_base="1.3"):
            config = hydra.compose(_ROOT, list(call.overrides), return_hydra_config=True)
        dataset = make_part("dataset", config.get("dataset"), call.plugins)
        name = str(config.hydra.runtime.choices.dataset)
        return str(getattr(dataset, "name", None) or name), dataset


@contextmanager
def _hydra(call: Call, sweep_folder: str) -> Iterator[None]:
    """Hydra with our search path; its state and ours in this process as before, afterwards."""
    for name in call.plugins:
        _check_plugin(name)

    class _Folders(SearchPathPlugin):
        def manipulate_search_path(self, search_path: ConfigSearchPath) -> None:
            for folder in reversed(call.folders):
                search_path.prepend("harness", f"file://{folder}")

    arguments, path, environment = sys.argv, list(sys.path), dict(os.environ)
    plugins = Plugins.instance()
    plugins.register(_Folders)
    root = OmegaConf.load(resource("configs") / "config.yaml")
    ConfigStore.instance().store(name=_ROOT, node=root)
    try:
        # Hydra's own error handling prints and exits; with this it raises, and we explain.
        os.environ["HYDRA_FULL_ERROR"] = "1"
        os.environ[SWEEP_FOLDER_VARIABLE] = sweep_folder
        os.environ[PLUGINS_VARIABLE] = ",".join(call.plugins)
        if call.plugins:
            sys.path.append(str(Path.cwd()))
        yield
    finally:
        plugins.plugin_type_to_subclass_list[SearchPathPlugin].remove(_Folders)
        GlobalHydra.instance().clear()
        sys.argv, sys.path[:] = arguments, path
        os.environ.clear()
        os.environ.update(environment)


def _check_plugin(name: str) -> None:
    path = [*sys.path, str(Path.cwd())]
    package = name.split(".")[0]
    if not all(part.isidentifier() for part in name.split(".")) or not any(
        importlib.machinery.PathFinder.find_spec(package, [entry]) for entry in path
    ):
        raise UsageError(
            f"plugin {name!r}: no such package here or installed; name it as Python imports it "
            f"(my_pkg), in --plugin or {PLUGINS_VARIABLE}"
        )


def _check_hydra(call: Call) -> None:
    """Refuse what would have Hydra itself run other code than its own, before it does."""
    with hydra.initialize_config_dir(str(resource("configs")), version_base="1.3"):
        loader = GlobalHydra.instance().config_loader()
        config = loader.load_configuration(_ROOT, list(call.overrides), run_mode=RunMode.MULTIRUN)
    settings = OmegaConf.to_container(config.hydra, resolve=False)
    assert isinstance(settings, dict)
    if settings["job"]["env_set"]:
        raise UsageError("hydra.job.env_set: set the environment outside of configs")
    for key in _HYDRA_CODE:
        for name, value in _named_code(f"hydra.{key}", settings[key]):
            allowed = ("hydra", "hydra_plugins", "logging", *call.plugins)
            if "${" in value or value.split(".")[0] not in allowed:
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


@contextmanager
def _explained(call: Call) -> Iterator[None]:
    """Hydra's errors as one or two lines about the user's words."""
    try:
        yield
    except MissingConfigException as error:
        raise _missing(str(error.missing_cfg_file or ""), call) or UsageError(
            _first_line(error)
        ) from error
    except OverrideParseException as error:
        raise _override_error(str(error.override), _first_line(error), call) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{mark.name}:{mark.line + 1}: " if mark else ""
        problem = getattr(error, "problem", None) or _first_line(error)
        raise UsageError(f"{where}not YAML: {problem}") from error
    except ValueError as error:
        # Hydra's word on summarizer=null and the like.
        if not str(error).startswith("Config group override"):
            raise
        raise UsageError("a group takes the name of a config, such as summarizer=lead") from error
    except (HydraException, OmegaConfBaseException) as error:
        raise _key_error(error) or _group_error(error) or UsageError(_first_line(error)) from error


def _missing(name: str, call: Call) -> UsageError | None:
    group, _, choice = name.rpartition("/")
    if group in GROUPS:
        return unknown_name(group, choice, call.folders)
    if name == "hydra/launcher/joblib":
        return UsageError(
            "hydra/launcher=joblib is in the extra `sweep`: pip install -e '.[sweep]' in a "
            "checkout, or pip install 'summarization-harness[sweep]'"
        )
    return None


def _override_error(override: str, problem: str, call: Call) -> UsageError:
    for group in GROUPS:
        if any(entry.name == override for entry in entries(group, call.folders)):
            plus = "+" if group == "experiment" else ""
            return UsageError(
                f"{override!r} is no override; did you mean {plus}{group}={override}?"
            )
    return UsageError(
        f"{hide_override(override)!r} is no override: {problem}\n"
        "an override is KEY=VALUE; a value with special characters needs quotes inside the "
        "shell's: 'KEY=\"VALUE\"'"
    )


def _key_error(error: BaseException) -> UsageError | None:
    """The error for a key that the config does not have, with the keys that stand there."""
    cause = error.__cause__
    if not isinstance(cause, ConfigAttributeError | ConfigKeyError):
        return None
    parent = cause.parent_node
    there = [str(key) for key in parent if key != "hydra"] if isinstance(parent, DictConfig) else []
    keys = ", ".join(there) or "none (it is set as a whole, by reference)"
    near = difflib.get_close_matches(str(cause.full_key).split(".")[-1], there, n=1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    return UsageError(f"no config key {cause.full_key!r}{hint}\nthe keys there: {keys}")


def _group_error(error: BaseException) -> UsageError | None:
    """The errors for a comma without a sweep, and for a group that the defaults do not have."""
    told = str(error)
    ambiguous = re.match(r"Ambiguous value for argument '(.*?)'", told)
    if ambiguous:
        return UsageError(
            f"{ambiguous[1]!r} has several values: -m makes a sweep of them, one run each"
        )
    unmatched = re.match(r"(?:In '.*?': )?Could not override '(.*?)'\.\s*No match", told)
    if unmatched:
        name = unmatched[1]
        if name == "experiment":
            return UsageError("an experiment is added to the defaults: +experiment=NAME")
        near = difflib.get_close_matches(name, GROUPS, n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        return UsageError(f"no config group {name!r}{hint}\ngroups: {', '.join(GROUPS)}")
    return None


def _first_line(error: BaseException) -> str:
    return str(error).strip().split("\n")[0]
