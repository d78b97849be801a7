"""Tiny models with random weights, made when they are first asked for, and cases to judge."""

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
import transformers
from tokenizers import ByteLevelBPETokenizer

from harness.metrics.facts.alignment import select
from harness.metrics.facts.case import Case, open_case
from harness.metrics.facts.passages import read_document, read_passages
from harness.metrics.facts.terms import term_weights

TEXTS = ["The river rose by two metres in March 2019.", "Nobody was hurt, the mayor said."] * 3
NLI = {0: "entailment", 1: "neutral", 2: "contradiction"}
SIZES = {
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 48,
}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
OTHERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!?-:'\"</>[]%$"


@pytest.fixture(scope="session")
def tiny_models(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The folder of a model by its name, one of `makers`."""
    home = tmp_path_factory.mktemp("models")
    makers = {
        "bert": lambda path: make_bert(path, NLI),
        "bert_binary": lambda path: make_bert(path, {0: "not_entailment", 1: "entailment"}),
        "roberta": lambda path: make_roberta(path, NLI),
        "roberta_binary": lambda path: make_roberta(path, {0: "0", 1: "1"}),
        "deberta": lambda path: make_deberta(path, NLI),
        "t5": make_t5,
    }

    def folder(name: str) -> str:
        path = home / name
        if not path.exists():
            path.mkdir()
            torch.manual_seed(11)
            makers[name](path)
        return str(path)

    return folder


@pytest.fixture
def cases() -> Callable[..., list[Case]]:
    """Claims, each beside one document, as the engine puts them before a judge."""

    def build(document: str, *claims: str) -> list[Case]:
        source = read_document(document)
        weights = term_weights(passage.terms for passage in source.passages)
        passages = [read_passages(claim, [(0, len(claim))])[0] for claim in claims]
        return [
            open_case(passage, source, weights, select(passage, source.passages, weights))
            for passage in passages
        ]

    return build


def make_bert(path: Path, labels: dict[int, str]) -> None:
    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *OTHERS, *LETTERS]
    tokens += [f"##{letter}" for letter in LETTERS] + ["the", "river", "rose", "two", "metres"]
    (path / "vocab.txt").write_text("\n".join(tokens) + "\n", encoding="utf-8")
    transformers.BertTokenizer(vocab=str(path / "vocab.txt")).save_pretrained(path)
    config = transformers.BertConfig(
        vocab_size=len(tokens), max_position_embeddings=64, id2label=labels, label2id=turned(labels)
    )
    config.update(SIZES)
    save(transformers.BertForSequenceClassification(config), path)


def make_roberta(path: Path, labels: dict[int, str]) -> None:
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    bpe = ByteLevelBPETokenizer()
    bpe.train_from_iterator(TEXTS, vocab_size=340, special_tokens=special)
    bpe.save_model(str(path))
    transformers.RobertaTokenizer.from_pretrained(path).save_pretrained(path)
    config = transformers.RobertaConfig(
        vocab_size=bpe.get_vocab_size(),
        max_position_embeddings=130,
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
        type_vocab_size=1,
        id2label=labels,
        label2id=turned(labels),
    )
    config.update(SIZES)
    save(transformers.RobertaForSequenceClassification(config), path)


def make_deberta(path: Path, labels: dict[int, str]) -> None:
    special = ["[PAD]", "[CLS]", "[SEP]", "[UNK]"]
    pieces = [(token, 0.0) for token in special] + unigrams()
    transformers.DebertaV2Tokenizer(vocab=pieces).save_pretrained(path)
    config = transformers.DebertaV2Config(
        vocab_size=len(pieces) + 1,  # its tokenizer adds [MASK]
        max_position_embeddings=64,
        relative_attention=True,
        position_biased_input=False,
        position_buckets=16,
        pos_att_type=["p2c", "c2p"],
        norm_rel_ebd="layer_norm",
        share_att_key=True,
        type_vocab_size=0,
        pooler_hidden_size=32,
        id2label=labels,
        label2id=turned(labels),
    )
    config.update(SIZES)
    save(transformers.DebertaV2ForSequenceClassification(config), path)


def make_t5(path: Path) -> None:
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *unigrams()]
    tokenizer = transformers.T5Tokenizer(vocab=pieces, extra_ids=0)
    tokenizer.save_pretrained(path)
    config = transformers.T5Config(
        vocab_size=len(tokenizer),
        d_model=32,
        d_kv=16,
        d_ff=48,
        num_layers=2,
        num_heads=2,
        decoder_start_token_id=0,
        pad_token_id=0,
        eos_token_id=1,
    )
    save(transformers.T5ForConditionalGeneration(config), path)


def unigrams() -> list[tuple[str, float]]:
    """Pieces of a SentencePiece vocabulary: single characters, and a few words."""
    words = ["▁", "▁the", "▁river", "▁rose", "▁two", "▁metres"]
    return [(word, -1.0) for word in words] + [(sign, -9.0) for sign in LETTERS + OTHERS]


def save(model: transformers.PreTrainedModel, path: Path) -> None:
    """With weights large enough that texts make a difference."""
    for name, weight in model.named_parameters():
        if weight.dim() > 1 and "embed" not in name:
            torch.nn.init.normal_(weight, std=0.4)
    model.save_pretrained(path)


def turned(labels: dict[int, str]) -> dict[str, int]:
    return {name: place for place, name in labels.items()}
