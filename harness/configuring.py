"""From command-line overrides to jobs: the only place that touches Hydra and `instantiate`."""

import importlib.util
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import hydra
from hydra.core.config_search_path import ConfigSearchPath
from hydra.core.global_hydra import GlobalHydra
from hydra.core.hydra_config import HydraConfig
from hydra.core.plugins import Plugins
from hydra.errors import HydraException, MissingConfigException, OverrideParseException
from hydra.plugins.search_path_plugin import SearchPathPlugin
from hydra.utils import instantiate
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import ConfigAttributeError, ConfigKeyError, OmegaConfBaseException

from harness.catalog import GROUPS, unknown_name
from harness.errors import HarnessError, UsageError
from harness.resources import resource

# Read by configs/config.yaml, so that every process of a sweep finds the folder.
_SWEEP_FOLDER = "HARNESS_SWEEP_FOLDER"
_PLUGINS = "HARNESS_PLUGINS"


@dataclass(frozen=True, slots=True)
class Call:
    """What the command line says of configs. overrides: Hydra's; multirun: sweep over the commas;
    folders: where configs lie, first found first taken; plugins: packages besides `harness` whose
    classes a config may name."""

    overrides: tuple[str, ...]
    folders: tuple[Path, ...]
    plugins: tuple[str, ...] = ()
    multirun: bool = False


@dataclass(frozen=True, slots=True)
class JobResult:
    """How one job ended. job: its overrides; folder: the run's, None where it failed; made: False
    where the run had been finished before; error, exit_code, trace: of a failed one."""

    job: str
    folder: str | None = None
    dataset_folder: str | None = None
    made: bool = False
    notes: tuple[str, ...] = ()
    error: str | None = None
    exit_code: int = 0
    trace: str | None = None


def run_jobs(call: Call) -> list[JobResult]:
    """Run what the call says, one job or a sweep, and tell how each job ended, in order.

    A failing job does not stop the others. Raises UsageError where the call itself is wrong.
    """
    with tempfile.TemporaryDirectory(prefix="harness-") as folder, _hydra(call):
        os.environ[_SWEEP_FOLDER] = folder
        os.environ[_PLUGINS] = ",".join(call.plugins)
        sys.argv = ["harness", *(["--multirun"] if call.multirun else []), *call.overrides]
        with _explained(call):
            hydra.main(
                version_base="1.3", config_path=str(resource("configs")), config_name="config"
            )(_run_job)()
        return _read_results(Path(folder))


def load_dataset(call: Call) -> tuple[str, Any]:
    """The dataset that the call composes, with its name."""
    with _hydra(call), _explained(call):
        os.environ.setdefault(_SWEEP_FOLDER, tempfile.gettempdir())
        with hydra.initialize_config_dir(str(resource("configs")), version_base="1.3"):
            config = hydra.compose("config", list(call.overrides), return_hydra_config=True)
            name = str(config.hydra.runtime.choices.dataset)
            return name, _part("dataset", config.dataset, call.plugins)[0]


def _run_job(config: DictConfig) -> None:
    """Hydra's task: run one job and leave how it ended in the sweep's folder.

    It may run in another process than the call, so it talks through the environment and files.
    """
    hydra_config = HydraConfig.get()
    # A single run has no number.
    number = 0 if OmegaConf.is_missing(hydra_config.job, "num") else int(hydra_config.job.num)
    overrides = list(hydra_config.overrides.task)
    job = " ".join(overrides) or "the default config"
    try:
        result = _finished(config, job, ["harness", "eval", *overrides])
    except HarnessError as error:
        result = JobResult(job, error=str(error), exit_code=error.exit_code, trace=_trace(error))
    except Exception as error:  # one broken summarizer must not end a sweep
        told = f"{type(error).__name__}: {error}"
        result = JobResult(job, error=told, exit_code=1, trace=_trace(error))
    path = Path(os.environ[_SWEEP_FOLDER]) / f"{number:06d}.result.json"
    path.write_text(json.dumps(asdict(result)), encoding="utf-8")


def _finished(config: DictConfig, job: str, command: list[str]) -> JobResult:
    _set_environment(config)
    # numpy, torch and the tokenizers read the environment when they are imported, so not before.
    from harness.report.progress import RunProgress
    from harness.runs.job import Job, Part
    from harness.runs.pipeline import run

    plugins = tuple(filter(None, os.environ[_PLUGINS].split(",")))
    choices: Mapping[str, str] = HydraConfig.get().runtime.choices
    system = str(config.system if config.system is not None else choices["summarizer"])
    composed = Job(
        dataset=Part(choices["dataset"], *_part("dataset", config.dataset, plugins)),
        summarizer=Part(system, *_part("summarizer", config.summarizer, plugins)),
        metrics=tuple(
            Part(name, *_part(f"metric.{name}", node, plugins))
            for name, node in _metric_nodes(config)
        ),
        seed=_whole(config, "seed", low=None),
        batch_size=_whole(config, "batch_size", low=1),
        results=Path(str(config.results)),
        config=OmegaConf.to_yaml(config, resolve=True),
    )
    with RunProgress(f"{composed.dataset.name} × {system}", sys.stderr) as progress:
        outcome = run(composed, progress, command)
    folder = outcome.folder.path
    return JobResult(job, str(folder), str(folder.parent), outcome.made, outcome.notes)


