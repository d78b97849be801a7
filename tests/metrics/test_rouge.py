"""ROUGE against rouge_score, whose results ours must equal bit for bit."""

import random
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rouge_score.rouge_scorer import RougeScorer

from harness.errors import UsageError
from harness.metrics.rouge import Rouge
from harness.records import Document, Example, Score, Summary
from harness.text.sentences import split_sentences

TYPES = ("rouge1", "rouge2", "rougeL", "rougeLsum")
SEEDS = Path(__file__).parents[2] / "seeds"
IMPLEMENTATIONS = ("rouge-score-rs", "rouge-score")

ORIGINAL = {stem: RougeScorer(list(TYPES), use_stemmer=stem) for stem in (True, False)}
OURS = {
    (stem, split, name): Rouge(stemming=stem, lsum_split=split, implementation=name)
    for stem in (True, False)
    for split in ("newlines", "sentences")
    for name in IMPLEMENTATIONS
}

# Letters in three scripts, digits, marks, an empty line and what lower() makes of odd capitals.
VOCABULARY = (
    "the cat cats sat sitting on a mat running runs flies flying happily generously Zoë naïve "
    "İstanbul K ſ U.S. don't e-mail 1,000 2.5 1990s ½ 猫 кошка แมว 🙂 — “ ” . . , ! ? ( ) \n \n\n"
).split(" ")


def columns(score: Any, name: str) -> dict[str, float]:
    return {
        name: score.fmeasure,
        f"{name}_precision": score.precision,
        f"{name}_recall": score.recall,
    }


def expected(target: str, text: str, stem: bool) -> dict[str, float]:
    scores = ORIGINAL[stem].score(target, text)
    return {key: value for name in TYPES for key, value in columns(scores[name], name).items()}


def values(metric: Rouge, text: str, *references: str) -> dict[str, float]:
    (score,) = metric.score([Example("x", (), references)], [Summary("x", text)])
    return dict(score.values)


def one_sentence_a_line(text: str) -> str:
    return "\n".join(sentence.text for sentence in split_sentences(text))


def assert_parity(
    target: str,
    text: str,
    names: Sequence[str] = IMPLEMENTATIONS,
    stems: Sequence[bool] = (True, False),
) -> None:
    for stem in stems:
        by_lines = expected(target, text, stem)
        by_sentences = expected(one_sentence_a_line(target), one_sentence_a_line(text), stem)
        for name in names:
            assert values(OURS[stem, "newlines", name], text, target) == by_lines
            assert values(OURS[stem, "sentences", name], text, target) == by_sentences
        # What is a sentence matters to ROUGE-Lsum alone.
        for key in by_lines:
            assert key.startswith("rougeLsum") or by_sentences[key] == by_lines[key]


def test_equals_rouge_score_on_every_ordered_pair_of_seeds() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    assert len(texts) > 1
    # The original takes its time on long texts, so unstemmed in one direction only.
    for target, text in permutations(texts, 2):
        assert_parity(target, text, ["rouge-score-rs"], [True] if target < text else [True, False])


def test_both_implementations_equal_rouge_score_on_two_thousand_random_pairs() -> None:
    rng = random.Random(20240611)

    def text() -> str:
        return " ".join(rng.choices(VOCABULARY, k=rng.choice((0, 1, 2, 5, 12, 25))))

    for _ in range(2000):
        assert_parity(text(), text())


any_text = st.text(st.characters(), max_size=60) | st.text("aAbs .\n?1İK\u2028é\ud800", max_size=60)


@settings(max_examples=250, deadline=None)
@given(any_text, any_text)
def test_equals_rouge_score_on_any_text_with_lone_surrogates_too(target: str, text: str) -> None:
    assert_parity(target, text)


def test_values_worked_out_by_hand() -> None:
    # 6 and 5 tokens; shared: the, cat, the, mat; bigrams "the cat", "the mat" of 5 and of 4;
    # longest common subsequence: the cat the mat.
    found = values(Rouge(stemming=False), "the cat on the mat", "the cat sat by the mat")
    assert found["rouge1_precision"] == 4 / 5
    assert found["rouge1_recall"] == 4 / 6
    assert found["rouge1"] == pytest.approx(8 / 11, abs=1e-15)
    assert found["rouge2_precision"] == 2 / 4
    assert found["rouge2_recall"] == 2 / 5
    assert found["rouge2"] == pytest.approx(4 / 9, abs=1e-15)
    assert found["rougeL_precision"] == 4 / 5
    assert found["rougeL_recall"] == 4 / 6


