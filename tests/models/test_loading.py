import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    BertModel,
    T5Config,
    T5ForConditionalGeneration,
)

from harness.errors import RunError
from harness.models.files import ModelFiles
from harness.models.loading import (
    load_classifier,
    load_config,
    load_model,
    load_seq2seq,
    load_tokenizer,
)


def test_a_folder_that_is_no_model_is_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"rubbish")
    files = ModelFiles(str(tmp_path), str(tmp_path), "0" * 12)
    for load in (load_model, load_tokenizer):
        with pytest.raises(RunError, match="cannot be loaded from its files") as raised:
            load(files)
        assert len(str(raised.value).splitlines()) == 1
    (tmp_path / "config.json").write_text('{"model_type": "bert"}')
    with pytest.raises(RunError, match="cannot be loaded from its files"):
        load_model(files)


LABELS = {0: "no", 1: "yes"}


def make_classifier(folder: Path, labels: dict[int, str] = LABELS) -> ModelFiles:
    config = BertConfig(
        vocab_size=30,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=16,
        id2label=labels,
        label2id={name: place for place, name in labels.items()},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return ModelFiles(str(folder), str(folder), "0" * 12)


def make_t5(folder: Path) -> ModelFiles:
    config = T5Config(
        vocab_size=30, d_model=16, d_kv=8, d_ff=16, num_layers=1, decoder_start_token_id=0
    )
    T5ForConditionalGeneration(config).save_pretrained(folder)
    return ModelFiles(str(folder), str(folder), "0" * 12)


def test_classifier_and_seq2seq_come_with_their_heads(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    first, second = make_classifier(tmp_path / "bert"), make_t5(tmp_path / "t5")
    capfd.readouterr()
    classifier = load_classifier(first)
    assert classifier.config.id2label == LABELS and not classifier.training
    assert classifier.dtype == torch.float32 and classifier.device.type == "cpu"
    ids = torch.tensor([[1, 2, 3]])
    assert classifier(input_ids=ids).logits.shape == (1, 2)
    seq2seq = load_seq2seq(second, dtype="bfloat16")
    assert seq2seq.dtype == torch.bfloat16 and not seq2seq.training
    assert seq2seq(input_ids=ids, decoder_input_ids=ids[:, :1]).logits.shape == (1, 1, 30)
    assert load_config(second).is_encoder_decoder
    assert capfd.readouterr() == ("", "")


def test_half_precision_weights_become_float32(tmp_path: Path) -> None:
    files = make_classifier(tmp_path)
    BertForSequenceClassification.from_pretrained(tmp_path).half().save_pretrained(tmp_path)
    assert load_classifier(files).dtype == torch.float32


LOAD = """
import sys
from harness.errors import RunError
from harness.models.files import ModelFiles
from harness.models.loading import load_classifier
try:
    load_classifier(ModelFiles(sys.argv[1], sys.argv[1], "0" * 12))
except RunError as error:
    print(error)
"""


def test_a_model_without_a_head_is_refused_and_not_filled_with_random_numbers(
    tmp_path: Path,
) -> None:
    make_classifier(tmp_path)
    BertModel.from_pretrained(tmp_path).save_pretrained(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", LOAD, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert "weights lack classifier.bias and 1 more" in done.stdout
    # Transformers' own report of many lines is not shown.
    assert done.stdout.count("\n") == 1 and done.stderr == ""


def test_weights_of_another_size_than_the_config_says_are_refused(tmp_path: Path) -> None:
    files = make_classifier(tmp_path)
    config = tmp_path / "config.json"
    told = json.loads(config.read_text())
    told["id2label"] = {"0": "a", "1": "b", "2": "c"}
    config.write_text(json.dumps(told))
    with pytest.raises(RunError, match="classifier"):
        load_classifier(files)


def test_another_kind_of_model_is_refused_in_one_line(tmp_path: Path) -> None:
    files = make_classifier(tmp_path)
    with pytest.raises(RunError, match="cannot be loaded from its files") as raised:
        load_seq2seq(files)
    assert len(str(raised.value).splitlines()) == 1


def test_pickled_weights_are_not_read(tmp_path: Path) -> None:
    files = make_classifier(tmp_path)
    model = BertForSequenceClassification.from_pretrained(tmp_path)
    (tmp_path / "model.safetensors").unlink()
    torch.save(model.state_dict(), tmp_path / "pytorch_model.bin")
    with pytest.raises(RunError, match="cannot be loaded from its files"):
        load_classifier(files)


def test_remote_code_is_not_run(tmp_path: Path) -> None:
    files = make_classifier(tmp_path)
    (tmp_path / "evil.py").write_text("raise SystemExit('ran')\n")
    config = tmp_path / "config.json"
    told = json.loads(config.read_text()) | {"model_type": "evil"}
    told["auto_map"] = {
        "AutoConfig": "evil.Config",
        "AutoModelForSequenceClassification": "evil.Model",
    }
    config.write_text(json.dumps(told))
    for load in (load_config, load_classifier):
        with pytest.raises(RunError, match="cannot be loaded from its files"):
            load(files)


@pytest.mark.skipif(torch.cuda.is_available(), reason="has what must be missing")
def test_a_device_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="device 'cuda' is not there"):
        load_classifier(make_classifier(tmp_path), device="cuda")


def test_a_sentencepiece_tokenizer_says_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harness.models.loading.find_spec", lambda name: None)
    (tmp_path / "spiece.model").write_bytes(b"\x00")
    files = ModelFiles("org/albert", str(tmp_path), "0" * 12)
    with pytest.raises(RunError, match=r"pip install sentencepiece protobuf$"):
        load_tokenizer(files)
