"""Hydra: finding configs, composing them, sweeping."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hydra
import yaml
from hydra.core.config_search_path import ConfigSearchPath
from hydra.core.config_store import ConfigStore
from hydra.core.global_hydra import GlobalHydra
from hydra.core.plugins import Plugins
from hydra.plugins.search_path_plugin import SearchPathPlugin
from hydra.types import RunMode
from omegaconf import DictConfig, OmegaConf

from harness.configuring.call import Call
from harness.configuring.explaining import explained, first_line
from harness.configuring.hydra_code import check_hydra_settings, check_plugin
from harness.configuring.jobs import (
    SWEEP_FOLDER_VARIABLE,
    JobResult,
    fetch_config,
    read_results,
    rescore_config,
    run_config,
    run_job,
    use_metric,
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


def run_jobs(call: Call) -> list[JobResult]:
    """Run what the call says, one job or a sweep, and tell how each job ended, in order.

    A failing job does not stop the others. Raises UsageError where the call itself is wrong.
    """
    with tempfile.TemporaryDirectory(prefix="harness-") as folder, _hydra(call, folder):
        with explained(call):
            check_hydra_settings(_hydra_settings(call), call.plugins)
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
    with _hydra(call, tempfile.gettempdir()), explained(call):
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
    with _hydra(call, tempfile.gettempdir()), explained(call):
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
        raise UsageError(f"{path}: cannot be read ({first_line(error)})") from error
    if not isinstance(config, DictConfig):
        raise UsageError(f"{path}: not a config")
    return config


def _composed(call: Call) -> DictConfig:
    with hydra.initialize_config_dir(str(resource("configs")), version_base="1.3"):
        return hydra.compose(_ROOT, list(call.overrides))


def _hydra_settings(call: Call) -> dict[str, Any]:
    with hydra.initialize_config_dir(str(resource("configs")), version_base="1.3"):
        loader = GlobalHydra.instance().config_loader()
        # As for a sweep: commas are let be, and Hydra's settings are the same in both modes.
        config = loader.load_configuration(_ROOT, list(call.overrides), run_mode=RunMode.MULTIRUN)
    settings = OmegaConf.to_container(config.hydra, resolve=False)
    assert isinstance(settings, dict)
    return {str(key): value for key, value in settings.items()}


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
    with _hydra(call, tempfile.gettempdir()), explained(call):
        config = _composed(call)
        config.offline = False
        return fetch_config(config, call.plugins, ["harness", "prefetch", *call.overrides])


def with_metric(call: Call, use: Callable[[Any], None]) -> JobResult:
    """Load the one metric that the call composes and hand it to `use`; no run is made.

    What goes wrong there, also in `use`, is in the result. Raises UsageError for a wrong call.
    """
    with _hydra(call, tempfile.gettempdir()), explained(call):
        return use_metric(_composed(call), call.plugins, ["harness", "check", *call.overrides], use)


def load_dataset(call: Call) -> tuple[str, Any]:
    """The dataset that the call composes, with its name."""
    with _hydra(call, tempfile.gettempdir()), explained(call):
        with hydra.initialize_config_dir(str(resource("configs")), version_base="1.3"):
            config = hydra.compose(_ROOT, list(call.overrides), return_hydra_config=True)
        dataset = make_part("dataset", config.get("dataset"), call.plugins)
        name = str(config.hydra.runtime.choices.dataset)
        return str(getattr(dataset, "name", None) or name), dataset


@contextmanager
def _hydra(call: Call, sweep_folder: str) -> Iterator[None]:
    """Hydra with our search path; its state and ours in this process as before, afterwards."""
    for name in call.plugins:
        check_plugin(name)

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
