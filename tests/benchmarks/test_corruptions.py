import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.text.quantities import agreement, find_quantities

FOLDER = Path(__file__).parents[2] / "benchmarks" / "corruptions"


def load() -> ModuleType:
    """The package of a folder that is no package of the installed project."""
    spec = importlib.util.spec_from_file_location("corruptions", FOLDER / "__init__.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["corruptions"] = module
    spec.loader.exec_module(module)
    return module


corruptions = load()

CONTEXT = (
    "Maria Keller told Parliament in Oslo on Friday that 40 trawlers had left port.",
    "In March the Norwegian minister met Aker Solutions, which employs 900 welders.",
)
OTHER_TEXT = ("The museum opens at noon.",)
WORDS = """the a of to from not over about may will all some most before after was has did were
    he his her in on near Monday May 2023 12 1,000 $3 million twelve hundred Paris Norwegian Niger
    U.S. Ann Keller accused killed by troops years percent said would cannot won't (so) “no” , . '
    first dozens 101 Airbase 2-1 ; – north into""".split()
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
)


def corrupt(sentence: str, kind: str, seed: int = 0) -> str | None:
    result: str | None = corruptions.corrupt(
        sentence, kind, CONTEXT, random.Random(seed), OTHER_TEXT
    )
    return result


def all_of(sentence: str, kind: str) -> set[str | None]:
    return {corrupt(sentence, kind, seed) for seed in range(40)}


def keep(sentence: str, kind: str) -> str | None:
    result: str | None = corruptions.keep(sentence, kind, random.Random(0))
    return result


@pytest.mark.parametrize(
    ("kind", "sentence", "wanted"),
    [
        (
            "bound",
            "Over 60 people came.",
            {f"{word} 60 people came." for word in ("Almost", "Under", "Less than")},
        ),
        (
            "bound",
            "It cost nearly $3 million.",
            {f"It cost {word} $3 million." for word in ("over", "more than", "at least")},
        ),
        ("date", "They left on Monday.", {"They left on Friday."}),
        ("date", "They left in July.", {"They left in March."}),
        ("name", "The firm Equinor sank the rig.", {"The firm Parliament sank the rig."}),
        ("place", "The ship reached Bergen late.", None),
        ("place", "The ship was built in Bergen.", {"The ship was built in Oslo."}),
        ("place", "A Danish crew sank it.", {"A Norwegian crew sank it."}),
        ("direction", "It flew from Rome to Bari.", {"It flew from Bari to Rome."}),
        ("direction", "It lies in the north.", {"It lies in the south."}),
        ("direction", "It flew from Rome to Rome.", None),
        ("role", "The mayor accused the bank of fraud.", {"The bank accused the mayor of fraud."}),
        ("role", "Ann Lee was sued by Tom Ray.", {"Tom Ray was sued by Ann Lee."}),
        (
            "role",
            "He said that Ann Lee had sued Tom Ray.",
            {"He said that Tom Ray had sued Ann Lee."},
        ),
        ("role", "He said that Ann Lee sued the bank.", {"He said that the bank sued Ann Lee."}),
        ("role", "The ship Equinor helped near Sola.", None),
        ("role", "He slept.", None),
        ("negation", "It was sold.", {"It was not sold."}),
        ("negation", "They did not go home.", {"They went home."}),
        ("negation", "He doesn't watch it.", {"He watches it."}),
        ("negation", "They can't swim.", {"They can swim."}),
        ("negation", "They took it home.", {"They did not take it home."}),
        ("negation", "The council closed the bridge.", {"The council never closed the bridge."}),
        ("antonym", "Prices rose.", {"Prices fell."}),
        (
            "quantifier",
            "All of them fled.",
            {f"{word} of them fled." for word in ("None", "Few", "Some")},
        ),
        ("quantifier", "Some 500 people fled.", None),
        ("certainty", "It may rain.", {"It will rain."}),
        ("pronoun", "She said her son saw her.", {"He said his son saw him."}),
        ("temporal", "It rained before noon.", {"It rained after noon."}),
        ("foreign_sentence", "It rained.", set(OTHER_TEXT)),
    ],
)
def test_each_kind(kind: str, sentence: str, wanted: set[str] | None) -> None:
    results = all_of(sentence, kind)
    assert results == (wanted or {None})


