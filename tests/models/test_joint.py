import pytest
import torch

from harness.models.encoder import load_encoder
from harness.models.joint import JointReader, upper_layers

SIZE = 8


@pytest.fixture(scope="module")
def network() -> JointReader:
    torch.manual_seed(3)
    made = JointReader(layers=2, size=SIZE, heads=2).eval()
    for parameter in (made.start, made.sides):
        torch.nn.init.normal_(parameter)
    return made


def states(*lengths: int) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(sum(lengths))
    return [torch.randn(length, SIZE, generator=generator) for length in lengths]


def padded(rows: list[torch.Tensor], fill: float = 0.0) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(map(len, rows))
    batch = torch.full((len(rows), longest, SIZE), fill)
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    for i, row in enumerate(rows):
        batch[i, : len(row)] = row
        mask[i, : len(row)] = True
    return batch, mask


@torch.inference_mode()
def test_padding_changes_nothing(network: JointReader) -> None:
    claims, evidence = states(3, 7, 1), states(9, 2, 5)
    together = network(*padded(claims), *padded(evidence))
    assert together.shape == (3, 3)
    alone = [network(*padded([c]), *padded([e])) for c, e in zip(claims, evidence, strict=True)]
    torch.testing.assert_close(together, torch.cat(alone), atol=1e-4, rtol=1e-4)
    filled = network(*padded(claims, 5.0), *padded(evidence, -5.0))
    torch.testing.assert_close(filled, together, atol=1e-4, rtol=1e-4)


@torch.inference_mode()
def test_claim_and_evidence_are_told_apart(network: JointReader) -> None:
    one, other = (padded([row]) for row in states(4, 6))
    assert not torch.allclose(network(*one, *other), network(*other, *one), atol=1e-3)


@torch.inference_mode()
def test_evidence_in_another_order_says_the_same(network: JointReader) -> None:
    (claim,), (first, second) = states(4), states(5, 3)
    one, other = (padded([torch.cat(parts)]) for parts in ([first, second], [second, first]))
    claims = padded([claim])
    torch.testing.assert_close(network(*claims, *one), network(*claims, *other), atol=1e-5, rtol=0)


@torch.inference_mode()
def test_it_starts_from_the_encoders_own_upper_layers() -> None:
    encoder = load_encoder()
    network = JointReader().eval()
    network.load_state_dict({**network.state_dict(), **upper_layers(encoder.model, 3)})
    batch = encoder.tokenizer("The mayor signed the bill on Monday.", return_tensors="pt")
    hidden = encoder.model(**batch, output_hidden_states=True).hidden_states
    states = hidden[3]
    for layer in network.layers:
        states = layer(states)
    torch.testing.assert_close(states, hidden[6], atol=1e-5, rtol=1e-4)
