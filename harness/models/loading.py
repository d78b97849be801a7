"""Loading a model's files with transformers: safetensors, no remote code, no word on the terminal.

All functions raise RunError where the files are no model of that kind that transformers can read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from safetensors import SafetensorError

from harness.errors import RunError
from harness.models.files import ModelFiles
from harness.models.inference import find_device

# What transformers raises for folders that it cannot read.
_UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    ImportError,
    RuntimeError,
    SafetensorError,
)


def load_tokenizer(files: ModelFiles, **options: Any) -> Any:
    """The tokenizer of a model folder; options go to transformers' AutoTokenizer."""
    from transformers import AutoTokenizer

    _check_sentencepiece(files)
    with _explained(files):
        return AutoTokenizer.from_pretrained(files.path, local_files_only=True, **options)


def load_config(files: ModelFiles) -> Any:
    """The configuration of a model folder: its architecture, labels and sizes."""
    from transformers import AutoConfig

    with _explained(files):
        return AutoConfig.from_pretrained(files.path, local_files_only=True)


def load_model(files: ModelFiles) -> Any:
    """The model of a folder for inference, on the CPU, float32 whatever its checkpoint holds."""
    import torch
    from transformers import AutoModel

    with _explained(files), _no_progress_bar():
        model = AutoModel.from_pretrained(
            files.path, local_files_only=True, use_safetensors=True, dtype=torch.float32
        )
        return model.eval()


def load_classifier(files: ModelFiles, device: str = "cpu", dtype: str = "float32") -> Any:
    """A sequence-classification model for inference, its head included.

    device and dtype as `Inference` has them; RunError where the device is not there.
    """
    from transformers import AutoModelForSequenceClassification

    return _load_whole(AutoModelForSequenceClassification, files, device, dtype)


def load_seq2seq(files: ModelFiles, device: str = "cpu", dtype: str = "float32") -> Any:
    """An encoder-decoder language model such as T5 for inference, its head included.

    device and dtype as `Inference` has them; RunError where the device is not there.
    """
    from transformers import AutoModelForSeq2SeqLM

    return _load_whole(AutoModelForSeq2SeqLM, files, device, dtype)


def _load_whole(kind: Any, files: ModelFiles, device: str, dtype: str) -> Any:
    import torch

    target = find_device(device)
    with _explained(files), _no_progress_bar(), _no_report():
        model, told = kind.from_pretrained(
            files.path,
            local_files_only=True,
            use_safetensors=True,
            dtype=getattr(torch, dtype),
            output_loading_info=True,
            ignore_mismatched_sizes=True,
        )
    # Transformers fills what a checkpoint lacks with random numbers, and would score with them.
    misfits = [name for name, *_ in told["mismatched_keys"]]
    if lacking := sorted({*told["missing_keys"], *misfits}):
        more = f" and {len(lacking) - 1} more" if len(lacking) > 1 else ""
        raise RunError(
            f"model {files.name!r} is no {type(model).__name__}, or not of the size in its "
            f"config.json: its weights lack {lacking[0]}{more}"
        )
    try:
        return model.eval().to(target)
    except RuntimeError as error:  # torch's for a full or broken device
        told = next(iter(str(error).splitlines()), type(error).__name__)
        raise RunError(f"model {files.name!r} cannot go to device {device!r}: {told}") from error


def _check_sentencepiece(files: ModelFiles) -> None:
    """Without this, transformers asks for tiktoken, which cannot read these files either."""
    folder = Path(files.path)
    if (folder / "tokenizer.json").exists() or not any(folder.glob("*.model")):
        return
    needed = {"sentencepiece": "sentencepiece", "protobuf": "google.protobuf"}
    missing = [name for name, module in needed.items() if not _is_installed(module)]
    if missing:
        raise RunError(
            f"model {files.name!r} has its tokenizer as a SentencePiece file only; to read it: "
            f"pip install {' '.join(missing)}"
        )


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # the parent of a dotted name
        return False


@contextmanager
def _explained(files: ModelFiles) -> Iterator[None]:
    """A folder that transformers cannot read, as one line of ours instead of many of its own."""
    try:
        yield
    except _UNREADABLE as error:
        told = next(iter(str(error).strip().splitlines()), type(error).__name__)
        raise RunError(f"model {files.name!r} cannot be loaded from its files: {told}") from error


@contextmanager
def _no_progress_bar() -> Iterator[None]:
    from transformers.utils import logging

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]


@contextmanager
def _no_report() -> Iterator[None]:
    """Silence on weights that are missing, which is an error here, or unused, which is none."""
    from transformers.utils import logging

    level = logging.get_verbosity()
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        logging.set_verbosity(level)
