import pytest
import torch

from harness.models.comparison import Comparison

LAYERS, SIZE = 2, 8


@pytest.fixture(scope="module")
def network() -> Comparison:
    torch.manual_seed(3)
    return Comparison(layers=LAYERS, size=SIZE, width=32).eval()


def states(*lengths: int) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(sum(lengths))
    return [torch.randn(length, LAYERS, SIZE, generator=generator) for length in lengths]


def padded(rows: list[torch.Tensor], fill: float = 0.0) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(map(len, rows))
    batch = torch.full((len(rows), longest, LAYERS, SIZE), fill)
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    for i, row in enumerate(rows):
        batch[i, : len(row)] = row
        mask[i, : len(row)] = True
    return batch, mask


@torch.inference_mode()
def test_padding_changes_nothing(network: Comparison) -> None:
    claims, evidence = states(3, 7, 1), states(9, 2, 5)
    together = network(*padded(claims), *padded(evidence))
    assert together.shape == (3, 3)
    alone = [network(*padded([c]), *padded([e])) for c, e in zip(claims, evidence, strict=True)]
    torch.testing.assert_close(together, torch.cat(alone), atol=1e-4, rtol=1e-4)
    filled = network(*padded(claims, 5.0), *padded(evidence, -5.0))
    torch.testing.assert_close(filled, together, atol=1e-4, rtol=1e-4)


@torch.inference_mode()
def test_claim_and_evidence_are_told_apart(network: Comparison) -> None:
    one, other = (padded([row]) for row in states(4, 6))
    assert not torch.allclose(network(*one, *other), network(*other, *one), atol=1e-3)