def test_repeated_words_count_as_often_as_the_reference_has_them() -> None:
    found = values(Rouge(stemming=False), "the the the the", "the cat the")
    assert found["rouge1_precision"] == 2 / 4
    assert found["rouge1_recall"] == 2 / 3


@pytest.mark.parametrize(
    ("candidate", "rouge_l", "rouge_2"),
    [
        ("police kill the gunman", 3 / 4, 1 / 3),
        ("the gunman kill police", 2 / 4, 1 / 3),
        ("the gunman police killed", 2 / 4, 2 / 3),
    ],
)
def test_the_example_of_the_rouge_paper(candidate: str, rouge_l: float, rouge_2: float) -> None:
    # Lin, "ROUGE: A Package for Automatic Evaluation of Summaries" (2004), section 3.1: its S2, S3
    # and S4 against S1 have ROUGE-L 3/4, 2/4 and 2/4; ROUGE-2 cannot tell S2 from S3 (both share
    # "the gunman" only) and prefers S4.
    found = values(Rouge(stemming=False), candidate, "police killed the gunman")
    assert found["rougeL"] == rouge_l
    assert found["rouge2_recall"] == pytest.approx(rouge_2, abs=1e-15)


def test_summary_level_lcs_of_the_rouge_paper() -> None:
    # Lin (2004), section 3.2: reference w1..w5, candidates "w1 w2 w6 w7 w8" and "w1 w3 w8 w9 w5";
    # the union LCS is w1 w2 w3 w5, 4 of the reference's 5 words (and of the 10 of the candidate).
    metric = Rouge(types=["rougeLsum"], stemming=False, lsum_split="newlines")
    found = values(metric, "w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5", "w1 w2 w3 w4 w5")
    assert found["rougeLsum_recall"] == 4 / 5
    assert found["rougeLsum_precision"] == 4 / 10


def test_sentences_and_newlines_part_ways_where_two_sentences_share_a_line() -> None:
    text, target = "Rain fell. The river rose.", "The river rose. Rain fell."
    assert values(Rouge(lsum_split="sentences"), text, target)["rougeLsum"] == 1.0
    assert values(Rouge(lsum_split="newlines"), text, target)["rougeLsum"] == 3 / 5


def test_stemming_joins_the_forms_of_a_word() -> None:
    assert values(Rouge(stemming=True), "cats running", "cat runs")["rouge1"] == 1.0
    assert values(Rouge(stemming=False), "cats running", "cat runs")["rouge1"] == 0.0


REFERENCES = ("the cat sat on a mat", "a cat", "the dog. the cat sat\non it", "")


@pytest.mark.parametrize("name", IMPLEMENTATIONS)
def test_max_rule_equals_score_multi(name: str) -> None:
    metric = Rouge(lsum_split="newlines", implementation=name)
    rng = random.Random(5)
    for _ in range(50):
        text = " ".join(rng.choices("the a cat dog sat on it mat . \n".split(" "), k=6))
        best = ORIGINAL[True].score_multi(list(REFERENCES), text)
        wanted = {k: v for t in TYPES for k, v in columns(best[t], t).items()}
        assert values(metric, text, *REFERENCES) == wanted


def test_max_rule_takes_the_triple_of_the_best_f1_and_the_first_of_equals() -> None:
    metric = Rouge(types=["rouge1"], stemming=False)
    # F1 2/3 (P 1/2, R 1) against F1 2/5 (P 1/2, R 1/3): no mixing of the two.
    found = values(metric, "a b", "a", "a c d")
    assert (found["rouge1_precision"], found["rouge1_recall"]) == (1 / 2, 1.0)
    assert values(metric, "a b", "a c d", "a") == found
    # Equal F1 of 1/2: (P, R) is (1/2, 1/2) of both.
    assert values(metric, "a b", "a c", "b c")["rouge1"] == 1 / 2


def test_mean_rule_equals_the_mean_over_references() -> None:
    text = "the cat sat on it. the dog."
    each = [values(Rouge(), text, reference) for reference in REFERENCES]
    found = values(Rouge(multi_reference="mean"), text, *REFERENCES)
    assert found.keys() == each[0].keys()
    for key, value in found.items():
        assert value == pytest.approx(sum(one[key] for one in each) / len(each), abs=1e-15)
    assert found["rouge1"] < values(Rouge(), text, *REFERENCES)["rouge1"]


