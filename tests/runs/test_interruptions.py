"""Nothing is lost: real processes that are killed, stopped, refused or out of disk, and go on."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

import harness
from harness.records import Document, Example, Summary
from harness.runs.job import Job
from harness.runs.pipeline import run
from harness.runs.progress import Silent

PROGRAM = Path(__file__).with_name("killed_runs.py")
SOURCE = Path(harness.__file__).parents[1]
# Both those of the program and of the plugin.
BATCH = 5
# What differs from run to run.
APART = ("timing.json", "timings.jsonl", ".lock")
# Long enough for any machine; whoever waits so long fails.
PATIENCE = 120.0


def environment(folder: Path) -> dict[str, str]:
    """No git in the path: whether the checkout is dirty may change between two runs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HARNESS_")}
    return kept | {"PATH": str(folder / "no-programs"), "PYTHONPATH": str(SOURCE)}


def files(folder: Path) -> dict[str, bytes]:
    """All below a folder that is the same each time, by path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in APART
    }


# Killed at any moment -----------------------------------------------------------------------------


def interrupted_runs(folder: Path, *words: str) -> list[dict[str, Any]]:
    """What became of each run that the program interrupted and had done again."""
    call = [sys.executable, str(PROGRAM), words[0], str(folder), *words[1:]]
    done = subprocess.run(
        call, capture_output=True, text=True, env=environment(folder), timeout=4 * PATIENCE
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def check_nothing_is_lost(rounds: list[dict[str, Any]], interruptions: int = 1) -> None:
    for this in rounds:
        assert this["different"] == [], this
        assert this["never_asked"] == 0, this
        assert this["asked_twice"] <= BATCH * interruptions, this
        assert this["timed"], this
        assert not this["done_but_different"], this
        assert this["state"] in (None, "running", "done"), this


def test_a_run_killed_at_random_moments_ends_with_the_same_bytes(tmp_path: Path) -> None:
    rounds = interrupted_runs(tmp_path, "moments", "20", "50")
    assert len(rounds) == 50
    check_nothing_is_lost(rounds)


def test_a_run_killed_at_each_of_its_writes_ends_with_the_same_bytes(tmp_path: Path) -> None:
    rounds = interrupted_runs(tmp_path, "writes")
    assert {this["code"] for this in rounds} == {-signal.SIGKILL}
    check_nothing_is_lost(rounds)
    # Seconds and summaries of 3 batches, details of 2 metrics: before, amid, before the sync; the
    # score files of 2 metrics in 5 steps, 4 other files in 4.
    assert len(rounds) >= 3 * 4 * 3 + 2 * 5 + 4 * 4
    # What was half written then is gone now: "different" tells any file too many.
    assert sum(this["parts_left"] for this in rounds) > 10


def test_a_power_cut_at_each_write_loses_one_batch_at_most(tmp_path: Path) -> None:
    rounds = interrupted_runs(tmp_path, "cuts")
    assert {this["code"] for this in rounds} == {-signal.SIGKILL}
    check_nothing_is_lost(rounds)


def test_a_repetition_that_is_killed_in_its_turn_is_repeated(tmp_path: Path) -> None:
    rounds = interrupted_runs(tmp_path, "reruns")
    assert all(this["first"] > BATCH for this in rounds)
    assert len(rounds) > 40
    check_nothing_is_lost(rounds, interruptions=2)


def test_a_disk_that_is_full_from_any_write_on_is_told_by_the_file(tmp_path: Path) -> None:
    rounds = interrupted_runs(tmp_path, "full")
    check_nothing_is_lost(rounds)
    assert {this["code"] for this in rounds} == {0}
    told = Counter(this["error"].strip() for this in rounds)
    assert all(line.endswith(": No space left on device") for line in told)
    named = {line.split(": ")[0].split("/", 3)[-1] for line in told}
    assert named >= {
        "config.yaml",
        "run.json",
        "timings.jsonl",
        "summaries.jsonl",
        "details/one.jsonl",
        "scores/two.parquet",
        "timing.json",
    }
    # And nothing is left that takes room.
    assert not any(this["parts_left"] for this in rounds)


# The command line ---------------------------------------------------------------------------------

PLUGIN = """
import os, time
from pathlib import Path

from harness.records import Column, Document, Example, Score, Summary


