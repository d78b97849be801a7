"""Sentence embeddings: their form with any BERT, their sense with the packaged one."""

from pathlib import Path

import numpy as np
import pytest

from harness.errors import RunError
from harness.models.encoder import Encoded, Encoder, encoded, encoded_all, load_encoder

WORDS = "the a troops base left entered stayed niger russia home near far one two".split()
DIMENSION = 16
POSITIONS = 24


@pytest.fixture(scope="module")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model folder with a random two-layer BERT of a few words."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizer

    folder = tmp_path_factory.mktemp("models") / "tiny-bert"
    folder.mkdir()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    vocabulary = [*special, *WORDS, ".", ","]
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    BertTokenizer(str(folder / "vocab.txt"), model_max_length=POSITIONS).save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=DIMENSION,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=POSITIONS,
    )
    BertModel(config).save_pretrained(folder)
    assert (folder / "model.safetensors").is_file()
    return folder


@pytest.fixture(scope="module")
def tiny(tiny_folder: Path) -> Encoder:
    return load_encoder(str(tiny_folder))


@pytest.fixture(scope="module")
def packaged() -> Encoder:
    return load_encoder()


def read(encoder: Encoder, text: str) -> Encoded:
    return encoder.encode([text])[0]


def test_an_encoder_has_the_identity_of_its_files(tiny: Encoder) -> None:
    name, digest = tiny.identity.split("@")
    assert name == "tiny-bert"
    assert len(digest) == 12


def test_an_encoder_is_loaded_once(tiny_folder: Path, tiny: Encoder) -> None:
    assert load_encoder(str(tiny_folder)) is tiny


def test_rows_have_unit_length(tiny: Encoder) -> None:
    vectors = tiny.embed(["the troops left.", "niger", "words that it never saw"])
    assert vectors.shape == (3, DIMENSION)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_blank_text_gets_zeros_and_leaves_the_others_in_place(tiny: Encoder) -> None:
    vectors = tiny.embed(["", "the troops left", " \n\t", "niger", "\u3000"])
    assert [bool(row.any()) for row in vectors] == [False, True, False, True, False]


def test_no_text_gives_no_row(tiny: Encoder) -> None:
    assert tiny.embed([]).shape == (0, DIMENSION)
    assert tiny.embed(["", " "]).tolist() == [[0.0] * DIMENSION] * 2


def test_rows_stand_in_the_order_of_the_texts(tiny: Encoder) -> None:
    # More texts than one batch, longest first, so that batches cannot be in the given order.
    texts = [" ".join([*WORDS[: i % 13], WORDS[i % 7], WORDS[i % 11]]) for i in range(79, -1, -1)]
    together = tiny.embed(texts)
    alone = np.concatenate([tiny.embed([text]) for text in texts])
    assert together == pytest.approx(alone, abs=1e-5)
    assert len(np.unique(alone.round(4), axis=0)) > 60


def test_the_same_texts_together_give_identical_bytes(tiny: Encoder) -> None:
    texts = [" ".join(WORDS[: 1 + i % 9]) for i in range(70)]
    assert tiny.embed(texts).tobytes() == tiny.embed(list(texts)).tobytes()


def test_the_padding_of_a_batch_does_not_count(tiny: Encoder) -> None:
    short = tiny.embed(["niger"])[0]
    beside_a_long_one = tiny.embed(["niger", " ".join(WORDS)])[0]
    assert beside_a_long_one == pytest.approx(short, abs=1e-5)


def test_a_text_longer_than_the_model_can_read_is_cut(tiny: Encoder) -> None:
    words = WORDS * 40
    vectors = tiny.embed([" ".join(words), " ".join(words[: POSITIONS - 2])])
    assert vectors[0] == pytest.approx(vectors[1], abs=1e-5)


def test_half_a_surrogate_pair_is_embedded_like_any_unknown_character(tiny: Encoder) -> None:
    vectors = tiny.embed(["the troops \ud800 left", "niger"])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_folder_without_weights_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="safetensors"):
        load_encoder(str(tmp_path))


def test_a_paraphrase_is_closer_than_an_unrelated_sentence(packaged: Encoder) -> None:
    sentence, paraphrase, unrelated = packaged.embed(
        [
            "Russian soldiers have entered an air base in Niger.",
            "Troops from Russia moved into a Nigerien airfield.",
            "Whisk the eggs with sugar until they are pale.",
        ]
    )
    assert sentence @ paraphrase > 0.6
    assert sentence @ unrelated < 0.2


def test_the_packaged_model_gives_unit_rows_that_do_not_change(packaged: Encoder) -> None:
    texts = ["The troops left.", "", "They left the base in Niger on Friday, officials said."]
    vectors = packaged.embed(texts)
    assert vectors.shape == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 1], abs=1e-5)
    assert vectors.tobytes() == packaged.embed(texts).tobytes()