def test_one_reference_is_scored_alike_by_both_rules() -> None:
    text = "the cat sat on it"
    mean = values(Rouge(multi_reference="mean"), text, REFERENCES[0])
    assert mean == values(Rouge(multi_reference="max"), text, REFERENCES[0])


@pytest.mark.parametrize(
    ("text", "reference"),
    [("", "the cat"), ("the cat", ""), ("", ""), (" \n ", "the cat"), ("...", "the cat")],
)
@pytest.mark.parametrize("name", IMPLEMENTATIONS)
def test_no_words_on_either_side_score_zero(name: str, text: str, reference: str) -> None:
    found = values(Rouge(implementation=name), text, reference)
    assert set(found.values()) == {0.0}


def test_identical_texts_score_one() -> None:
    text = "The river rose by 2.5 metres. Nobody was hurt, the mayor said."
    assert set(values(Rouge(), text, text).values()) == {1.0}


def test_shuffled_words_keep_rouge_1_and_lose_order() -> None:
    reference = "the river rose by two metres and nobody was hurt"
    shuffled = reference.split()
    random.Random(1).shuffle(shuffled)
    found = values(Rouge(), " ".join(shuffled), reference)
    assert found["rouge1"] == 1.0
    assert found["rouge2"] < 0.5
    assert found["rougeL"] < 0.8


@pytest.mark.parametrize(
    "text", ["แมวนั่งบนเสื่อ แมวนั่งบนเสื่อ", "Кошка сидит на ковре", "猫坐在垫子上。猫坐在垫子上。"]
)
def test_other_scripts_need_the_unicode_or_characters_tokenizer(text: str) -> None:
    assert set(values(Rouge(), text, text).values()) == {0.0}
    for tokenizer in ("unicode", "characters"):
        metric = Rouge(stemming=False, tokenizer=tokenizer)
        assert set(values(metric, text, text).values()) == {1.0}


def test_unicode_words_and_characters_are_what_they_say() -> None:
    def rouge_1(tokenizer: str) -> float:
        metric = Rouge(types=["rouge1"], stemming=False, tokenizer=tokenizer)
        return values(metric, "Кошка спит", "Кошка сидит")["rouge1"]

    assert rouge_1("unicode") == 1 / 2
    assert 1 / 2 < rouge_1("characters") < 1


CHANGES: dict[str, Any] = {
    "types": ["rouge1"],
    "stemming": False,
    "tokenizer": "unicode",
    "lsum_split": "newlines",
    "multi_reference": "mean",
    "implementation": "rouge-score",
}


def test_signature_tells_every_option() -> None:
    assert Rouge().signature == (
        "rouge|types:1,2,L,Lsum|stem:yes|tok:rouge_score|lsum:sentencex-1.0.32|refs:max"
        "|impl:rouge-score-rs-0.2.1|v:1"
    )


@pytest.mark.parametrize("option", CHANGES)
def test_every_option_changes_the_signature(option: str) -> None:
    base: dict[str, Any] = {"stemming": False} if option == "tokenizer" else {}
    changed = Rouge(**{**base, option: CHANGES[option]})
    assert changed.signature != Rouge(**base).signature
    assert changed.signature == Rouge(**{**base, option: CHANGES[option]}).signature


def test_order_of_types_is_kept_and_doubles_are_dropped() -> None:
    metric = Rouge(types=["rougeL", "rouge3", "rougeL"])
    names = ["rougeL", "rougeL_precision", "rougeL_recall"]
    names += ["rouge3", "rouge3_precision", "rouge3_recall"]
    assert [column.name for column in metric.columns] == names
    assert list(values(metric, "a b", "a b")) == names
    assert "|types:L,3|" in metric.signature


def test_f1_columns_are_the_main_ones_and_all_lie_between_0_and_1() -> None:
    columns = Rouge().columns
    assert [column.name for column in columns if column.main] == list(TYPES)
    assert len(columns) == 3 * len(TYPES)
    for column in columns:
        assert (column.low, column.high, column.better) == (0.0, 1.0, "high")
        assert not column.total and not column.alarm