def note(kind, example):
    stream = os.open("asked", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(stream, f"{kind} {example.id}\\n".encode())
    os.close(stream)
    # Slow: it does not end while a file says so.
    while Path(f"hold-{kind}-{example.id}").exists():
        time.sleep(0.01)


class Numbered:
    signature = "numbered|v:1"

    def read(self):
        for i in range(18):
            text = f"Report {i} says that {i} people came by boat. " * 40
            yield Example(f"e{i}", (Document("a", text),), (f"{i} people came.",))


class Slow:
    signature = "slow|v:1"

    def summarize(self, examples):
        for example in examples:
            note("summarize", example)
            yield Summary(example.id, f"{example.documents[0].text} {len(examples)}")


class Count:
    signature = "count|v:1"
    needs = frozenset()
    columns = (Column("length", high=None, main=True),)

    def score(self, examples, summaries):
        for example in examples:
            note("score", example)
        return [Score(s.example_id, {"length": float(len(s.text))}) for s in summaries]
"""
WORDS = (
    "-m harness eval dataset=numbered summarizer=slow metric=[count,shape] batch_size=5 "
    "--plugin slow_plugin"
).split()


@dataclass(frozen=True)
class Folder:
    """A working directory with the plugin in it, and the command line called there."""

    path: Path
    started: "list[subprocess.Popen[str]]" = field(default_factory=list)

    def make(self) -> "Folder":
        """Write the plugin and its configs."""
        self.path.mkdir(parents=True, exist_ok=True)
        (self.path / "slow_plugin.py").write_text(PLUGIN)
        for group, name, target in (
            ("dataset", "numbered", "Numbered"),
            ("summarizer", "slow", "Slow"),
            ("metric", "count", "Count"),
        ):
            node = f"_target_: slow_plugin.{target}\n"
            content = f"count:\n  {node}" if group == "metric" else node
            (self.path / "configs" / group).mkdir(parents=True)
            (self.path / "configs" / group / f"{name}.yaml").write_text(content)
        return self

    def start(self, limit: int | None = None) -> "subprocess.Popen[str]":
        """The call; limit: the largest file that it may write, in bytes."""

        def prepare() -> None:
            # A test may itself run in the background, where interrupts are ignored.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        process = subprocess.Popen(
            [sys.executable, *WORDS],
            cwd=self.path,
            env=environment(self.path),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=prepare,
        )
        self.started.append(process)
        return process

    def call(self, limit: int | None = None) -> tuple[int, str, str]:
        """Exit code and what it printed."""
        return outcome(self.start(limit))

    def hold(self, at: str) -> Path:
        """Let the plugin stand still at "stage-id" while the file is there."""
        held = self.path / f"hold-{at}"
        held.touch()
        return held

    def reach(self, at: str, process: "subprocess.Popen[str]") -> None:
        """Wait until a process stands still there."""
        end = time.monotonic() + PATIENCE
        while at.replace("-", " ") not in self.asked():
            assert process.poll() is None and time.monotonic() < end, outcome(process)
            time.sleep(0.01)

    def asked(self) -> list[str]:
        """What the plugin was asked for: "stage id", as often as it was."""
        path = self.path / "asked"
        return path.read_text().splitlines() if path.exists() else []

    def record(self) -> dict[str, Any]:
        """The only run's record."""
        (path,) = self.path.glob("results/*/*/run.json")
        value: dict[str, Any] = json.loads(path.read_text())
        return value

    def check_completes(self, whole: dict[str, bytes]) -> None:
        """The same command ends with the bytes of a whole run, and did one batch twice at most."""
        code, _, errors = self.call()
        assert code == 0, errors
        assert files(self.path / "results") == whole
        asked = self.asked()
        assert len(set(asked)) == 36
        assert len(asked) - 36 <= BATCH


def outcome(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    out, errors = process.communicate(timeout=PATIENCE)
    return process.returncode, out, errors


def check_told(errors: str, *parts: str) -> None:
    """What was wrong stands in one line, behind those that tell of the progress."""
    told = [line for line in errors.splitlines() if line.startswith("harness: ")]
    assert len(told) == 1, errors
    assert "Traceback" not in errors
    # Nothing but progress besides.
    assert all(" × " in line for line in errors.splitlines() if line not in told), errors
    for part in parts:
        assert part in told[0], errors


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    folder = Folder(tmp_path / "here").make()
    yield folder
    for process in folder.started:  # one that a failed test left standing still
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a run that nothing interrupted."""
    folder = Folder(tmp_path_factory.mktemp("whole") / "here").make()
    code, _, errors = folder.call()
    assert code == 0, errors
    return files(folder.path / "results")


@pytest.mark.parametrize("at", ["summarize-e7", "score-e12"])
def test_an_interrupt_is_one_line_and_the_same_command_goes_on(
    folder: Folder, whole: dict[str, bytes], at: str
) -> None:
    held = folder.hold(at)
    process = folder.start()
    folder.reach(at, process)
    process.send_signal(signal.SIGINT)
    code, _, errors = outcome(process)
    assert code == 130
    check_told(errors, "interrupted; the same command goes on from here")
    assert folder.record()["state"] == "interrupted"
    held.unlink()
    folder.check_completes(whole)


def test_a_terminated_run_goes_on(folder: Folder, whole: dict[str, bytes]) -> None:
    held = folder.hold("summarize-e7")
    process = folder.start()
    folder.reach("summarize-e7", process)
    process.terminate()
    code, _, errors = outcome(process)
    assert code != 0
    assert "Traceback" not in errors
    assert folder.record()["state"] in ("running", "interrupted")
    held.unlink()
    folder.check_completes(whole)


def test_a_second_process_is_told_of_the_first_and_takes_over_from_a_dead_one(
    folder: Folder, whole: dict[str, bytes]
) -> None:
    held = folder.hold("summarize-e7")
    first = folder.start()
    folder.reach("summarize-e7", first)
    before = {path: path.stat().st_mtime_ns for path in (folder.path / "results").rglob("*")}
    asked = folder.asked()
    code, _, errors = folder.call()
    assert code == 1
    check_told(errors, f"is being written by process {first.pid}; wait for it", "results/numbered/")
    after = {path: path.stat().st_mtime_ns for path in (folder.path / "results").rglob("*")}
    assert after == before
    assert folder.asked() == asked
    first.kill()
    outcome(first)
    assert folder.record()["state"] == "running"
    held.unlink()
    folder.check_completes(whole)


@pytest.mark.parametrize("limit", [12_000, 20_000])
def test_a_file_that_may_not_grow_is_told_and_the_run_goes_on(
    folder: Folder, whole: dict[str, bytes], limit: int
) -> None:
    code, _, errors = folder.call(limit)
    assert code == 1
    check_told(errors, "/summaries.jsonl: File too large", "the same command goes on")
    record = folder.record()
    assert record["state"] == "failed"
    assert "summaries.jsonl" in record["error"]
    folder.check_completes(whole)


def test_a_full_disk_is_told_and_the_run_goes_on_where_there_is_room(
    folder: Folder, whole: dict[str, bytes]
) -> None:
    # In a mount namespace of its own, which ends with the shell.
    tools = [shutil.which(name) for name in ("unshare", "sh", "mount", "cp")]
    if None in tools:
        pytest.skip("needs unshare, sh, mount and cp")
    unshare, shell, mount, copy = map(str, tools)
    (folder.path / "results").mkdir()
    room = f"{mount} -t tmpfs -o size=40k full results"
    probe = subprocess.run([unshare, "-m", shell, "-c", room], cwd=folder.path, capture_output=True)
    if probe.returncode != 0:
        pytest.skip("may not mount")
    harness = f"{sys.executable} {' '.join(WORDS)}"
    script = f"""
        {room} || exit 99
        {harness} 2>told; echo $? >code
        {copy} -r results left
        {mount} -o remount,size=4m results || exit 99
        {harness} || exit 98
        {copy} -r results kept
    """
    done = subprocess.run(
        [unshare, "-m", shell, "-c", script],
        cwd=folder.path,
        env=environment(folder.path),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    assert (folder.path / "code").read_text() == "1\n"
    check_told((folder.path / "told").read_text(), "/summaries.jsonl: No space left on device")
    assert not list((folder.path / "left").rglob("*.part"))
    assert files(folder.path / "kept") == whole
    assert len(folder.asked()) - 36 <= BATCH


# Places that cannot be written --------------------------------------------------------------------

PLAIN = ["-m", "harness", "eval", "metric=[shape]"]


def test_results_below_a_file_are_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    done = subprocess.run(
        [sys.executable, *PLAIN, "results=file/results"],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 1
    check_told(done.stderr, "cannot write to file/results/seeds/lead-", "results=FOLDER")
    assert (tmp_path / "file").read_text() == "mine"


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that others can enter, as those of the tests are not."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


AS_NOBODY = """
import os, sys
from pathlib import Path
import harness
from harness.cli import main

# As root, since it may be root alone who can import what it takes.
assert main(["eval", "metric=[shape]"]) == 0
next(Path("results").glob("*/*/scores/*")).unlink()
os.setuid(65534)
if not os.access(harness.__file__, os.R_OK):
    sys.exit(77)
for word in sys.argv[1:]:
    assert main(["eval", "metric=[shape]", word]) == 1
"""


def test_results_of_another_user_are_refused_in_one_line(public: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root becomes somebody else")
    # A new run, one that is there and not whole, another folder.
    words = ["seed=1", "seed=0", "results=other"]
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, *words],
        cwd=public,
        env=environment(public),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    if done.returncode == 77:
        pytest.skip("nobody may not read the harness")
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stderr.splitlines() if " × " not in line]
    assert len(told) == len(words)
    for line, place in zip(told, ("results/seeds", "results/seeds", "other/seeds"), strict=True):
        assert line.startswith(f"harness: cannot write to {place}/lead-")
        assert line.endswith(" (Permission denied); results=FOLDER names another place")
    assert [path.name for path in public.iterdir()] == ["results"]
    assert len(list(public.glob("results/*/*/run.json"))) == 1


# Nobody gets what another made --------------------------------------------------------------------

MakeJob = Callable[..., Job]


@dataclass
class Prompted:
    """A summarizer with a model and a prompt, whose signature may forget them."""

    model: str = "m1"
    prompt: str = "Say it shorter."
    forgetful: bool = False
    asked: list[str] = field(default_factory=list)

    @property
    def signature(self) -> str:
        return "prompted" if self.forgetful else f"prompted|{self.model}|{self.prompt}"

    def summarize(self, examples: Any) -> Any:
        for example in examples:
            self.asked.append(example.id)
            text = f"{self.model} {self.prompt} {example.documents[0].text}"
            yield Summary(example.id, text)


def prompted(make_job: MakeJob, **changes: Any) -> Job:
    """A job of that summarizer, always of one name; keyword arguments are its own or the job's."""
    own = {key: changes.pop(key) for key in ("model", "prompt", "forgetful") if key in changes}
    summarizer = Prompted(**own)
    job = make_job(summarizer=summarizer, **changes)
    config = {"_target_": "x.Prompted", "model": summarizer.model, "prompt": summarizer.prompt}
    return replace(job, summarizer=replace(job.summarizer, name="mine", config=config))


def with_dataset(make_job: MakeJob, change: Callable[[list[Example]], list[Example]]) -> Any:
    dataset: Any = make_job().dataset.instance
    return replace(dataset, content=change(list(dataset.content)))


def cleaned(examples: list[Example]) -> list[Example]:
    """The same examples and ids, of texts that were cleaned in another way."""
    return [
        replace(example, documents=(Document("a", example.documents[0].text.replace("by ", "")),))
        for example in examples
    ]


def referenced(examples: list[Example]) -> list[Example]:
    """The same examples with another reference."""
    return [replace(example, references=("Another.",)) for example in examples]


def shifted(examples: list[Example]) -> list[Example]:
    """The same ids, each with the content of the next one."""
    contents = [*examples[1:], examples[0]]
    return [
        replace(content, id=example.id) for example, content in zip(examples, contents, strict=True)
    ]


def go(job: Job) -> Path:
    return run(job, Silent(), ["harness", "eval"]).folder.path


VARIANTS: dict[str, Callable[[MakeJob], dict[str, Any]]] = {
    "model": lambda make: {"model": "m2"},
    "prompt": lambda make: {"prompt": "Say it longer."},
    "model that the signature forgets": lambda make: {"model": "m2", "forgetful": True},
    "prompt that the signature forgets": lambda make: {"prompt": "Again.", "forgetful": True},
    "cleaning": lambda make: {"dataset": with_dataset(make, cleaned)},
    "content": lambda make: {"dataset": with_dataset(make, shifted)},
    "references": lambda make: {"dataset": with_dataset(make, referenced)},
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_another_system_or_content_gets_a_run_of_its_own(make_job: MakeJob, variant: str) -> None:
    changes = VARIANTS[variant](make_job)
    base = {"forgetful": True} if "forgetful" in changes else {}
    results = make_job().results
    alone = files(go(prompted(make_job, **changes, results=results / "alone")))
    first = go(prompted(make_job, **base))
    before = files(first)
    job = prompted(make_job, **changes)
    second = go(job)
    assert second != first
    assert second.parent == first.parent
    assert job.summarizer.instance.asked == ["e0", "e1", "e2", "e3", "e4"]  # type: ignore[attr-defined]
    assert job.metrics[0].instance.scored == ["e0", "e1", "e2", "e3", "e4"]  # type: ignore[attr-defined]
    assert files(second) == alone
    assert files(first) == before


@pytest.mark.parametrize("variant", VARIANTS)
def test_files_of_another_run_in_its_folder_are_not_taken_for_its_own(
    make_job: MakeJob, variant: str
) -> None:
    changes = VARIANTS[variant](make_job)
    base = {"forgetful": True} if "forgetful" in changes else {}
    other = go(prompted(make_job, **base))
    folder = go(prompted(make_job, **changes))
    alone = files(folder)
    shutil.rmtree(folder)
    # By a digest's chance of 1 in 4 billion, or by hand.
    shutil.copytree(other, folder)
    job = prompted(make_job, **changes)
    assert go(job) == folder
    assert job.summarizer.instance.asked == ["e0", "e1", "e2", "e3", "e4"]  # type: ignore[attr-defined]
    assert job.metrics[0].instance.scored == ["e0", "e1", "e2", "e3", "e4"]  # type: ignore[attr-defined]
    assert files(folder) == alone


def test_summaries_of_another_run_alone_are_not_taken_either(make_job: MakeJob) -> None:
    other = go(prompted(make_job))
    folder = go(prompted(make_job, model="a longer name"))
    alone = files(folder)
    for name in ("summaries.jsonl", "details/length.jsonl", "scores/length.parquet"):
        shutil.copy(other / name, folder / name)
        assert files(folder) != alone
        assert go(prompted(make_job, model="a longer name")) == folder
        assert files(folder) == alone


def test_another_seed_is_another_run(make_job: MakeJob) -> None:
    first, job = go(prompted(make_job)), prompted(make_job, seed=1)
    second = go(job)
    assert second != first
    assert len(job.summarizer.instance.asked) == 5  # type: ignore[attr-defined]
    assert json.loads((second / "run.json").read_text())["seed"] == 1


def test_another_way_of_reading_is_another_run_of_the_same_content(make_job: MakeJob) -> None:
    dataset: Any = make_job().dataset.instance
    job = prompted(make_job, dataset=replace(dataset, signature="memory|clean:yes|v:1"))
    first, second = go(prompted(make_job)), go(job)
    assert second != first
    assert len(job.summarizer.instance.asked) == 5  # type: ignore[attr-defined]


def test_runs_over_subsets_are_apart_and_say_which_they_are(make_job: MakeJob) -> None:
    def some(*numbers: int) -> Any:
        return with_dataset(make_job, lambda examples: [examples[i] for i in numbers])

    subsets = [(0, 1, 2, 3, 4), (0, 1, 2), (2, 3, 4), (0, 2, 1), (4, 3, 2, 1, 0)]
    records, folders = [], set()
    for subset in subsets:
        job = prompted(make_job, dataset=some(*subset))
        folder = go(job)
        folders.add(folder)
        record = json.loads((folder / "run.json").read_text())
        records.append(record)
        ids = [f"e{i}" for i in subset]
        assert job.summarizer.instance.asked == ids  # type: ignore[attr-defined]
        rows = (folder / "summaries.jsonl").read_text().splitlines()
        assert [json.loads(row)["id"] for row in rows] == ids
        assert record["dataset"]["examples"] == record["counts"]["examples"] == len(ids)
        assert record["metrics"]["length"]["columns"]["length"]["n"] == len(ids)
    assert len(folders) == len(subsets)
    assert len({record["dataset"]["digest"] for record in records}) == len(subsets)


def test_another_metric_of_the_same_name_scores_anew_and_generates_nothing(
    make_job: MakeJob,
) -> None:
    base = prompted(make_job)
    folder = go(base)
    length: Any = base.metrics[0].instance
    part = base.metrics[0]
    results = make_job().results
    for changed in (
        replace(part, instance=replace(length, signature="length|v:2", scored=[])),
        replace(part, instance=replace(length, scored=[]), config={"forgotten": 1}),
    ):
        alone = replace(prompted(make_job, results=results / "alone"), metrics=(changed,))
        expected = files(go(alone))
        shutil.rmtree(results / "alone")
        instance: Any = changed.instance
        instance.scored.clear()
        job = replace(prompted(make_job), metrics=(changed,))
        assert go(job) == folder
        assert job.summarizer.instance.asked == []  # type: ignore[attr-defined]
        assert instance.scored == ["e0", "e1", "e2", "e3", "e4"]
        assert files(folder) == expected
