"""How a model is run: where, how precisely, how much at once."""

from dataclasses import dataclass
from typing import Any

from harness.errors import RunError, UsageError

DTYPES = ("float32", "bfloat16", "float16")


@dataclass(frozen=True, slots=True)
class Inference:
    """device: "cpu", "cuda", "cuda:1", "mps", or "auto" for the best that is there; dtype: of the
    weights; batch_size: texts or pairs at once; max_tokens: how much of a text is read, None for as
    much as the model says that it takes."""

    device: str = "cpu"
    dtype: str = "float32"
    batch_size: int = 32
    max_tokens: int | None = None

    def check(self, metric: str) -> None:
        """UsageError, beginning with the metric's name, where an option has no such value."""
        kind, _, number = str(self.device).partition(":")
        named = kind in ("cpu", "cuda", "mps", "auto")
        if not named or (":" in str(self.device) and not (kind == "cuda" and number.isdecimal())):
            raise UsageError(
                f"{metric}: device must be cpu, cuda, cuda:N, mps or auto, not {self.device!r}"
            )
        if self.dtype not in DTYPES:
            raise UsageError(f"{metric}: dtype must be {', '.join(DTYPES)}, not {self.dtype!r}")
        check_count(metric, "batch_size", self.batch_size)
        if self.max_tokens is not None:
            check_count(metric, "max_tokens", self.max_tokens)


def check_count(metric: str, option: str, value: object) -> None:
    """UsageError where `value` is no whole number of 1 or more."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise UsageError(f"{metric}: {option} must be a whole number of 1 or more, not {value!r}")


def find_device(device: str) -> Any:
    """The torch device that `Inference.device` names; RunError where this machine has none such."""
    import torch

    kind, _, number = device.partition(":")
    has_mps = torch.backends.mps.is_available()
    if kind == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "mps" if has_mps else "cpu")
    if kind == "cuda":
        there = torch.cuda.device_count() if torch.cuda.is_available() else 0
        if there <= int(number or 0):
            raise RunError(
                f"device {device!r} is not there: torch {torch.__version__} sees {there} CUDA "
                "devices; use device=cpu, or auto for the best that is there"
            )
    if kind == "mps" and not has_mps:
        raise RunError("device 'mps' is not there; use device=cpu, or auto for the best that is")
    return torch.device(device)
