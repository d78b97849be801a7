"""What the command line says of configs."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Call:
    """What the command line says of configs. overrides: Hydra's; multirun: sweep over the commas;
    folders: where configs lie, first found first taken; plugins: packages besides `harness` whose
    classes a config may name."""

    overrides: tuple[str, ...]
    folders: tuple[Path, ...]
    plugins: tuple[str, ...] = ()
    multirun: bool = False
