"""What any overlap or similarity says of the same summaries, to be compared with the check."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from facts.data import Annotated
from facts.fitting import Array
from harness.metrics.bertscore import BertScore
from harness.metrics.rouge import Rouge
from harness.metrics.shape import Shape
from harness.models.encoder import load_encoder
from harness.models.files import PACKAGED_MODEL
from harness.records import Example, Summary
from harness.text.sentences import split_sentences

_ROUGE = ("rouge1_source_precision", "rouge2_source_precision", "rougeL_source_precision")


def baselines(rows: Sequence[Annotated]) -> Mapping[str, Array]:
    """One score a row for each baseline: ROUGE precision against the documents, extractive density,
    BERTScore precision against them, and the mean over the summary's sentences of the cosine with
    the closest source sentence."""
    examples = [Example(str(i), row.documents, ()) for i, row in enumerate(rows)]
    summaries = [Summary(str(i), row.summary) for i, row in enumerate(rows)]
    found: dict[str, Array] = {}
    rouge = Rouge(against="documents").score(examples, summaries)
    for column in _ROUGE:
        found[column] = np.array([score.values[column] for score in rouge])
    shape = Shape().score(examples, summaries)
    found["density"] = np.array([score.values["density"] for score in shape])
    bertscore = BertScore(PACKAGED_MODEL, layer=6, against="documents").score(examples, summaries)
    column = "bertscore_source_precision"
    found[column] = np.array([score.values[column] for score in bertscore])
    found["sentence cosine"] = np.array([_closeness(row) for row in rows])
    return found


def _closeness(row: Annotated) -> float:
    encoder = load_encoder()
    claims = encoder.embed([s.text for s in split_sentences(row.summary)])
    source = np.concatenate([_embedded(document.text) for document in row.documents])
    return float((claims @ source.T).max(axis=1).mean()) if len(claims) and len(source) else 0.0


# Many summaries share a document.
@lru_cache(maxsize=64)
def _embedded(text: str) -> NDArray[np.float32]:
    return load_encoder().embed([sentence.text for sentence in split_sentences(text)])