def test_rouge_9_is_a_type() -> None:
    text = "a b c d e f g h i j"
    assert values(Rouge(types=["rouge9"]), text, text)["rouge9"] == 1.0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"types": ["rouge1", "rouge10"]}, ["rouge10", "rouge9", "rougeL", "rougeLsum"]),
        ({"types": ["ROUGE-1"]}, ["ROUGE-1", "rouge1"]),
        ({"types": []}, ["types", "rouge1"]),
        ({"tokenizer": "words"}, ["tokenizer", "words", "rouge_score", "unicode", "characters"]),
        ({"lsum_split": "lines"}, ["lsum_split", "lines", "sentences", "newlines"]),
        ({"multi_reference": "best"}, ["multi_reference", "best", "max", "mean"]),
        ({"implementation": "nltk"}, ["nltk", "rouge-score-rs", "rouge-score", "null"]),
        (
            {"implementation": "rouge-score", "tokenizer": "unicode", "stemming": False},
            ["unicode", "rouge-score-rs"],
        ),
    ],
)
def test_wrong_options_are_told_with_the_right_ones(
    options: dict[str, Any], told: list[str]
) -> None:
    with pytest.raises(UsageError) as caught:
        Rouge(**options)
    for word in told:
        assert word in str(caught.value)


@pytest.mark.parametrize("tokenizer", ["unicode", "characters"])
def test_stemming_is_refused_where_the_tokenizer_has_no_stemmer(tokenizer: str) -> None:
    with pytest.raises(UsageError, match=r"stemming=false"):
        Rouge(stemming=True, tokenizer=tokenizer)


def test_scores_come_in_order_and_do_not_depend_on_neighbours_or_calls() -> None:
    rng = random.Random(3)
    texts = [" ".join(rng.choices(VOCABULARY, k=12)) for _ in range(20)]
    examples = [Example(str(i), (), (texts[i], texts[-i])) for i in range(20)]
    summaries = [Summary(str(i), texts[(i + 1) % 20]) for i in range(20)]
    metric = Rouge()
    scores = metric.score(examples, summaries)
    assert [score.example_id for score in scores] == [str(i) for i in range(20)]
    assert metric.score(examples, summaries) == scores
    assert metric.score(examples[::-1], summaries[::-1]) == scores[::-1]
    alone: list[Score] = []
    for example, summary in zip(examples, summaries, strict=True):
        alone += metric.score([example], [summary])
    assert alone == scores


def test_examples_and_summaries_of_different_number_are_refused() -> None:
    with pytest.raises(ValueError):
        Rouge().score([Example("x", (), ("a",))], [])


# Against the documents


def source_values(metric: Rouge, text: str, *documents: str) -> dict[str, float]:
    example = Example("x", tuple(Document(str(i), d) for i, d in enumerate(documents)))
    (score,) = metric.score([example], [Summary("x", text)])
    return dict(score.values)


def test_source_precision_is_that_against_all_documents_as_one_text() -> None:
    documents = ("the river rose. two metres", "nobody was hurt\nsaid the mayor")
    text = "The mayor said: the river rose by three metres. Nobody hurt."
    found = source_values(Rouge(against="documents"), text, *documents)
    joined = values(Rouge(), text, "\n".join(documents))
    assert found == {f"{name}_source_precision": joined[f"{name}_precision"] for name in TYPES}
    # More of the summary is in both than in either.
    alone = [source_values(Rouge(against="documents"), text, d) for d in documents]
    for name, value in found.items():
        assert value > max(one[name] for one in alone) or "2" in name


def test_source_precision_is_1_for_a_copy_and_0_for_nothing() -> None:
    metric = Rouge(against="documents", types=["rouge2", "rougeL"])
    long = " ".join(f"w{i}" for i in range(3000))
    assert set(source_values(metric, " ".join(f"w{i}" for i in range(40, 60)), long).values()) == {
        1
    }
    assert set(source_values(metric, "", long).values()) == {0}


def test_what_it_is_scored_against_shows_in_needs_columns_and_signature() -> None:
    metric = Rouge(against="documents", types=["rouge1", "rougeL"])
    assert (metric.needs, Rouge().needs) == ({"documents"}, {"references"})
    assert [(c.name, c.main) for c in metric.columns] == [
        ("rouge1_source_precision", True),
        ("rougeL_source_precision", True),
    ]
    assert "|against:joined documents|" in metric.signature and "refs:" not in metric.signature


def test_a_rule_for_references_is_not_ignored_against_documents() -> None:
    with pytest.raises(UsageError, match="against=references only"):
        Rouge(against="documents", multi_reference="mean")
    with pytest.raises(UsageError, match="references, documents"):
        Rouge(against="source")
