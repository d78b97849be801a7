"""Entailment models as judges, with tiny random models and with made-up probabilities."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from harness.errors import RunError, UsageError
from harness.metrics.facts.case import Case
from harness.metrics.facts.nli import FactsNli, NliJudge
from harness.models.files import find_model
from harness.models.inference import Inference
from harness.models.loading import load_classifier, load_tokenizer
from harness.models.pairs import Answer, PairModel, open_pairs, pair_frame
from harness.records import Document, Example, Summary

TOLERANCE = 1e-5
MODELS = ["bert", "roberta", "deberta"]
RIVER = "The river rose by two metres. The mayor thanked the fire brigade. Bread costs more now."
ROSE, THANKED, FELL = (
    "The river rose by two metres.",
    "The mayor thanked the fire brigade.",
    "The river rose by nine metres.",
)
Cases = Callable[..., list[Case]]
Models = Callable[[str], str]


def opened(folder: str) -> PairModel:
    files = find_model(folder)
    tokenizer = load_tokenizer(files)
    model = load_classifier(files)
    return open_pairs(files, tokenizer, model, pair_frame(tokenizer), Inference())


def relabelled(folder: str, target: Path, config: Mapping[str, Any]) -> str:
    """A copy of the model whose config calls its outputs otherwise."""
    shutil.copytree(folder, target)
    told = json.loads((target / "config.json").read_text())
    told.pop("id2label"), told.pop("label2id")
    (target / "config.json").write_text(json.dumps(told | config))
    return str(target)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[str, Sequence[float]]], list]:
    """Make every model answer by a table of premises: entailment, neutral, contradiction.

    Gives the pairs that were asked for.
    """

    def answer_by(table: Mapping[str, Sequence[float]]) -> list[tuple[str, str]]:
        asked: list[tuple[str, str]] = []

        def answer(
            self: PairModel, pairs: Sequence[tuple[str, str]], batch_size: int
        ) -> list[Answer]:
            asked.extend(pairs)
            found = [table.get(premise, (0.1, 0.8, 0.1)) for premise, _ in pairs]
            return [Answer(tuple(row), False) for row in found]

        monkeypatch.setattr(PairModel, "answer", answer)
        return asked

    return answer_by


# What the model reads


@pytest.mark.parametrize("name", MODELS)
def test_a_pair_is_read_as_the_tokenizer_itself_puts_it(tiny_models: Models, name: str) -> None:
    pair = ("Nobody was hurt, the mayor said.", "the river rose")
    tokenizer = AutoTokenizer.from_pretrained(tiny_models(name))
    model = AutoModelForSequenceClassification.from_pretrained(tiny_models(name)).eval()
    with torch.no_grad():
        logits = model(**tokenizer(*pair, return_tensors="pt")).logits
    (answer,) = opened(tiny_models(name)).answer([pair])
    assert answer is not None and not answer.truncated
    assert answer.probabilities == pytest.approx(logits.softmax(-1)[0].tolist(), abs=TOLERANCE)


@pytest.mark.parametrize("name", MODELS)
def test_a_long_premise_is_cut_as_the_tokenizer_itself_does(tiny_models: Models, name: str) -> None:
    pair = ("the river rose " * 60, "Nobody was hurt")
    model = opened(tiny_models(name))
    cut = model.tokenizer(
        *pair, truncation="only_first", max_length=model.max_tokens, return_tensors="pt"
    )
    with torch.no_grad():
        logits = model.model(**cut).logits
    (answer,) = model.answer([pair])
    assert answer is not None and answer.truncated
    assert answer.probabilities == pytest.approx(logits.softmax(-1)[0].tolist(), abs=TOLERANCE)


def test_a_premise_that_just_fits_is_not_cut(tiny_models: Models) -> None:
    model = opened(tiny_models("bert"))
    room = model.max_tokens - 3 - 1
    fitting, over = model.answer([("the " * room, "river"), ("the " * (room + 1), "river")])
    assert fitting is not None and not fitting.truncated
    assert over is not None and over.truncated
    assert over.probabilities == pytest.approx(fitting.probabilities, abs=TOLERANCE)


@pytest.mark.parametrize(
    "pair", [("", "river"), ("\u200b", "river"), ("river", ""), ("river", "the " * 61)]
)
def test_what_cannot_be_read_has_no_answer(tiny_models: Models, pair: tuple[str, str]) -> None:
    found = opened(tiny_models("bert")).answer([("the", "river"), pair, ("rose", "the " * 60)])
    assert [answer is None for answer in found] == [False, True, False]


@pytest.mark.parametrize("name", MODELS)
def test_special_tokens_in_a_text_are_text(tiny_models: Models, name: str) -> None:
    model = opened(tiny_models(name))
    for special in ("[SEP]", "</s>", "<pad>", "[CLS]"):
        ids = model.tokenize([f"a {special} b"])[f"a {special} b"]
        assert len(ids) > 3
        assert not set(ids) & {*model.frame.before, *model.frame.between, *model.frame.after}
        assert model.tokenizer.pad_token_id not in ids


@pytest.mark.parametrize("name", MODELS)
def test_batches_give_what_each_pair_alone_gives_in_the_given_order(
    tiny_models: Models, name: str
) -> None:
    model = opened(tiny_models(name))
    pairs = [("the river " * n, f"rose by {n}") for n in (9, 1, 4, 2, 1, 7, 3)] + [("", "x")]
    alone = [model.answer([pair])[0] for pair in pairs]
    for size in (1, 3, 64):
        found = model.answer(pairs, size)
        assert found[-1] is None and alone[-1] is None
        for one, other in zip(found[:-1], alone[:-1], strict=True):
            assert one is not None and other is not None
            assert one.probabilities == pytest.approx(other.probabilities, abs=TOLERANCE)
        assert found[1] != found[2]
    # Some processors round a row otherwise beside other rows.
    one, other = model.answer([pairs[0], pairs[2], pairs[0]])[0], model.answer(pairs[:3])[0]
    assert one is not None and other is not None
    assert one.probabilities == pytest.approx(other.probabilities, abs=TOLERANCE)
    assert model.answer([]) == []


def test_numbers_that_are_not_finite_are_an_error(tiny_models: Models, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(tiny_models("bert"), folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder)
    model.classifier.bias.data.fill_(float("nan"))
    model.save_pretrained(folder)
    with pytest.raises(RunError, match=r"no finite numbers in torch.float32"):
        opened(str(folder)).answer([("river", "river")])


def test_half_precision_comes_near(tiny_models: Models, cases: Cases) -> None:
    found = cases(RIVER, ROSE, THANKED)
    full = NliJudge(tiny_models("bert")).judge(found)
    half = NliJudge(tiny_models("bert"), inference=Inference(dtype="bfloat16")).judge(found)
    for one, other in zip(full, half, strict=True):
        assert one.score == pytest.approx(other.score, abs=0.05)
    assert full != half


# Labels


def test_permuted_labels_give_permuted_scores(
    tiny_models: Models, tmp_path: Path, cases: Cases
) -> None:
    folder = tiny_models("bert")
    (probabilities,) = (
        answer.probabilities for answer in opened(folder).answer([(ROSE, FELL)]) if answer
    )
    names = ["ENTAILMENT", "contradiction", "Not Enough Info"]
    for places in ([0, 1, 2], [1, 0, 2], [2, 1, 0], [1, 2, 0]):
        ids = {str(place): name for place, name in zip(places, names, strict=True)}
        model = relabelled(folder, tmp_path / str(places), {"id2label": ids})
        (found,) = NliJudge(model).judge(cases(ROSE, FELL))
        assert found.score == pytest.approx(probabilities[places[0]], abs=TOLERANCE)
        assert (found.verdict == "contradicted") == (probabilities[places[1]] > 0.5)


@pytest.mark.parametrize(
    ("config", "place"),
    [
        ({"id2label": {"0": "neutral", "1": "entails", "2": "refutes"}}, 1),
        (
            {"label2id": {"contradiction": 0, "neutral": 1, "entailment": 2}, "num_labels": 3},
            2,
        ),
        ({"id2label": {"2": "ENTAILMENT", "0": "NEUTRAL", "1": "CONTRADICTION"}}, 2),
    ],
)
def test_config_names_are_read(
    tiny_models: Models, tmp_path: Path, cases: Cases, config: dict[str, Any], place: int
) -> None:
    model = relabelled(tiny_models("bert"), tmp_path / "model", config)
    (answer,) = opened(tiny_models("bert")).answer([(ROSE, FELL)])
    assert answer is not None
    (found,) = NliJudge(model).judge(cases(ROSE, FELL))
    assert found.score == pytest.approx(answer.probabilities[place], abs=TOLERANCE)


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ({"num_labels": 3}, "LABEL_0"),
        ({"id2label": {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}}, "LABEL_2"),
        ({"id2label": {"0": "good", "1": "bad", "2": "ugly"}}, "good"),
        ({"id2label": {"0": "entailment", "1": "entails", "2": "neutral"}}, "entails"),
        ({"id2label": {"0": "neutral", "1": "nei", "2": "contradiction"}}, "nei"),
        ({"id2label": {"0": "refutes", "1": "contradiction", "2": "entailment"}}, "refutes"),
        ({"id2label": {"0": "entailment", "1": "contradiction", "2": ""}}, "contradiction"),
        (
            {
                "id2label": {"0": "entailment", "1": "neutral", "2": "contradiction"},
                "label2id": {"entailment": 2, "neutral": 1, "contradiction": 0},
            },
            "but label2id",
        ),
    ],
)
def test_labels_that_do_not_tell_are_refused_with_a_way_out(
    tiny_models: Models, tmp_path: Path, config: dict[str, Any], told: str
) -> None:
    model = relabelled(tiny_models("bert"), tmp_path / "model", config)
    metric = FactsNli(model)
    with pytest.raises(UsageError, match=r"labels=\{entailment: 0, neutral: 1") as raised:
        metric.prepare()
    assert told in str(raised.value)
    assert len(str(raised.value).splitlines()) == 2
    FactsNli(model, labels={"entailment": 0, "neutral": 1, "contradiction": 2}).prepare()


@pytest.mark.parametrize(
    "labels",
    [
        {"entailment": 0},
        {"entailment": 0, "neutral": 1, "contradiction": 3},
        {"entailment": 0, "neutral": 0, "contradiction": 2},
        {"entailment": 0, "neutral": 1, "other": 2},
        {"entailment": 0, "neutral": 1, "contradiction": 2, "unknown": 3},
        {"entailment": 0, "neutral": 1, "contradiction": 2, "unknown": 2},
    ],
)
def test_given_labels_must_name_every_output_once(
    tiny_models: Models, labels: dict[str, int]
) -> None:
    with pytest.raises(UsageError, match="for the 3 outputs"):
        FactsNli(tiny_models("bert"), labels=labels).prepare()


def test_given_labels_override_the_config(tiny_models: Models, cases: Cases) -> None:
    given = {"entailment": 2, "neutral": 1, "contradiction": 0}
    folder = tiny_models("bert")
    (answer,) = opened(folder).answer([(ROSE, FELL)])
    assert answer is not None
    (found,) = NliJudge(folder, labels=tuple(given.items())).judge(cases(ROSE, FELL))
    assert found.score == pytest.approx(answer.probabilities[2], abs=TOLERANCE)


def test_a_model_of_two_labels_contradicts_nothing(tiny_models: Models, cases: Cases) -> None:
    judge = NliJudge(tiny_models("bert_binary"), threshold=0.999)
    found = judge.judge(cases(RIVER, ROSE, FELL, THANKED))
    assert {judgement.verdict for judgement in found} <= {"supported", "unsupported"}


# Verdicts


def test_the_premise_that_entails_most_gives_the_score(
    tiny_models: Models,
    cases: Cases,
    answers: Callable[[Mapping[str, Sequence[float]]], list[tuple[str, str]]],
) -> None:
    asked = answers({THANKED: (0.7, 0.2, 0.1), ROSE: (0.3, 0.6, 0.1)})
    (found,) = NliJudge(tiny_models("bert")).judge(cases(RIVER, "The mayor thanked them."))
    assert (found.score, found.verdict, found.reasons) == (0.7, "supported", ())
    assert {premise for premise, _ in asked} == {
        ROSE,
        THANKED,
        "Bread costs more now.",
        RIVER,  # all of them in the document's order
    }


@pytest.mark.parametrize(
    ("premises", "wanted"),
    [
        ("sentences", {ROSE, THANKED, "Bread costs more now."}),
        ("joined", {RIVER}),
        ("both", {ROSE, THANKED, "Bread costs more now.", RIVER}),
    ],
)
def test_premises_option(
    tiny_models: Models, cases: Cases, answers: Any, premises: str, wanted: set[str]
) -> None:
    asked = answers({})
    NliJudge(tiny_models("bert"), premises=premises).judge(
        cases(RIVER, "Bread costs more and the river rose.")
    )
    assert {premise for premise, _ in asked} == wanted
    asked.clear()
    NliJudge(tiny_models("bert"), premises=premises).judge(cases(ROSE, FELL))
    assert asked == [(ROSE, FELL)]


def test_joined_evidence_can_support_what_no_sentence_does(
    tiny_models: Models, cases: Cases, answers: Any
) -> None:
    answers({RIVER: (0.9, 0.05, 0.05)})
    claim = "The river rose and the mayor thanked the fire brigade."
    for premises, verdict in (("both", "supported"), ("sentences", "unsupported")):
        (found,) = NliJudge(tiny_models("bert"), premises=premises).judge(cases(RIVER, claim))
        assert found.verdict == verdict


def test_the_sentence_aligned_best_contradicts(
    tiny_models: Models, cases: Cases, answers: Any
) -> None:
    answers({ROSE: (0.02, 0.08, 0.9)})
    (case,) = cases(RIVER, FELL)
    (found,) = NliJudge(tiny_models("bert")).judge([case])
    assert found.verdict == "contradicted"
    (reason,) = found.reasons
    assert reason.name == "contradiction" and "0.90" in reason.explanation
    assert reason.claim is not None and reason.claim.text == FELL
    assert reason.source is not None
    assert RIVER[reason.source.start : reason.source.end] == reason.source.text == ROSE


def test_an_unrelated_sentence_contradicts_nothing(
    tiny_models: Models, cases: Cases, answers: Any
) -> None:
    answers({"Bread costs more now.": (0.01, 0.01, 0.98), THANKED: (0.2, 0.7, 0.1)})
    (found,) = NliJudge(tiny_models("bert")).judge(cases(RIVER, FELL))
    assert (found.verdict, found.score) == ("unsupported", 0.2)
    (reason,) = found.reasons
    assert reason.name == "no entailment"
    assert reason.source is not None and reason.source.text == THANKED


def test_joined_evidence_contradicts_and_points_at_its_strongest_sentence(
    tiny_models: Models, cases: Cases, answers: Any
) -> None:
    document = f"{THANKED} {ROSE} Bread costs more now."
    answers({document: (0.1, 0.1, 0.8), THANKED: (0.1, 0.5, 0.4)})
    for premises, shown in (("both", THANKED), ("joined", ROSE)):
        (found,) = NliJudge(tiny_models("bert"), premises=premises).judge(cases(document, FELL))
        assert found.verdict == "contradicted"
        assert found.reasons[0].source is not None
        assert found.reasons[0].source.text == shown


@pytest.mark.parametrize(
    ("row", "threshold", "verdict"),
    [
        ((0.5, 0.3, 0.2), 0.5, "supported"),
        ((0.49, 0.31, 0.2), 0.5, "unsupported"),
        ((0.6, 0.3, 0.1), 0.7, "unsupported"),
        ((0.4, 0.05, 0.55), 0.3, "contradicted"),
        ((0.4, 0.15, 0.45), 0.3, "unsupported"),
        ((0.2, 0.3, 0.5), 0.5, "unsupported"),
    ],
)
def test_threshold_and_contradiction(
    tiny_models: Models,
    cases: Cases,
    answers: Any,
    row: tuple[float, ...],
    threshold: float,
    verdict: str,
) -> None:
    answers({ROSE: row})
    (found,) = NliJudge(tiny_models("bert"), threshold=threshold).judge(cases(ROSE, FELL))
    assert (found.verdict, found.score) == (verdict, row[0])


@pytest.mark.parametrize("document", ["", " \n\n ", "\t"])
def test_blank_evidence_scores_zero_without_the_model(
    tiny_models: Models, cases: Cases, answers: Any, document: str
) -> None:
    asked = answers({})
    (found,) = NliJudge(tiny_models("bert")).judge(cases(document, FELL))
    assert asked == []
    assert (found.score, found.verdict, found.truncated) == (0.0, "unsupported", False)
    assert found.reasons[0].name == "no evidence"


def test_a_claim_that_fills_the_window_is_told(tiny_models: Models, cases: Cases) -> None:
    long = "the river rose two metres " * 20
    short, found = NliJudge(tiny_models("bert")).judge(cases(ROSE, ROSE, long))
    assert (found.score, found.verdict, found.truncated) == (0.0, "unsupported", True)
    assert found.reasons[0].name == "not read"
    assert not short.truncated


def test_a_judgement_does_not_depend_on_the_others(tiny_models: Models, cases: Cases) -> None:
    judge = NliJudge(tiny_models("deberta"), inference=Inference(batch_size=3))
    found = cases(RIVER, ROSE, THANKED, FELL, "Bread is dear.")
    together = judge.judge(found)
    for case, one in zip(found, together, strict=True):
        (other,) = judge.judge([case])
        assert one.score == pytest.approx(other.score, abs=TOLERANCE)
        assert (one.verdict, one.truncated) == (other.verdict, other.truncated)
    backwards = judge.judge(found[::-1])[::-1]
    assert [j.score for j in backwards] == pytest.approx([j.score for j in together], abs=TOLERANCE)
    assert judge.judge([]) == []


# The metric


def test_truncation_is_counted(tiny_models: Models) -> None:
    document = Document("a", f"The river rose by two metres {'and the mayor said no ' * 30}today.")
    metric = FactsNli(tiny_models("bert"))
    (score,) = metric.score([Example("e", (document,))], [Summary("e", f"{ROSE} {THANKED}")])
    assert score.values["facts_nli_truncated"] == 2.0
    assert score.values["facts_nli_claims"] == 2.0
    (score,) = metric.score([Example("e", (Document("a", ROSE),))], [Summary("e", ROSE)])
    assert score.values["facts_nli_truncated"] == 0.0
    assert set(score.values) == {column.name for column in metric.columns}


@pytest.mark.parametrize(
    "options",
    [
        {"premises": "documents"},
        {"threshold": 0},
        {"threshold": 1.0},
        {"threshold": float("nan")},
        {"threshold": "high"},
        {"labels": {"entailment": "0"}},
        {"labels": ["entailment", "neutral"]},
        {"device": None},
        {"dtype": None},
        {"device": "tpu"},
        {"device": "cpu:1"},
        {"dtype": "int8"},
        {"batch_size": 0},
        {"max_tokens": 0},
    ],
)
def test_options_that_cannot_be_are_refused(tiny_models: Models, options: dict[str, Any]) -> None:
    (name,) = options
    with pytest.raises(UsageError, match=f"facts_nli: {name} must") as raised:
        FactsNli(tiny_models("bert"), **options)
    assert len(str(raised.value).splitlines()) == 1


@pytest.mark.skipif(torch.cuda.is_available(), reason="has what must be missing")
def test_a_device_that_is_not_there_is_an_error(tiny_models: Models) -> None:
    metric = FactsNli(tiny_models("bert"), device="cuda")
    with pytest.raises(RunError, match="device 'cuda' is not there") as raised:
        metric.prepare()
    assert len(str(raised.value).splitlines()) == 1


def test_a_window_that_the_model_has_not_is_refused(tiny_models: Models) -> None:
    with pytest.raises(UsageError, match="reads 64 tokens, not 65"):
        FactsNli(tiny_models("bert"), max_tokens=65).prepare()
    with pytest.raises(UsageError, match="reads 128 tokens, not 129"):
        FactsNli(tiny_models("roberta"), max_tokens=129).prepare()
    # Its positions are relative.
    FactsNli(tiny_models("deberta"), max_tokens=65).prepare()


def test_max_tokens_narrows_the_window(tiny_models: Models, cases: Cases) -> None:
    found = cases("the river rose two metres the river rose two metres", "the river rose")
    folder = tiny_models("bert")
    (whole,), (cut,) = (
        NliJudge(folder, inference=Inference(max_tokens=limit)).judge(found) for limit in (None, 9)
    )
    assert not whole.truncated and cut.truncated
    (same,) = NliJudge(folder).judge(cases("the river rose", "the river rose"))
    assert cut.score == pytest.approx(same.score, abs=TOLERANCE)


def test_signature_tells_what_decides_the_scores(tiny_models: Models) -> None:
    folder = tiny_models("bert")
    digest = find_model(folder).digest
    labels = {"entailment": 2, "neutral": 1, "contradiction": 0}
    default = FactsNli(folder).signature
    assert f"nli-bert@{digest},both,0.5,float32|" in default and folder not in default
    changed = [
        FactsNli(folder, premises="joined"),
        FactsNli(folder, threshold=0.6),
        FactsNli(folder, labels=labels),
        FactsNli(folder, dtype="bfloat16"),
        FactsNli(folder, max_tokens=32),
        FactsNli(tiny_models("roberta")),
    ]
    assert len({default, *(metric.signature for metric in changed)}) == 7
    assert FactsNli(folder, batch_size=2, device="auto").signature == default


# Through the command line


def test_eval_with_a_local_model(harness: Callable[..., Any], tiny_models: Models) -> None:
    example = {"id": "1", "documents": [RIVER], "references": [ROSE]}
    Path("data.jsonl").write_text(json.dumps(example) + "\n", encoding="utf-8")
    words = ["dataset=jsonl", "dataset.path=data.jsonl", "summarizer=lead", "metric=[facts_nli]"]
    words.append(f"metric.facts_nli.model={tiny_models('bert')}")
    output = harness("eval", *words)
    assert output.code == 0, output.err
    assert "facts_nli" in output.out
    (scores,) = Path("results").glob("**/details/facts_nli.jsonl")
    detail = json.loads(scores.read_text(encoding="utf-8").splitlines()[0])
    assert detail["detail"]["claims"] if "detail" in detail else detail["claims"]
    assert harness("prefetch", *words).code == 0


def test_a_model_that_is_not_there_is_one_line(harness: Callable[..., Any]) -> None:
    output = harness("prefetch", "metric=[facts_nli_bart_large]")
    assert output.code == 1
    assert "facebook/bart-large-mnli" in output.err and "offline=false" in output.err
    assert len(output.err.strip().splitlines()) == 1
