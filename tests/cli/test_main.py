import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

import harness as package

HEAVY = ("torch", "transformers", "datasets", "evaluate", "pandas", "scipy", "nltk", "hydra")


def child(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, timeout=60)


def test_help_names_every_command(harness: Callable[..., Any]) -> None:
    output = harness("--help")
    assert output.code == 0
    for command in ("eval", "compare", "show", "list"):
        assert f"    {command} " in output.out


@pytest.mark.parametrize("words", [["--help"], ["list"], ["compare", "--help"]])
def test_the_front_door_imports_nothing_heavy(words: list[str]) -> None:
    code = (
        "import sys\n"
        "from harness.cli import main\n"
        "try:\n"
        f"    main({words!r})\n"
        "except SystemExit:\n"
        "    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    assert child("-c", code).stderr.splitlines()[-1] == "[]"


def test_python_dash_m_is_the_same_command() -> None:
    done = child("-m", "harness", "--version")
    assert (done.returncode, done.stdout.strip()) == (0, package.__version__)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "required: COMMAND"),
        (["evil"], "invalid choice: 'evil'"),
        (["eval", "--multi-run"], "unknown argument: --multi-run"),
        (["compare"], "required: RUN"),
        (["list", "summarizer", "metric"], "unknown argument: metric"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_ends_with_2(
    harness: Callable[..., Any], words: list[str], told: str
) -> None:
    output = harness(*words)
    assert output.code == 2
    assert told in output.err
    assert "Traceback" not in output.err


def test_a_reader_that_stops_early_is_no_error() -> None:
    command = f"{sys.executable} -m harness list | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)
    assert done.stdout == "datasets\n"
    assert done.stderr == ""
