from typing import Any

import pytest
import torch

from harness.errors import RunError, UsageError
from harness.models.inference import Inference, find_device


@pytest.mark.parametrize("device", ["cpu", "cuda", "cuda:0", "cuda:12", "mps", "auto"])
def test_devices_that_can_be_named(device: str) -> None:
    Inference(device=device).check("metric")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"device": "gpu"}, "device must be cpu, cuda, cuda:N, mps or auto, not 'gpu'"),
        ({"device": "cpu:0"}, "device must be"),
        ({"device": "auto:"}, "device must be"),
        ({"device": "cuda:"}, "device must be"),
        ({"device": "cuda:-1"}, "device must be"),
        ({"device": ""}, "device must be"),
        ({"dtype": "float64"}, "dtype must be float32, bfloat16, float16, not 'float64'"),
        ({"batch_size": 0}, "batch_size must be a whole number of 1 or more, not 0"),
        ({"batch_size": 1.5}, "batch_size must be"),
        ({"batch_size": True}, "batch_size must be"),
        ({"max_tokens": 0}, "max_tokens must be"),
    ],
)
def test_options_that_cannot_be_are_refused(options: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=f"^metric: {told}"):
        Inference(**options).check("metric")


def see(monkeypatch: pytest.MonkeyPatch, cuda: int, mps: bool) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda > 0)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: cuda)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)


@pytest.mark.parametrize(
    ("cuda", "mps", "device", "found"),
    [
        (0, False, "auto", "cpu"),
        (0, True, "auto", "mps"),
        (2, True, "auto", "cuda"),
        (2, False, "cuda:1", "cuda:1"),
        (1, False, "cuda", "cuda"),
        (0, True, "mps", "mps"),
        (1, True, "cpu", "cpu"),
    ],
)
def test_a_device_that_is_there(
    monkeypatch: pytest.MonkeyPatch, cuda: int, mps: bool, device: str, found: str
) -> None:
    see(monkeypatch, cuda, mps)
    assert str(find_device(device)) == found


@pytest.mark.parametrize(
    ("cuda", "device"), [(0, "cuda"), (0, "cuda:0"), (1, "cuda:1"), (1, "mps")]
)
def test_a_device_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch, cuda: int, device: str
) -> None:
    see(monkeypatch, cuda, False)
    with pytest.raises(RunError, match=f"device '{device}' is not there.*device=cpu") as raised:
        find_device(device)
    assert len(str(raised.value).splitlines()) == 1
