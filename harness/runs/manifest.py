"""What a run was made with: code, versions, machine, command."""

import platform
import re
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import harness


def manifest() -> dict[str, Any]:
    """Facts of this process that a reader needs to make the run again; no timings."""
    return {
        "harness_version": harness.__version__,
        "harness_git": git_state(Path(harness.__file__).parent),
        "working_directory_git": git_state(Path.cwd()),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "packages": _packages(),
    }


def git_state(folder: Path) -> dict[str, Any] | None:
    """Commit and dirty flag of the checkout that holds `folder`; None outside of one."""
    commit = _git(folder, "rev-parse", "HEAD")
    if commit is None:
        return None
    status = _git(folder, "status", "--porcelain", "--untracked-files=no")
    return {"commit": commit, "dirty": bool(status)}


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, text=True, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _packages() -> dict[str, str]:
    found = {
        re.sub(r"[-_.]+", "-", distribution.metadata["Name"]).lower(): distribution.version
        for distribution in distributions(path=sys.path)
        if distribution.metadata["Name"]
    }
    return dict(sorted(found.items()))
