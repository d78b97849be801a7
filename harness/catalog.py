"""Which datasets, summarizers, metrics and experiments can be named, and where their YAML lies."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.errors import UsageError
from harness.resources import resource

GROUPS = ("dataset", "summarizer", "metric", "experiment")


@dataclass(frozen=True, slots=True)
class Entry:
    """One config of a group. description: the YAML's first comment; folder: whose config it is."""

    group: str
    name: str
    description: str
    folder: Path


def config_folders(config_dir: str | None = None) -> tuple[Path, ...]:
    """Where configs are looked for, first found first taken.

    In order: `config_dir`, the `configs/` folder of the working directory, the harness's own.
    Raises UsageError where `config_dir` is no folder.
    """
    own = resource("configs")
    found = []
    if config_dir is not None:
        if not Path(config_dir).is_dir():
            raise UsageError(f"--config-dir {config_dir}: no such folder")
        found.append(Path(config_dir).resolve())
    here = Path("configs").resolve()
    if here.is_dir():
        found.append(here)
    return tuple(dict.fromkeys([*found, own.resolve()]))


def entries(group: str, folders: Sequence[Path]) -> list[Entry]:
    """All configs of a group by name; one that an earlier folder has too is the earlier one's."""
    found: dict[str, Entry] = {}
    for folder in folders:
        for path in sorted((folder / group).glob("*.yaml")):
            entry = Entry(group, path.stem, _description(path), folder)
            found.setdefault(path.stem, entry)
    return [found[name] for name in sorted(found)]


def unknown_name(group: str, name: str, folders: Sequence[Path]) -> UsageError:
    """The error for a name that no config has: the nearest right one, and all of them."""
    known = [entry.name for entry in entries(group, folders)]
    near = difflib.get_close_matches(name, known, n=1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    return UsageError(f"no {group} {name!r}{hint}\n{group}s: {', '.join(known) or 'none'}")


def _description(path: Path) -> str:
    """The first comment of the YAML that is no Hydra directive such as `# @package`."""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if not line.startswith("#"):
            return ""
        text = line.lstrip("#").strip()
        if text and not text.startswith("@"):
            return text
    return ""
