from collections.abc import Sequence

import pytest

from harness.metrics.facts.alignment import Aligned, align, select
from harness.metrics.facts.passages import Passage, read_document, read_passages
from harness.metrics.facts.terms import term_weights
from harness.models.encoder import Encoded, Encoder

FILLER = [
    "Russian forces arrived at the Niamey base on foot.",
    "The Russian forces then settled at the base.",
    "Forces of Russia remain at a Niamey base.",
    "Bread is baked from flour and water.",
]


def aligned(claim: str, document: str) -> tuple[Aligned, ...]:
    passages = read_document(document).passages
    (read,) = read_passages(claim, [(0, len(claim))])
    weights = term_weights(passage.terms for passage in passages)
    return align(read, select(read, passages, weights))


def texts(found: Sequence[Aligned]) -> list[str]:
    return [a.passage.text for a in found]


def test_the_closest_sentence_comes_first() -> None:
    document = " ".join([*FILLER, "French forces were kicked out of Mali."])
    found = aligned("French forces have been expelled from Mali.", document)
    assert found[0].passage.text == "French forces were kicked out of Mali."
    assert [a.similarity for a in found] == sorted((a.similarity for a in found), reverse=True)
    assert all(0 <= a.similarity <= 1 and 0 <= a.cosine <= 1 for a in found)


def test_a_copied_sentence_is_as_similar_as_can_be() -> None:
    found = aligned(FILLER[0], " ".join(FILLER))
    assert found[0].passage.text == FILLER[0]
    assert found[0].similarity == pytest.approx(1, abs=1e-3)


def test_kindred_words_count_in_part() -> None:
    close = "The instructors met in the north on {}."
    others = " ".join(close.format(day) for day in ("Monday", "Tuesday", "Sunday", "Friday"))
    said = "Trainers left the town by lorry."
    assert said in texts(aligned("The instructors departed by truck.", f"{others} {said}"))


def test_the_same_word_counts_more_than_a_kindred_one() -> None:
    document = "Trainers came. Teachers came. Coaches came. Instructors came."
    passages = read_document(document).passages
    (claim,) = read_passages("Instructors slept.", [(0, 18)])
    weights = term_weights(passage.terms for passage in passages)
    assert select(claim, passages, weights)[0].passage.text == "Instructors came."


def test_a_sentence_with_what_the_best_three_lack_is_added() -> None:
    claim = "Russian forces arrived at the Niamey base with 60 soldiers led by Igor Orlov."
    close = "Russian forces arrived at the Niamey base with soldiers"
    closest = [f"{close} {day}." for day in ("on Monday", "at noon", "by bus")]
    extra = "Their commander is Igor Orlov."
    found = texts(aligned(claim, " ".join([*FILLER, *closest, extra])))
    assert {*closest, extra} <= set(found)
    assert FILLER[3] not in found


def test_a_name_in_another_spelling_is_looked_for_too() -> None:
    claim = "Russian forces arrived at the Niamey base with soldiers led by Peskov."
    close = "Russian forces arrived at the Niamey base with soldiers led"
    closest = [f"{close} {how}." for how in ("by nobody", "badly", "well")]
    extra = "The soldiers are led by Peskow."
    assert extra in texts(aligned(claim, " ".join([*FILLER, *closest, extra])))


def test_a_number_in_a_sentence_of_few_shared_words_is_added() -> None:
    claim = "Russian forces arrived at the Niamey base with 60 soldiers."
    assert "They number 60." in texts(aligned(claim, " ".join([*FILLER[:3], "They number 60."])))


def test_nothing_is_added_that_covers_nothing_more() -> None:
    claim = "Russian forces arrived at the Niamey base."
    repeated = [f"Russian forces arrived at the Niamey base {n}." for n in ("now", "then", "late")]
    assert len(aligned(claim, " ".join([*FILLER, *repeated]))) == 3


def test_a_claim_of_many_parts_gets_five_sentences_at_most() -> None:
    who = ["Rivers", "Dams", "Mayors", "Bakers", "Singers", "Farmers", "Sailors", "Poets"]
    document = " ".join(f"{word} are known." for word in who)
    assert len(aligned("Rivers, dams, mayors, bakers, singers, farmers met.", document)) == 5


def test_an_empty_document_gives_no_evidence() -> None:
    assert aligned("Troops left.", "") == ()
    assert aligned("Troops left.", " \n") == ()


def test_of_a_long_document_only_what_is_aligned_is_encoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    encode = Encoder.encode

    def counted(self: Encoder, asked: Sequence[str]) -> list[Encoded]:
        read.extend(asked)
        return encode(self, asked)

    monkeypatch.setattr(Encoder, "encode", counted)
    document = " ".join(f"Lorry {i} brought bread to village {i}." for i in range(2000))
    found = aligned("Lorry 1234 brought bread to the village of Karl Orlov.", document)
    assert len(found) <= 5
    assert sorted(read[1:]) == sorted(set(texts(found)))
    assert "Lorry 1234 brought bread to village 1234." in texts(found)


def test_a_document_is_read_once() -> None:
    assert read_document("One. Two.") is read_document("One. Two.")


def test_spans_are_of_the_whole_text() -> None:
    text = "Troops left.\nAbout 60 Russians stayed in Niger."
    passage: Passage = read_document(text).passages[1]
    assert text[passage.start : passage.end] == passage.text
    for item in (*passage.names, *passage.quantities):
        assert text[item.start : item.end] == item.text
    assert [quantity.value for quantity in passage.quantities] == [60]
    assert [name.text for name in passage.names] == ["Russians", "Niger"]
