"""Claim and evidence read together by the encoder's upper layers."""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

# Padding is never the largest.
_OFF = -1e4
# Of cosines: the nearest token weighs most.
_TEMPERATURE = 12.0


class JointReader(nn.Module):
    """A cross-encoder whose lower layers read every sentence alone, as in PreTTR (MacAvaney et al.
    2020) and DeFormer (Cao et al. 2020).

    Their states are there anyway, and are the same for every claim that a sentence is evidence for;
    only the layers in which the tokens of claim and evidence attend to each other are run per pair.
    layers, size, heads: those of the encoder's upper half, which the fit starts from.
    """

    def __init__(self, layers: int = 3, size: int = 384, heads: int = 12, dropout: float = 0.1):
        super().__init__()
        # What the pair comes to is gathered here; then, which side a token is on.
        self.start = nn.Parameter(torch.zeros(size))
        self.sides = nn.Parameter(torch.zeros(2, size))
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                size, heads, 4 * size, 0.0, "gelu", layer_norm_eps=1e-12, batch_first=True
            )
            for _ in range(layers)
        )
        # What the evidence has in each claim token's place, by the states alone. Attention would
        # learn to look there, but from many more pairs than there are.
        self.temperature = nn.Parameter(torch.tensor(_TEMPERATURE))
        self.compare = nn.Sequential(
            nn.Linear(3 * size + 1, size), nn.GELU(), nn.Dropout(dropout), nn.Linear(size, size)
        )
        self.classify = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(4 * size, size),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(size, 3),
        )

    def forward(
        self, claim: Tensor, claim_mask: Tensor, evidence: Tensor, evidence_mask: Tensor
    ) -> Tensor:
        """Logits of entailment, neutral and contradiction, shape (batch, 3).

        claim, evidence: token states of the encoder's middle layer, shape (batch, tokens, size);
        the masks are True where there is a token.
        """
        start = self.start.expand(len(claim), 1, -1)
        compared = claim + self.sides[0] + self._compared(claim, evidence, evidence_mask)
        states = torch.cat([start, compared, evidence + self.sides[1]], 1)
        mask = torch.cat([claim_mask.new_ones(len(claim), 1), claim_mask, evidence_mask], 1)
        # Without padding a mask says nothing, and costs time.
        padding = None if bool(mask.all()) else ~mask
        for layer in self.layers:
            states = layer(states, src_key_padding_mask=padding)
        own = states[:, 1 : 1 + claim.shape[1]]
        there = claim_mask[..., None]
        pooled = [
            states[:, 0],
            (own * there).sum(1) / there.sum(1),
            own.masked_fill(~there, _OFF).amax(1),
            own.masked_fill(~there, -_OFF).amin(1),
        ]
        logits: Tensor = self.classify(torch.cat(pooled, -1))
        return logits

    def _compared(self, claim: Tensor, evidence: Tensor, mask: Tensor) -> Tensor:
        """Each claim token beside the evidence tokens that are like it, after the decomposable
        attention of Parikh et al. (2016)."""
        units = functional.normalize(claim, dim=-1), functional.normalize(evidence, dim=-1)
        cosines = (units[0] @ units[1].transpose(1, 2)).masked_fill(~mask[:, None], -1)
        attended = (self.temperature * cosines).masked_fill(~mask[:, None], _OFF).softmax(-1)
        found = attended @ evidence
        nearest = cosines.amax(-1, keepdim=True)
        told: Tensor = self.compare(torch.cat([found, claim - found, claim * found, nearest], -1))
        return told


def upper_layers(model: Any, layers: int) -> dict[str, Tensor]:
    """The last `layers` layers of a BERT model, under the names that a `JointReader` has them."""
    found: dict[str, Tensor] = {}
    for number, layer in enumerate(model.encoder.layer[-layers:]):
        own, out = layer.attention.self, layer.attention.output
        heads = [own.query, own.key, own.value]
        parts = {
            "self_attn.in_proj_weight": torch.cat([part.weight for part in heads]),
            "self_attn.in_proj_bias": torch.cat([part.bias for part in heads]),
        }
        modules = {
            "self_attn.out_proj": out.dense,
            "norm1": out.LayerNorm,
            "linear1": layer.intermediate.dense,
            "linear2": layer.output.dense,
            "norm2": layer.output.LayerNorm,
        }
        for name, module in modules.items():
            parts |= {f"{name}.weight": module.weight, f"{name}.bias": module.bias}
        found |= {f"layers.{number}.{name}": value.detach() for name, value in parts.items()}
    return found
