from harness.metrics.facts.alignment import Aligned, align
from harness.metrics.facts.passages import read_document, read_passages
from harness.metrics.facts.terms import term_weights

MODEL = "all-MiniLM-L6-v2"
FILLER = [
    "Russian forces arrived at the Niamey base on foot.",
    "The Russian forces then settled at the base.",
    "Forces of Russia remain at a Niamey base.",
    "Bread is baked from flour and water.",
]


def aligned(claim: str, document: str) -> list[Aligned]:
    read = read_passages(MODEL, claim, [(0, len(claim))])
    source = read_document(MODEL, document)
    weights = term_weights(passage.terms for passage in source.passages)
    return align(read.passages[0], read.vectors[0], source, weights)


def test_the_closest_sentence_comes_first() -> None:
    document = " ".join([*FILLER, "French forces were kicked out of Mali."])
    found = aligned("French forces have been expelled from Mali.", document)
    assert found[0].passage.text == "French forces were kicked out of Mali."
    assert [a.similarity for a in found] == sorted((a.similarity for a in found), reverse=True)
    assert all(0 <= a.similarity <= 1 and 0 <= a.cosine <= 1 for a in found)


def test_a_sentence_with_what_the_best_three_lack_is_added() -> None:
    claim = "Russian forces arrived at the Niamey base with 60 soldiers led by Igor Orlov."
    close = "Russian forces arrived at the Niamey base with soldiers"
    closest = [f"{close} {day}." for day in ("on Monday", "at noon", "by bus")]
    extra = "Their commander is Igor Orlov."
    texts = [a.passage.text for a in aligned(claim, " ".join([*FILLER, *closest, extra]))]
    assert set(texts[:3]) == set(closest)
    assert extra in texts
    assert FILLER[3] not in texts


def test_a_name_in_another_spelling_is_looked_for_too() -> None:
    claim = "Russian forces arrived at the Niamey base with soldiers led by Peskov."
    close = "Russian forces arrived at the Niamey base with soldiers led"
    closest = [f"{close} {how}." for how in ("by nobody", "badly", "well")]
    extra = "The soldiers are led by Peskow."
    texts = [a.passage.text for a in aligned(claim, " ".join([*FILLER, *closest, extra]))]
    assert extra in texts


def test_a_number_in_an_unrelated_sentence_is_no_evidence() -> None:
    claim = "Russian forces arrived at the Niamey base with 60 soldiers."
    stray = "The florist on our street sold 60 tulips."
    texts = [a.passage.text for a in aligned(claim, " ".join([*FILLER[:3], stray]))]
    assert stray not in texts


def test_an_empty_document_gives_no_evidence() -> None:
    assert aligned("Troops left.", "") == []


def test_a_document_is_read_once_and_its_vectors_are_safe() -> None:
    first, second = read_document(MODEL, "One. Two."), read_document(MODEL, "One. Two.")
    assert first is second
    assert not first.vectors.flags.writeable


def test_spans_are_of_the_whole_text() -> None:
    text = "Troops left.\nAbout 60 Russians stayed in Niger."
    passage = read_document(MODEL, text).passages[1]
    for item in (*passage.names, *passage.quantities):
        assert text[item.start : item.end] == item.text
    assert [quantity.value for quantity in passage.quantities] == [60]
    assert [name.text for name in passage.names] == ["Russians", "Niger"]
