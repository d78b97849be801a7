from collections.abc import Callable

import pytest

from harness.metrics.facts.signals import Finding

Find = Callable[..., Finding]
SIGNALS = (
    *("negation", "antonym", "exclusive word", "overstatement", "other amount"),
    *("generalization", "restriction"),
)
Place = tuple[str | None, str | None]


def places(finding: Finding) -> list[Place]:
    return [(claim and claim.text, source and source.text) for claim, source in finding.places]


@pytest.mark.parametrize(
    ("name", "claim", "sentence", "place"),
    [
        ("negation", "The mayor did not sign it.", "The mayor signed it.", ("sign", "signed")),
        (
            "negation in the source",
            "The mayor signed it.",
            "He never signed it.",
            ("signed", "signed"),
        ),
        ("antonym", "Prices rose in March.", "Prices fell in March.", ("rose", "fell")),
        ("exclusive word", "The red car hit it.", "The blue car hit it.", ("red", "blue")),
        ("overstatement", "The firm will sell.", "The firm may sell.", ("sell", "sell")),
        ("other amount", "All voted members left.", "Some voted members left.", ("All", "Some")),
        ("generalization", "All members left.", "Members left.", ("All", None)),
        ("restriction", "Only members left.", "Members left.", ("members", None)),
    ],
)
def test_each_finds_its_kind_where_it_stands(
    find_in: Find, name: str, claim: str, sentence: str, place: Place
) -> None:
    found = find_in(name, claim, sentence)
    assert found.value > 0
    assert place in places(found)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Prices went up in March.", "Prices rose in March."),
        ("The vote was not illegal.", "The vote was legal."),
        ("The firm may sell.", "The firm will sell."),
        ("The car is not safe.", "The car is dangerous."),
        ("Nobody left.", "Nobody left the town."),
        ("Several members left.", "Some members left."),
        ("Bread is cheap.", "The mayor never signed it."),
        # Both deny as often: perhaps the same thing, in other words.
        ("The mayor gave no answer to them.", "The mayor did not answer them."),
        ("The mayor saw no problem with it.", "The mayor said he did not see a problem with it."),
        ("Neither embassy in Oslo replied.", "The embassy in Oslo failed to respond."),
        # It is the firm that is denied.
        ("No Oslo firm came.", "A buyer in Oslo was found."),
        ("Only a few members left.", "A few members left."),
        ("No country turned to the firm earlier than Mali.", "Mali turned to the firm."),
        # The opposites have nothing around them in common.
        ("The old mill made flour.", "Anna Reed bought a new car in Oslo."),
        ("The firm will sell boats.", "The mayor may resign and sell his house in Oslo."),
    ],
)
def test_what_says_the_same_or_something_else_differs_in_nothing(
    find_in: Find, claim: str, sentence: str
) -> None:
    assert [name for name in SIGNALS if find_in(name, claim, sentence).value] == []


def test_a_sentence_that_tells_it_alike_hides_one_that_does_not(find_in: Find) -> None:
    claim, denied = "The mayor signed the bill.", "The mayor never signed the bill."
    assert find_in("negation in the source", claim, denied).value > 0
    assert (
        find_in("negation in the source", claim, denied, "He signed the bill at noon.").value == 0
    )


def test_a_sentence_far_down_the_evidence_is_not_compared(find_in: Find) -> None:
    claim, denied = "The mayor signed the bill.", "The mayor never signed the bill."
    others = ["The mayor sings.", "A bill is a paper.", "It rained."]
    assert find_in("negation in the source", claim, *others[:2], denied).value > 0
    assert find_in("negation in the source", claim, *others, denied).value == 0


def test_an_adverb_hides_no_denial_in_the_source(find_in: Find) -> None:
    claim, source = "The mayor clearly answered them.", "He did not immediately answer them."
    assert find_in("negation in the source", claim, source).value > 0


def test_another_contrast_to_the_same_word_does_not_tell_it_alike(find_in: Find) -> None:
    claim, denied = "The way out was clear to them.", "The way out was not clear to them."
    antonym = "The way out was unclear to them."
    assert find_in("antonym", claim, denied, antonym).value > 0
    assert find_in("antonym", claim, "To them the way was clear.", antonym).value == 0


def test_a_denied_verb_may_look_like_an_adverb(find_in: Find) -> None:
    claim, source = "The firm complied with its pledge.", "The firm did not comply with the order."
    assert find_in("negation in the source", claim, source).value > 0