def test_a_text_is_encoded_without_its_special_tokens(tiny: Encoder) -> None:
    found = read(tiny, "The troops left Chad.")
    assert found.tokens == ("the", "troops", "left", "[UNK]", ".")
    assert found.states.shape == (5, 3, DIMENSION)
    assert (found.states.dtype, found.vector.dtype) == (np.float16, np.float32)
    assert np.linalg.norm(found.vector) == pytest.approx(1, abs=1e-5)


def test_a_word_has_its_own_input_and_other_states_in_other_company(tiny: Encoder) -> None:
    first, second = read(tiny, "niger left"), read(tiny, "troops entered niger")
    assert first.states[0, 0].tolist() == second.states[2, 0].tolist()
    assert first.states[0, 1].tolist() != second.states[2, 1].tolist()
    assert first.states[0, 2].tolist() != second.states[2, 2].tolist()


def test_a_text_is_encoded_and_embedded_alike(tiny: Encoder) -> None:
    texts = ["the troops left", "niger", "", " \n"]
    encoded_alone = np.stack([read(tiny, text).vector for text in texts])
    assert tiny.embed(texts) == pytest.approx(encoded_alone, abs=1e-5)


@pytest.mark.parametrize("blank", ["", " \n\t", "\u3000", "\u200b", "\ud800"])
def test_blank_text_has_no_tokens_and_a_vector_of_zeros(tiny: Encoder, blank: str) -> None:
    found = read(tiny, blank)
    assert found.tokens == ()
    assert found.states.shape == (0, 3, DIMENSION)
    assert found.vector.tolist() == [0.0] * DIMENSION


def test_half_a_surrogate_pair_is_left_out_of_the_tokens(tiny: Encoder) -> None:
    assert read(tiny, "the \ud800 troops").tokens == ("the", "troops")
    assert read(tiny, "the \udfff troops").vector == pytest.approx(
        read(tiny, "the troops").vector, abs=1e-6
    )


def test_a_long_text_is_cut_when_encoded(tiny: Encoder, packaged: Encoder) -> None:
    assert len(read(tiny, " ".join(WORDS * 40)).tokens) == POSITIONS - 2
    long, cut = (read(packaged, " ".join(["base"] * n)) for n in (300, 254))
    assert len(long.tokens) == 256 - 2  # the two special tokens count
    assert long.vector.tobytes() == cut.vector.tobytes()


def test_the_same_text_gives_the_same_bytes_whatever_was_read_before(packaged: Encoder) -> None:
    text = "Russian soldiers have entered an air base in Niger."
    first = read(packaged, text)
    packaged.embed(["A long one, " * 40, "", "short"])
    for other in (
        "They left.",
        "",
        "Whisk the eggs with sugar until they are pale. " * 9,
        "\ud800",
    ):
        read(packaged, other)
        again = read(packaged, text)
        assert again.tokens == first.tokens
        assert again.states.tobytes() == first.states.tobytes()
        assert again.vector.tobytes() == first.vector.tobytes()


def test_texts_that_are_read_together_come_out_as_if_read_alone(packaged: Encoder) -> None:
    who = ["The mayor", "A minister", "Reuters", "The governor of Kano", "She"]
    what = ["resigned", "signed the bill on Monday", "left for Agadez with 60 others", "agreed"]
    texts = [f"{one} {did}." for one in who for did in what]
    texts += ["", "No.", "No.", "They left."]
    together = packaged.encode(texts)
    assert len({len(found.tokens) for found in together}) < len(texts) / 2
    for text, found in zip(texts, together, strict=True):
        alone = read(packaged, text)
        assert (found.tokens, found.cut) == (alone.tokens, alone.cut)
        assert found.states.base is None and found.vector.base is None  # it keeps no batch alive
        # The last bits are a matter of the processor's matrix products.
        np.testing.assert_allclose(found.vector, alone.vector, atol=1e-6)
        np.testing.assert_allclose(
            found.states.astype(np.float32), alone.states.astype(np.float32), atol=2e-3
        )


def test_parts_of_words_are_marked_by_the_packaged_tokenizer(packaged: Encoder) -> None:
    tokens = read(packaged, "Nigeriens unhappily left.").tokens
    assert tokens[-2:] == ("left", ".")
    assert any(token.startswith("##") for token in tokens)
    assert "".join(tokens).replace("##", "") == "nigeriensunhappilyleft."


def test_a_text_that_is_read_again_is_encoded_once() -> None:
    assert encoded("The troops left Niger.") is encoded("The troops left Niger.")
    assert encoded("The troops left Niger.") is not encoded("The troops left Chad.")


def test_texts_asked_for_together_are_kept_in_their_order() -> None:
    texts = ["The troops stayed.", "The troops left Niger.", "The troops stayed.", "They ate."]
    found = encoded_all(texts)
    assert [encoded(text) is one for text, one in zip(texts, found, strict=True)] == [True] * 4


def test_a_text_that_goes_on_after_the_last_token_is_told_as_cut(tiny: Encoder) -> None:
    words = [WORDS[i % len(WORDS)] for i in range(POSITIONS)]
    assert read(tiny, " ".join(words)).cut
    assert not read(tiny, " ".join(words[: POSITIONS - 2])).cut
