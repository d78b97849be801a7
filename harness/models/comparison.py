"""The entailment network: each token compared with what it attends to on the other side."""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

# Padding is attended to no more than this.
_OFF = -1e4


class Comparison(nn.Module):
    """Compare and aggregate, after the decomposable attention of Parikh et al. (2016).

    Attention is by the cosines of input embeddings, middle and last states, each with a temperature
    of its own: the encoder already knows which words go together, and the little data there is need
    not teach it. layers: states a token has; size: of each; width: of the comparison.
    """

    def __init__(self, layers: int = 3, size: int = 384, width: int = 192, dropout: float = 0.2):
        super().__init__()
        self.norms = nn.ModuleList(nn.LayerNorm(size) for _ in range(layers))
        self.project = nn.Sequential(nn.Linear(layers * size, width), nn.Dropout(dropout))
        self.temperatures = nn.Parameter(torch.tensor([4.0] * (layers - 1) + [8.0]))
        self.compare = nn.Sequential(
            nn.Linear(4 * width + layers, width),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(width, width),
            nn.LayerNorm(width),
        )
        self.context = nn.TransformerEncoderLayer(
            width, width // 32, 2 * width, dropout, "gelu", batch_first=True, norm_first=True
        )
        self.claim_weight = nn.Linear(width, 1)
        self.evidence_weight = nn.Linear(width, 1)
        self.classify = nn.Sequential(
            nn.LayerNorm(5 * width),
            nn.Linear(5 * width, width),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(width, 3),
        )

    def forward(
        self, claim: Tensor, claim_mask: Tensor, evidence: Tensor, evidence_mask: Tensor
    ) -> Tensor:
        """Logits of entailment, neutral and contradiction, shape (batch, 3).

        claim, evidence: token states, shape (batch, tokens, layers, size); the masks are True where
        there is a token.
        """
        cosines = torch.einsum(
            "bnld,bmld->bnml",
            functional.normalize(claim, dim=-1),
            functional.normalize(evidence, dim=-1),
        )
        attention = (cosines * self.temperatures).sum(-1)
        inputs = self._inputs(claim), self._inputs(evidence)
        compared = self._compare(inputs[0], inputs[1], attention, cosines, evidence_mask)
        back = self._compare(
            inputs[1], inputs[0], attention.transpose(1, 2), cosines.transpose(1, 2), claim_mask
        )
        compared = self.context(compared, src_key_padding_mask=~claim_mask)
        # Evidence that nothing in the claim is like tells little of it.
        closeness = cosines[..., -1].masked_fill(~claim_mask[:, :, None], -1).amax(1)
        told = self.evidence_weight(back).squeeze(-1) + 4 * closeness
        pooled = [
            _weighed(compared, self.claim_weight(compared).squeeze(-1), claim_mask),
            (compared * claim_mask[..., None]).sum(1) / claim_mask.sum(1, keepdim=True),
            compared.masked_fill(~claim_mask[..., None], _OFF).amax(1),
            compared.masked_fill(~claim_mask[..., None], -_OFF).amin(1),
            _weighed(back, told, evidence_mask),
        ]
        logits: Tensor = self.classify(torch.cat(pooled, -1))
        return logits

    def _inputs(self, states: Tensor) -> Any:
        normed = [norm(states[:, :, i]) for i, norm in enumerate(self.norms)]
        return self.project(torch.cat(normed, -1))

    def _compare(
        self, own: Tensor, others: Tensor, attention: Tensor, cosines: Tensor, mask: Tensor
    ) -> Any:
        """Each own token beside the mean of the other side's that it attends to."""
        attended = attention.masked_fill(~mask[:, None], _OFF).softmax(-1) @ others
        nearest = cosines.masked_fill(~mask[:, None, :, None], -1).amax(2)
        return self.compare(
            torch.cat([own, attended, (own - attended).abs(), own * attended, nearest], -1)
        )


def _weighed(states: Tensor, weights: Tensor, mask: Tensor) -> Tensor:
    shares = weights.masked_fill(~mask, _OFF).softmax(-1)
    return (shares[..., None] * states).sum(1)
