"""One composed config -> one run."""

import json
import os
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from hydra.core.hydra_config import HydraConfig
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from harness.configuring.parts import PLUGINS_VARIABLE, make_part, plain_config
from harness.configuring.secrets import Secrets, find_secrets, hide_override
from harness.errors import HarnessError, UsageError

if TYPE_CHECKING:
    from harness.runs.job import Job, Part
    from harness.runs.pipeline import Outcome

# Read by configs/config.yaml, so that every process of a sweep finds the folder.
SWEEP_FOLDER_VARIABLE = "HARNESS_SWEEP_FOLDER"
_RESULT = ".result.json"


@dataclass(frozen=True, slots=True)
class JobResult:
    """How one job ended.

    job: its overrides; folder: the run's, None where it failed; made: False where the run had been
    finished before; metrics: what it asked for, with an identity each; notes: what a reader should
    know; error, exit_code, trace: of a failed one.
    """

    job: str
    folder: str | None = None
    made: bool = False
    metrics: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    error: str | None = None
    exit_code: int = 0
    trace: str | None = None


def run_job(config: DictConfig) -> None:
    """Hydra's task: run one job and leave how it ended in the sweep's folder.

    It may run in another process than the call, so it talks through the environment and files.
    """
    composed = HydraConfig.get()
    # A single run has no number.
    number = 0 if OmegaConf.is_missing(composed.job, "num") else int(composed.job.num)
    choices = composed.runtime.choices
    names = str(choices["dataset"]), str(choices["summarizer"])
    plugins = tuple(filter(None, os.environ[PLUGINS_VARIABLE].split(",")))
    command = ["harness", "eval", *composed.overrides.task]
    result = run_config(config, names, plugins, command)
    path = Path(os.environ[SWEEP_FOLDER_VARIABLE]) / f"{number:06d}{_RESULT}"
    path.write_text(json.dumps(asdict(result)), encoding="utf-8")


def read_results(folder: Path) -> list[JobResult]:
    """How the jobs of a sweep ended, in their order."""
    return [
        JobResult(**json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob(f"*{_RESULT}"))
    ]


def run_config(
    config: DictConfig, names: tuple[str, str], plugins: tuple[str, ...], command: list[str]
) -> JobResult:
    """Run a composed config; whatever goes wrong is in the result.

    names: of dataset and summarizer, where they do not name themselves; command: as it was typed.
    """

    def work(secrets: Secrets, command: list[str]) -> JobResult:
        from harness.report.progress import RunProgress
        from harness.runs.pipeline import run

        job = _job(config, names, plugins, secrets)
        with RunProgress(f"{job.dataset.name} × {job.summarizer.name}") as progress:
            outcome = run(job, progress, command)
        return _result(command, outcome, job.metrics)

    return _guarded(config, command, work)


def rescore_config(
    config: DictConfig, folder: Path, plugins: tuple[str, ...], command: list[str]
) -> JobResult:
    """Score a finished run by the metrics of a composed config; what goes wrong is in the result.

    The config's dataset must be the run's own.
    """

    def work(secrets: Secrets, command: list[str]) -> JobResult:
        from harness.report.progress import RunProgress
        from harness.runs.folder import RunFolder
        from harness.runs.rescoring import rescore

        dataset = make_part("dataset", config.get("dataset"), plugins)
        metrics = _metric_parts(config, plugins, secrets)
        size = _whole(config, "batch_size", low=1)
        with RunProgress(folder.name) as progress:
            outcome = rescore(RunFolder(folder), dataset, metrics, size, progress, secrets.hide)
        return _result(command, outcome, metrics)

    return _guarded(config, command, work)


def fetch_config(config: DictConfig, plugins: tuple[str, ...], command: list[str]) -> JobResult:
    """Load every part of a composed config once; what goes wrong is in the result."""

    def work(secrets: Secrets, command: list[str]) -> JobResult:
        from harness.runs.checks import prepare

        dataset = make_part("dataset", config.get("dataset"), plugins)
        next(iter(dataset.read()), None)
        for part in _metric_parts(config, plugins, secrets):
            prepare(part.instance)
        # A summarizer is prepared with the ids of a run, so only made here: that fetches its model.
        make_part("summarizer", config.get("summarizer"), plugins)
        return JobResult(_job_name(command))

    return _guarded(config, command, work)


def use_metric(
    config: DictConfig, plugins: tuple[str, ...], command: list[str], use: Callable[[Any], None]
) -> JobResult:
    """Hand the only metric of a composed config to `use`; what goes wrong is in the result."""

    def work(secrets: Secrets, command: list[str]) -> JobResult:
        from harness.runs.checks import prepare

        parts = _metric_parts(config, plugins, secrets)
        if len(parts) != 1:
            names = ", ".join(part.name for part in parts)
            raise UsageError(f"one metric is used at a time, not {len(parts)} ({names})")
        prepare(parts[0].instance)
        use(parts[0].instance)
        return JobResult(_job_name(command))

    return _guarded(config, command, work)


