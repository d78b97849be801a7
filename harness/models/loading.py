"""Loading a model's files with transformers: safetensors, float32, no word on the terminal.

Both functions raise RunError where the files are no model that transformers can read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from safetensors import SafetensorError

from harness.errors import RunError
from harness.models.files import ModelFiles


def load_tokenizer(files: ModelFiles, **options: Any) -> Any:
    """The tokenizer of a model folder; options go to transformers' AutoTokenizer."""
    from transformers import AutoTokenizer

    with _explained(files):
        return AutoTokenizer.from_pretrained(files.path, local_files_only=True, **options)


def load_model(files: ModelFiles) -> Any:
    """The model of a folder for inference, on the CPU, float32 whatever its checkpoint holds."""
    import torch
    from transformers import AutoModel

    with _explained(files), _no_progress_bar():
        model = AutoModel.from_pretrained(
            files.path, local_files_only=True, use_safetensors=True, dtype=torch.float32
        )
        return model.eval()


@contextmanager
def _explained(files: ModelFiles) -> Iterator[None]:
    """A folder that transformers cannot read, as one line of ours instead of many of its own."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
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