@pytest.mark.parametrize(
    "sentence",
    [
        "About 60 troops came.",
        "It cost over $1.5 million.",
        "Twelve people and 1,000 cattle drowned.",
        "The second of 40% fell.",
        "They moved to Airbase 101.",
        "Hundreds of people slept for two weeks.",
    ],
)
def test_another_number_never_agrees_with_the_first(sentence: str) -> None:
    for result in all_of(sentence, "number"):
        assert result is not None
        olds, news = find_quantities(sentence), find_quantities(result)
        changed = [
            (a, b)
            for a, b in zip(olds, news, strict=True)
            if (a.value, a.high, a.unit) != (b.value, b.high, b.unit)
        ]
        assert len(changed) == 1
        for a, b in changed:
            assert agreement(a, b) in ("different", "unrelated")
            assert agreement(b, a) in ("different", "unrelated")


def test_the_number_stays_and_the_noun_goes() -> None:
    alone = corruptions.corrupt("About 60 soldiers came.", "unit_or_noun", (), random.Random(0))
    assert alone.startswith("About 60 ") and "soldiers" not in alone
    for result in all_of("About 60 soldiers came.", "unit_or_noun"):
        assert result in ("About 60 trawlers came.", "About 60 welders came.")
    for result in all_of("It took 3 weeks.", "unit_or_noun"):
        assert result in ("It took 3 days.", "It took 3 years.")


@given(TEXTS, st.sampled_from(corruptions.KINDS), st.integers(0, 9))
@settings(max_examples=600, deadline=None)
def test_any_text_is_changed_or_left_and_the_same_each_time(text: str, kind: str, n: int) -> None:
    result = corrupt(text, kind, n)
    assert result is None or (result and result != text)
    assert corrupt(text, kind, n) == result


@given(TEXTS, st.sampled_from(corruptions.KEPT))
@settings(max_examples=400, deadline=None)
def test_any_text_is_kept_the_same_each_time(text: str, kind: str) -> None:
    result = keep(text, kind)
    assert (result == text) == (kind == "identity")
    assert keep(text, kind) == result


@pytest.mark.parametrize(
    ("kind", "sentence", "wanted"),
    [
        ("identity", "It rained.", "It rained."),
        ("shorter", "The firm (founded late) closed.", "The firm closed."),
        ("shorter", "They also saw it.", "They saw it."),
        ("shorter", "They saw not only him but also her.", None),
        ("shorter", "In Rome, the two old men met again.", "The two old men met again."),
        ("contraction", "They did not go.", "They didn't go."),
        ("contraction", "They won’t go.", "They will not go."),
        ("numeral", "It has 12 doors.", "It has twelve doors."),
        ("numeral", "It has twelve doors.", "It has 12 doors."),
        ("numeral", "It cost $3 million.", "It cost 3 million dollars."),
        ("numeral", "It cost $1.5.", "It cost 1.5 dollars."),
        ("numeral", "It cost $4.9bn.", None),
        ("short_name", "They met Joe Biden.", "They met Biden."),
        ("short_name", "They left New York.", None),
        ("synonym", "They attempted it.", "They tried it."),
        ("voice", "The mayor was sued by the bank.", "The bank sued the mayor."),
        ("voice", "The bank sued the mayor.", "The mayor was sued by the bank."),
        ("voice", "The bank sued them.", None),
        ("moved_time", "On Monday, Ann met Bo.", "Ann met Bo on Monday."),
        ("moved_time", "The two met in 2021.", "In 2021, the two met."),
        ("moved_time", "He said that they met in 2021.", None),
    ],
)
def test_each_true_variant(kind: str, sentence: str, wanted: str | None) -> None:
    assert keep(sentence, kind) == wanted


def test_unknown_kinds_are_refused() -> None:
    with pytest.raises(KeyError):
        corrupt("It rained.", "spelling")
    with pytest.raises(KeyError):
        keep("It rained.", "spelling")


def test_sentences_worth_are_plain_statements_of_some_length() -> None:
    fit = "The council closed the old bridge for repairs on Monday."
    text = "\n".join(
        [
            fit,
            "It closed.",
            "Why did the council close the old bridge on Monday?",
            "“The council closed the old bridge for repairs on Monday.”",
            "The council closed the old bridge for repairs on Monday",
            " ".join(["The", *["very"] * 45, "bridge."]),
        ]
    )
    assert corruptions.sentences_worth(text) == [fit]