def _guarded(
    config: DictConfig, command: list[str], work: Callable[[Secrets, list[str]], JobResult]
) -> JobResult:
    """Do the work with the environment set up; an error becomes a result without secrets."""
    secrets = Secrets(())
    shown = [hide_override(word) for word in command]
    try:
        secrets = _secrets(config)
        shown = [secrets.hide(word) for word in shown]
        # numpy, torch and the tokenizers read the environment when they are imported: `work`
        # imports what leads to them, so not before.
        _set_environment(config)
        return work(secrets, shown)
    except HarnessError as error:
        return _failed(secrets, shown, error, str(error), error.exit_code)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        told = f"{where}{error.strerror or error}; what was done is kept, the same command goes on"
        return _failed(secrets, shown, error, told, 1)
    except (Exception, SystemExit) as error:  # one broken job must not end a sweep
        told = f"{type(error).__name__}: {error} (our mistake; --debug shows where)"
        return _failed(secrets, shown, error, told, 1)


def _job(
    config: DictConfig, names: tuple[str, str], plugins: tuple[str, ...], secrets: Secrets
) -> "Job":
    from harness.runs.job import Job

    system = _name(config, "system", names[1])
    dataset = _part(names[0], "dataset", config.get("dataset"), plugins, secrets)
    own_name = str(getattr(dataset.instance, "name", None) or dataset.name)
    return Job(
        dataset=replace(dataset, name=_name(config, "dataset_name", own_name)),
        summarizer=_part(system, "summarizer", config.get("summarizer"), plugins, secrets),
        metrics=_metric_parts(config, plugins, secrets),
        seed=_whole(config, "seed", low=None),
        batch_size=_whole(config, "batch_size", low=1),
        results=Path(_name(config, "results", "")),
        config=_readable(config, secrets),
        hide=secrets.hide,
    )


def _metric_parts(
    config: DictConfig, plugins: tuple[str, ...], secrets: Secrets
) -> "tuple[Part[Any], ...]":
    return tuple(
        _part(name, f"metric.{name}", node, plugins, secrets) for name, node in _metrics(config)
    )


def _result(command: list[str], outcome: "Outcome", metrics: "Sequence[Part[Any]]") -> JobResult:
    from harness.runs.identity import part_identity

    return JobResult(
        job=_job_name(command),
        folder=str(outcome.folder.path),
        made=outcome.made,
        metrics={
            part.name: part_identity(part.instance.signature, part.config) for part in metrics
        },
        notes=outcome.notes,
    )


def _job_name(command: Sequence[str]) -> str:
    return " ".join(command[2:]) or "the default config"


def _part(
    name: str, key: str, node: object, plugins: tuple[str, ...], secrets: Secrets
) -> "Part[Any]":
    from harness.runs.job import Part

    part = make_part(key, node, plugins)
    plain = plain_config(key, node)
    # A new key or password is no other summarizer, but another value of the environment may be.
    identity = Secrets(()).shown(plain)
    return Part(name, part, identity, secrets.shown(plain))


def _metrics(config: DictConfig) -> Iterator[tuple[str, DictConfig]]:
    nodes = config.get("metric")
    if not nodes:
        raise UsageError("no metric is chosen; for example 'metric=[rouge,shape]'")
    for name, node in nodes.items():
        if not isinstance(node, DictConfig):
            raise UsageError(
                f"metric.{name}: a metric's YAML puts its class under its own name "
                "(my_metric: {_target_: package.module.Class})"
            )
        yield str(name), node


def _secrets(config: DictConfig) -> Secrets:
    try:
        return find_secrets(config)
    except OmegaConfBaseException as error:
        raise UsageError(str(error).strip().split("\n")[0]) from error


def _readable(config: DictConfig, secrets: Secrets) -> str:
    shown = secrets.shown(OmegaConf.to_container(config, resolve=True))
    return yaml.safe_dump(shown, sort_keys=False, allow_unicode=True)


def _failed(
    secrets: Secrets, command: list[str], error: BaseException, told: str, exit_code: int
) -> JobResult:
    trace = "".join(traceback.format_exception(error))
    return JobResult(
        job=_job_name(command),
        error=secrets.hide(told),
        exit_code=exit_code,
        trace=secrets.hide(trace),
    )


def _name(config: DictConfig, key: str, default: str) -> str:
    value = config.get(key)
    if value is None and default:
        return default
    if (
        not isinstance(value, str | int | float)
        or isinstance(value, bool)
        or not str(value).strip()
    ):
        raise UsageError(f"{key} must be a name, not {value!r}")
    return str(value)


def _whole(config: DictConfig, key: str, low: int | None) -> int:
    value = config.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or (low is not None and value < low):
        bound = "" if low is None else f" of {low} or more"
        raise UsageError(f"{key} must be a whole number{bound}, not {value!r}")
    return int(value)


def _set_environment(config: DictConfig) -> None:
    threads = str(_whole(config, "threads", low=1))
    if not isinstance(config.get("offline"), bool):
        raise UsageError(f"offline must be true or false, not {config.get('offline')!r}")
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = threads
    os.environ["RAYON_NUM_THREADS"] = threads
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    os.environ["HF_HUB_OFFLINE"] = "1" if config.offline else "0"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
