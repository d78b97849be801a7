"""Entailment models as judges (SummaC, Laban et al. 2022), over the check's own evidence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from harness.errors import UsageError
from harness.metrics.facts.case import Case
from harness.metrics.facts.judging import Judgement
from harness.metrics.facts.labels import Labels, read_labels
from harness.metrics.facts.metric import FactCheck
from harness.metrics.facts.passages import Passage
from harness.metrics.facts.premises import (
    Premise,
    evidence_sentences,
    item,
    joined_evidence,
    unread,
    without_evidence,
)
from harness.metrics.facts.records import Reason
from harness.models.files import find_model
from harness.models.inference import Inference
from harness.models.loading import load_classifier, load_tokenizer
from harness.models.pairs import Answer, PairModel, open_pairs, pair_frame

PREMISES = ("sentences", "joined", "both")
# From here on no other label can be more probable.
_MORE_THAN_ALL_OTHERS = 0.5


class FactsNli(FactCheck):
    """The fact check with an entailment model as its judge.

    model: a local folder or a hub name, of any sequence-classification model that was trained on
    natural language inference; labels: what its outputs mean ({entailment: 0, neutral: 1,
    contradiction: 2}), where its config does not say so; threshold: the probability of entailment
    from which on a claim is supported.

    premises: what stands before the claim. "sentences": each aligned sentence alone, which is what
    such models were trained on; "joined": all of them as one text in the document's order, which
    alone can bear out a claim that merges several; "both": whichever entails more. The score is the
    greatest probability of entailment.

    device, dtype, batch_size and max_tokens: see `Inference`.
    """

    def __init__(
        self,
        model: str,
        revision: str | None = None,
        premises: str = "both",
        threshold: float = 0.5,
        labels: Mapping[str, int] | None = None,
        device: str = "cpu",
        dtype: str = "float32",
        batch_size: int = 32,
        max_tokens: int | None = None,
    ) -> None:
        name = "facts_nli"
        inference = Inference(device, dtype, batch_size, max_tokens)
        inference.check(name)
        if premises not in PREMISES:
            raise UsageError(f"{name}: premises must be {', '.join(PREMISES)}, not {premises!r}")
        check_threshold(name, threshold)
        given = {} if labels is None else labels
        if not isinstance(given, Mapping) or not all(type(p) is int for p in given.values()):
            raise UsageError(f"{name}: labels must map names to places from 0, not {labels!r}")
        places = tuple((str(label), place) for label, place in given.items())
        super().__init__(name, NliJudge(model, revision, premises, threshold, places, inference))


@dataclass(frozen=True, slots=True)
class NliJudge:
    """Judges by the model's probabilities; fields as `FactsNli` has its options.

    Supported: a premise entails the claim with `threshold` or more, and does not contradict it more
    than that. Contradicted: otherwise, where the joined evidence, or the sentence that is aligned
    best, contradicts it with more than one half; such models call unrelated sentences
    contradictions, so no other sentence can. A model without that label contradicts nothing.
    """

    model: str
    revision: str | None = None
    premises: str = "both"
    threshold: float = 0.5
    labels: tuple[tuple[str, int], ...] = ()
    inference: Inference = field(default_factory=Inference)

    @property
    def identity(self) -> str:
        """Model, premises, threshold, precision, and labels and window where they are given."""
        parts = [f"nli-{find_model(self.model, self.revision).identity}", self.premises]
        parts += [str(self.threshold), self.inference.dtype]
        parts += [f"{name}={place}" for name, place in self.labels]
        if self.inference.max_tokens is not None:
            parts.append(f"max_tokens={self.inference.max_tokens}")
        return ",".join(parts)

    @property
    def language(self) -> None:
        """Whatever the model reads."""

    def prepare(self) -> None:
        """Load the model and read its labels; RunError or UsageError where that cannot be."""
        self._load()

    def judge(self, cases: Sequence[Case]) -> list[Judgement]:
        """One judgement a case, the same alone as beside others but for rounding."""
        model, labels = self._load()
        premises = [self._premises(case) for case in cases]
        pairs = [
            (premise.text, case.claim.text)
            for case, found in zip(cases, premises, strict=True)
            for premise in found
        ]
        answers = iter(model.answer(pairs, self.inference.batch_size))
        return [
            self._judge(case, [(premise, next(answers)) for premise in found], labels)
            for case, found in zip(cases, premises, strict=True)
        ]

    def _load(self) -> tuple[PairModel, Labels]:
        return _load(self.model, self.revision, self.labels, self.inference)

    def _premises(self, case: Case) -> list[Premise]:
        sentences = evidence_sentences(case)
        alone = [Premise((passage,)) for passage in sentences]
        # One sentence joined is that sentence.
        if self.premises == "sentences" or len(sentences) < 2:
            return alone
        return (
            [joined_evidence(case)]
            if self.premises == "joined"
            else [*alone, joined_evidence(case)]
        )

    def _judge(
        self, case: Case, answers: Sequence[tuple[Premise, Answer | None]], labels: Labels
    ) -> Judgement:
        if not answers:
            return without_evidence(case)
        read = [
            _Opinion(premise, answer.probabilities, labels, answer.truncated)
            for premise, answer in answers
            if answer is not None
        ]
        if not read:
            return unread(case)
        truncated = any(opinion.truncated for opinion in read) or len(read) < len(answers)
        score = max(opinion.entailment for opinion in read)
        if any(
            opinion.entailment >= self.threshold and opinion.entailment >= opinion.contradiction
            for opinion in read
        ):
            return Judgement(score, "supported", truncated=truncated)
        best = evidence_sentences(case)[0]
        about = [o for o in read if len(o.premise.passages) > 1 or o.premise.passages[0] is best]
        denial = max(about, key=_contradiction, default=None)
        if denial is not None and denial.contradiction > _MORE_THAN_ALL_OTHERS:
            told = f"the source contradicts it (probability {denial.contradiction:.2f})"
            place = _sentence(denial, read, best, _contradiction)
            reason = Reason("contradiction", told, item(case.claim), item(place))
            return Judgement(score, "contradicted", (reason,), truncated)
        nearest = max(read, key=_entailment)
        told = f"the source does not entail it; this comes nearest (probability {score:.2f})"
        place = _sentence(nearest, read, best, _entailment)
        reason = Reason("no entailment", told, item(case.claim), item(place))
        return Judgement(score, "unsupported", (reason,), truncated)


@dataclass(frozen=True, slots=True)
class _Opinion:
    premise: Premise
    probabilities: tuple[float, ...]
    labels: Labels
    truncated: bool

    @property
    def entailment(self) -> float:
        return self.probabilities[self.labels.entailment]

    @property
    def contradiction(self) -> float:
        place = self.labels.contradiction
        return 0.0 if place is None else self.probabilities[place]


def _entailment(opinion: _Opinion) -> float:
    return opinion.entailment


def _contradiction(opinion: _Opinion) -> float:
    return opinion.contradiction


def _sentence(
    opinion: _Opinion,
    read: Sequence[_Opinion],
    best: Passage,
    strength: Callable[[_Opinion], float],
) -> Passage:
    """The sentence to show for an opinion on several: the one that alone says most of the same,
    else the one that is aligned best."""
    if len(opinion.premise.passages) == 1:
        return opinion.premise.passages[0]
    alone = [other for other in read if len(other.premise.passages) == 1]
    strongest = max(alone, key=strength, default=None)
    return best if strongest is None else strongest.premise.passages[0]


def check_threshold(metric: str, threshold: object) -> None:
    """UsageError where `threshold` is no number above 0 and below 1."""
    if (
        isinstance(threshold, bool)
        or not isinstance(threshold, int | float)
        or not (0 < threshold < 1)
    ):
        raise UsageError(f"{metric}: threshold must be above 0 and below 1, not {threshold!r}")


@cache
def _load(
    name: str,
    revision: str | None,
    given: tuple[tuple[str, int], ...],
    inference: Inference,
) -> tuple[PairModel, Labels]:
    files = find_model(name, revision)
    tokenizer = load_tokenizer(files)
    model = load_classifier(files, inference.device, inference.dtype)
    labels = read_labels(files, model.config.num_labels, dict(given))
    return open_pairs(files, tokenizer, model, pair_frame(tokenizer), inference), labels