def _part(key: str, node: DictConfig, plugins: Sequence[str]) -> tuple[Any, dict[str, Any]]:
    """An object of the class that the node names, and the node resolved to plain values."""
    try:
        plain = OmegaConf.to_container(node, resolve=True, throw_on_missing=True)
    except OmegaConfBaseException as error:
        raise UsageError(f"{key}: {_first_line(error)}") from error
    if not isinstance(plain, dict) or "_target_" not in plain:
        raise UsageError(f"{key}: the config names no class (_target_: package.module.Class)")
    _check_targets(key, plain, plugins)
    try:
        part = instantiate(node, _convert_="all")
    except HydraException as error:
        cause = error.__cause__
        if isinstance(cause, HarnessError):
            raise cause from None
        reason = cause if isinstance(cause, TypeError) else str(error).split("\n")[0]
        raise UsageError(f"{key}: {plain['_target_']} cannot be made: {reason}") from error
    return part, {str(name): value for name, value in plain.items()}


def _check_targets(key: str, value: object, plugins: Sequence[str]) -> None:
    """Refuse a class from outside the harness and the named plugins, at any depth."""
    if isinstance(value, Mapping):
        target = value.get("_target_")
        if target is not None:
            package = str(target).split(".")[0]
            if package not in ("harness", *plugins):
                raise UsageError(
                    f"{key}: {target} is outside the harness; if you trust the package, "
                    f"allow it with --plugin {package} (or {_PLUGINS}={package})"
                )
        for name, inner in value.items():
            _check_targets(f"{key}.{name}", inner, plugins)
    elif isinstance(value, list):
        for inner in value:
            _check_targets(key, inner, plugins)


def _metric_nodes(config: DictConfig) -> Iterator[tuple[str, DictConfig]]:
    nodes = config.get("metric") or {}
    if not nodes:
        raise UsageError("no metric is chosen; for example 'metric=[rouge,shape]'")
    for name, node in nodes.items():
        if not isinstance(node, DictConfig):
            raise UsageError(
                f"metric.{name}: a metric's YAML puts its class under its own name "
                "(my_metric: {_target_: package.module.Class})"
            )
        yield str(name), node


def _whole(config: DictConfig, key: str, low: int | None) -> int:
    value = config[key]
    if isinstance(value, bool) or not isinstance(value, int) or (low is not None and value < low):
        bound = "" if low is None else f" of {low} or more"
        raise UsageError(f"{key} must be a whole number{bound}, not {value!r}")
    return int(value)


def _set_environment(config: DictConfig) -> None:
    threads = str(_whole(config, "threads", low=1))
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = threads
    os.environ["RAYON_NUM_THREADS"] = threads
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    os.environ["HF_HUB_OFFLINE"] = "1" if config.offline else "0"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"


@contextmanager
def _hydra(call: Call) -> Iterator[None]:
    """Hydra with our search path; its state and ours in this process as before, afterwards."""

    class _Folders(SearchPathPlugin):
        def manipulate_search_path(self, search_path: ConfigSearchPath) -> None:
            for folder in reversed(call.folders):
                search_path.prepend("harness", f"file://{folder}")

    arguments, path, environment = sys.argv, list(sys.path), dict(os.environ)
    plugins = Plugins.instance()
    plugins.register(_Folders)
    # Hydra's own error handling prints and exits; with this it raises, and we explain.
    os.environ["HYDRA_FULL_ERROR"] = "1"
    if call.plugins:
        sys.path.append(str(Path.cwd()))
        for name in call.plugins:
            if importlib.util.find_spec(name) is None:
                raise UsageError(f"--plugin {name}: no such package here or installed")
    try:
        yield
    finally:
        plugins.plugin_type_to_subclass_list[SearchPathPlugin].remove(_Folders)
        GlobalHydra.instance().clear()
        sys.argv, sys.path[:] = arguments, path
        os.environ.clear()
        os.environ.update(environment)


@contextmanager
def _explained(call: Call) -> Iterator[None]:
    """Hydra's errors as one or two lines about the user's words."""
    try:
        yield
    except MissingConfigException as error:
        group, _, name = str(error.missing_cfg_file or "").partition("/")
        if group in GROUPS:
            raise unknown_name(group, name, call.folders) from error
        raise UsageError(_first_line(error)) from error
    except OverrideParseException as error:
        raise UsageError(
            f"{error.override!r} is no override: {_first_line(error)}\n"
            "an override is KEY=VALUE; put a value with spaces, commas or brackets in quotes"
        ) from error
    except (HydraException, OmegaConfBaseException) as error:
        raise _key_error(error) or UsageError(_first_line(error)) from error


def _key_error(error: BaseException) -> UsageError | None:
    """The error for a key that the config does not have, with the keys that stand there."""
    cause = error.__cause__
    if not isinstance(cause, ConfigAttributeError | ConfigKeyError):
        return None
    parent = cause.parent_node
    there = [str(key) for key in parent if key != "hydra"] if isinstance(parent, DictConfig) else []
    keys = ", ".join(there) or "none (it is set as a whole, by reference)"
    return UsageError(f"no config key {cause.full_key!r}\nthe keys there: {keys}")


def _first_line(error: BaseException) -> str:
    return str(error).strip().split("\n")[0]


def _read_results(folder: Path) -> list[JobResult]:
    return [
        JobResult(**json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.result.json"))
    ]


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))
