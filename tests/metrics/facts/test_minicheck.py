"""Claim-checking models as judges, with tiny random models and with made-up probabilities."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from transformers import (
    AutoModelForSeq2SeqLM,
    AutoModelForSequenceClassification,
    AutoTokenizer,
)

from harness.errors import RunError, UsageError
from harness.metrics.facts.case import Case
from harness.metrics.facts.minicheck import FactsMiniCheck, MiniCheckJudge, chunked
from harness.models.files import find_model
from harness.models.inference import Inference
from harness.models.pairs import Answer, PairModel
from harness.records import Document, Example, Summary

TOLERANCE = 1e-5
TOKENS = (5, 12)
RIVER = "The river rose by two metres. The mayor thanked the fire brigade. Bread costs more now."
ROSE = "The river rose by two metres."
FELL = "The river rose by nine metres."
Cases = Callable[..., list[Case]]
Models = Callable[[str], str]


def judge(folder: str, **options: Any) -> MiniCheckJudge:
    return MiniCheckJudge(folder, label_tokens=TOKENS, **options)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[str, float]], list]:
    """Make every model answer by a table of premises; gives the pairs that were asked for."""

    def answer_by(table: Mapping[str, float]) -> list[tuple[str, str]]:
        asked: list[tuple[str, str]] = []

        def answer(
            self: PairModel, pairs: Sequence[tuple[str, str]], batch_size: int
        ) -> list[Answer]:
            asked.extend(pairs)
            found = [table.get(premise, 0.1) for premise, _ in pairs]
            return [Answer((1 - row, row), False) for row in found]

        monkeypatch.setattr(PairModel, "answer", answer)
        return asked

    return answer_by


# As published: https://github.com/Liyan06/MiniCheck, minicheck/inference.py


def test_flan_t5_reads_two_tokens_of_the_first_decoded_step(
    tiny_models: Models, cases: Cases
) -> None:
    tokenizer = AutoTokenizer.from_pretrained(tiny_models("t5"))
    model = AutoModelForSeq2SeqLM.from_pretrained(tiny_models("t5")).eval()
    inputs = tokenizer(f"predict: {RIVER}</s>{FELL}", return_tensors="pt")
    with torch.no_grad():
        logits = model(**inputs, decoder_input_ids=torch.zeros((1, 1), dtype=torch.long)).logits
    wanted = logits[0, 0, list(TOKENS)].softmax(-1)[1].item()
    (found,) = judge(tiny_models("t5")).judge(cases(RIVER, FELL))
    assert found.score == pytest.approx(wanted, abs=TOLERANCE)
    turned = MiniCheckJudge(tiny_models("t5"), label_tokens=TOKENS[::-1]).judge(cases(RIVER, FELL))
    assert turned[0].score == pytest.approx(1 - wanted, abs=TOLERANCE)


def test_roberta_reads_document_and_claim_as_one_text(tiny_models: Models, cases: Cases) -> None:
    tokenizer = AutoTokenizer.from_pretrained(tiny_models("roberta_binary"))
    model = AutoModelForSequenceClassification.from_pretrained(tiny_models("roberta_binary")).eval()
    with torch.no_grad():
        logits = model(**tokenizer(f"{ROSE}</s>{FELL}", return_tensors="pt")).logits
    (found,) = judge(tiny_models("roberta_binary")).judge(cases(ROSE, FELL))
    assert found.score == pytest.approx(logits.softmax(-1)[0, 1].item(), abs=TOLERANCE)


def test_the_chunk_that_supports_most_counts(
    tiny_models: Models, cases: Cases, answers: Any
) -> None:
    asked = answers({"predict: The mayor thanked the fire brigade.": 0.8})
    (found,) = judge(tiny_models("t5"), chunk_size=6).judge(cases(RIVER, FELL))
    assert [premise for premise, _ in asked] == [
        "predict: The river rose by two metres.",
        "predict: The mayor thanked the fire brigade.",
        "predict: Bread costs more now.",
    ]
    assert (found.score, found.verdict, found.reasons) == (0.8, "supported", ())


def test_a_short_document_is_one_chunk(tiny_models: Models, cases: Cases, answers: Any) -> None:
    asked = answers({})
    judge(tiny_models("t5")).judge(cases(f"{ROSE}\n\nBread costs more now.", FELL))
    assert asked == [("predict: The river rose by two metres. Bread costs more now.", FELL)]


def test_chunks_of_a_classifier_are_counted_in_tokens(
    tiny_models: Models, cases: Cases, answers: Any
) -> None:
    asked = answers({})
    folder = tiny_models("roberta_binary")
    judge(folder, chunk_size=30).judge(cases(RIVER, FELL))
    tokenizer = AutoTokenizer.from_pretrained(folder)
    premises = [premise for premise, _ in asked]
    assert len(premises) > 1 and " ".join(premises) == RIVER
    for premise in premises:
        assert len(tokenizer(premise, add_special_tokens=False)["input_ids"]) <= 30 + 4


def test_only_the_aligned_evidence(tiny_models: Models, cases: Cases, answers: Any) -> None:
    asked = answers({})
    document = " ".join(f"Sentence {word} is about bread and butter." for word in "abcdefghij")
    judge(tiny_models("t5"), premises="evidence").judge(cases(f"{document} {ROSE}", FELL))
    ((premise, _),) = asked
    assert ROSE in premise and premise.count("bread") < 10


# Chunks


@given(
    st.lists(st.lists(st.text("ab", min_size=1), min_size=1).map(" ".join)),
    st.integers(min_value=1, max_value=9),
)
def test_chunks_hold_all_words_in_order_within_the_limit(sentences: list[str], limit: int) -> None:
    chunks = list(chunked(sentences, limit, lambda text: len(text.split())))
    assert " ".join(chunks).split() == " ".join(sentences).split()
    assert all(0 < len(chunk.split()) <= limit for chunk in chunks)


def test_chunks_take_whole_sentences_while_they_fit() -> None:
    sentences = ["a b", "c", "d e f", "g h i j k", "l"]
    chunks = list(chunked(sentences, 4, lambda text: len(text.split())))
    # Only the sentence of five words is parted; what is left of it goes on filling.
    assert chunks == ["a b c", "d e f g", "h i j k", "l"]


def test_a_word_that_is_larger_than_a_chunk_stays_whole() -> None:
    assert list(chunked(["a bbbbb cc d"], 3, len)) == ["a", "bbbbb", "cc d"]


# Judgements


def test_there_is_no_contradiction(tiny_models: Models, cases: Cases, answers: Any) -> None:
    answers({f"predict: {RIVER}": 0.01})
    (found,) = judge(tiny_models("t5")).judge(cases(RIVER, FELL))
    assert (found.verdict, found.score) == ("unsupported", 0.01)
    (reason,) = found.reasons
    assert reason.name == "no support" and "0.01" in reason.explanation
    assert reason.claim is not None and reason.claim.text == FELL and reason.source is None


@pytest.mark.parametrize(
    ("score", "threshold", "verdict"),
    [(0.5, 0.5, "supported"), (0.49, 0.5, "unsupported"), (0.6, 0.7, "unsupported")],
)
def test_threshold(
    tiny_models: Models, cases: Cases, answers: Any, score: float, threshold: float, verdict: str
) -> None:
    answers({f"predict: {ROSE}": score})
    (found,) = judge(tiny_models("t5"), threshold=threshold).judge(cases(ROSE, FELL))
    assert found.verdict == verdict


@pytest.mark.parametrize("document", ["", "\n \n"])
@pytest.mark.parametrize("premises", ["document", "evidence"])
def test_a_blank_document_scores_zero_without_the_model(
    tiny_models: Models, cases: Cases, answers: Any, document: str, premises: str
) -> None:
    asked = answers({})
    (found,) = judge(tiny_models("t5"), premises=premises).judge(cases(document, FELL))
    assert asked == []
    assert (found.score, found.verdict, found.reasons[0].name) == (
        0.0,
        "unsupported",
        "no evidence",
    )


@pytest.mark.parametrize("name", ["t5", "roberta_binary"])
def test_a_judgement_does_not_depend_on_the_others(
    tiny_models: Models, cases: Cases, name: str
) -> None:
    checker = judge(tiny_models(name), chunk_size=12, inference=Inference(batch_size=3))
    found = cases(RIVER, ROSE, FELL, "Bread is dear.")
    together = checker.judge(found)
    for case, one in zip(found, together, strict=True):
        (other,) = checker.judge([case])
        assert one.score == pytest.approx(other.score, abs=TOLERANCE)
    assert len({one.score for one in together}) == 3
    assert checker.judge([]) == []


def test_the_premise_is_cut_and_never_the_claim(tiny_models: Models, cases: Cases) -> None:
    checker = judge(tiny_models("t5"), inference=Inference(max_tokens=60))
    document = "the river rose two metres " * 30
    (found,) = checker.judge(cases(document, "the river rose"))
    assert found.truncated
    one, other = (checker.judge(cases(document, text))[0] for text in ("the river", "two metres"))
    assert one.score != other.score
    (found,) = checker.judge(cases("the river rose", "two metres " * 40))
    assert (found.score, found.truncated, found.reasons[0].name) == (0.0, True, "not read")


def test_truncation_is_counted(tiny_models: Models) -> None:
    folder = tiny_models("t5")
    example = Example("e", (Document("a", RIVER), Document("b", ROSE)))
    for limit, cut in ((None, 0.0), (40, 1.0)):
        metric = FactsMiniCheck(folder, label_tokens=TOKENS, max_tokens=limit)
        (score,) = metric.score([example], [Summary("e", "The river rose.")])
        assert score.values["facts_minicheck_truncated"] == cut
        assert score.values["facts_minicheck_contradicted"] == 0.0
        assert set(score.values) == {column.name for column in metric.columns}


# Models and options that cannot be


def test_an_entailment_model_is_refused(tiny_models: Models) -> None:
    for name in ("roberta", "bert_binary"):
        with pytest.raises(RunError, match="facts_nli takes entailment models"):
            FactsMiniCheck(tiny_models(name)).prepare()


def test_a_model_of_another_kind_is_refused(tiny_models: Models, tmp_path: Path) -> None:
    shutil.copytree(tiny_models("t5"), tmp_path / "model")
    told = json.loads((tmp_path / "model" / "config.json").read_text())
    told["architectures"] = ["T5EncoderModel"]
    (tmp_path / "model" / "config.json").write_text(json.dumps(told))
    with pytest.raises(RunError, match="it is T5EncoderModel, neither"):
        FactsMiniCheck(str(tmp_path / "model")).prepare()


def test_label_tokens_beyond_the_vocabulary_are_refused(tiny_models: Models) -> None:
    with pytest.raises(UsageError, match=r"label_tokens \[3, 209\], but"):
        FactsMiniCheck(tiny_models("t5")).prepare()


@pytest.mark.parametrize(
    "options",
    [
        {"premises": "sentences"},
        {"threshold": -1},
        {"chunk_size": 0},
        {"label_tokens": [3]},
        {"label_tokens": None},
        {"label_tokens": [3, 3, 209]},
        {"label_tokens": [3, 3]},
        {"label_tokens": [3, "209"]},
        {"device": "gpu"},
        {"dtype": "half"},
        {"batch_size": True},
        {"max_tokens": -1},
    ],
)
def test_options_that_cannot_be_are_refused(tiny_models: Models, options: dict[str, Any]) -> None:
    (name,) = options
    with pytest.raises(UsageError, match=f"facts_minicheck: {name} must"):
        FactsMiniCheck(tiny_models("t5"), **options)


@pytest.mark.skipif(torch.cuda.is_available(), reason="has what must be missing")
def test_a_device_that_is_not_there_is_an_error(tiny_models: Models) -> None:
    with pytest.raises(RunError, match="device 'cuda:1' is not there"):
        FactsMiniCheck(tiny_models("t5"), label_tokens=TOKENS, device="cuda:1").prepare()


def test_signature_tells_what_decides_the_scores(tiny_models: Models) -> None:
    folder = tiny_models("t5")
    default = FactsMiniCheck(folder).signature
    assert f"minicheck-t5@{find_model(folder).digest},document,0.5,float32|" in default
    changed = [
        FactsMiniCheck(folder, premises="evidence"),
        FactsMiniCheck(folder, threshold=0.6),
        FactsMiniCheck(folder, chunk_size=100),
        FactsMiniCheck(folder, label_tokens=TOKENS),
        FactsMiniCheck(folder, dtype="float16"),
        FactsMiniCheck(folder, max_tokens=2048),
    ]
    assert len({default, *(metric.signature for metric in changed)}) == 7
    assert FactsMiniCheck(folder, batch_size=2).signature == default


def test_eval_with_a_local_model(harness: Callable[..., Any], tiny_models: Models) -> None:
    example = {"id": "1", "documents": [RIVER], "references": [ROSE]}
    Path("data.jsonl").write_text(json.dumps(example) + "\n", encoding="utf-8")
    output = harness(
        "eval",
        "dataset=jsonl",
        "dataset.path=data.jsonl",
        "summarizer=lead",
        "metric=[facts_minicheck]",
        f"metric.facts_minicheck.model={tiny_models('t5')}",
        "metric.facts_minicheck.label_tokens=[5,12]",
    )
    assert output.code == 0, output.err
    assert "facts_minicheck" in output.out
