"""What a run was made with: code, versions, machine."""

import platform
import re
import subprocess
import sys
from collections.abc import Mapping
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


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What differs between two manifests, a line each: "numpy 2.4.5, now 2.4.6"."""
    told = []
    for key in ("harness_version", "python", "platform"):
        if before.get(key) != now.get(key):
            told.append(f"{key} {before.get(key)}, now {now.get(key)}")
    for key in ("harness_git", "working_directory_git"):
        if before.get(key) != now.get(key):
            told.append(f"{key} {_commit(before.get(key))}, now {_commit(now.get(key))}")
    first, second = before.get("packages", {}), now.get("packages", {})
    for name in sorted({*first, *second}):
        if first.get(name) != second.get(name):
            told.append(f"{name} {first.get(name, 'absent')}, now {second.get(name, 'absent')}")
    return told


def _commit(state: Mapping[str, Any] | None) -> str:
    if not state:
        return "none"
    return str(state.get("commit"))[:12] + (" with changes" if state.get("dirty") else "")
