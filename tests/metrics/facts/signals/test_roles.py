from collections.abc import Callable

import pytest

from harness.metrics.facts.signals import Finding

Find = Callable[..., Finding]
PLAIN = "France defeated Brazil in the final."


@pytest.mark.parametrize(
    ("claim", "sentence", "swapped"),
    [
        ("Brazil defeated France in the final.", PLAIN, True),
        ("France was defeated by Brazil.", PLAIN, True),
        ("Brazil was defeated by France.", PLAIN, False),
        ("In the final, France defeated Brazil.", PLAIN, False),
        ("Brazil thanked France.", PLAIN, False),
        ("Brazil defeated France in the final.", "Chad defeated Niger in the final.", False),
        (
            "Brazil defeated France in May.",
            "France defeated Brazil in June, Brazil defeated France in May.",
            False,
        ),
        ("The team won.", PLAIN, False),
        ("The dog bit the man.", "The man bit the dog.", True),
        ("The man was bitten by the dog.", "The dog bit the man.", False),
        ("Chad sold ships to Niger.", "Niger sold ships to Chad.", True),
        ("Niger bought ships from Chad.", "Chad sold ships to Niger.", False),
        ("Chad bought ships from Niger.", "Chad sold ships to Niger.", True),
        ("Niger's army got help from Chad.", "Chad supported the army of Niger.", False),
        ("Washington accused Moscow of lying.", "Russia blamed the United States.", True),
        ("The man bit the dog that barked.", "The man, who ran, bit the dog.", False),
        ("Niger's rejection of the plan is final.", "Niger rejected the plan.", False),
        ("Chad's criticism of Niger was sharp.", "Chad criticized Niger.", False),
        ("The mayor accused police of a lie.", "Police accused the mayor of a lie.", True),
        (
            "BlueCay bought the old stone pier from Pacifica.",
            "Pacifica bought the old stone pier from BlueCay.",
            True,
        ),
        ("Brazil beat France in the final.", "France beat Brazil in the final.", True),
        ("Chad, which Mali attacked, attacked Niger.", "Chad attacked Niger.", False),
        ("France defeated Brazil by two goals.", "Brazil defeated France by two goals.", True),
    ],
)
def test_who_does_it_to_whom(find_in: Find, claim: str, sentence: str, swapped: bool) -> None:
    assert find_in("role swap", claim, sentence).value == swapped


def test_a_swap_points_at_both_sides(find_in: Find) -> None:
    ((claimed, source),) = find_in("role swap", "Brazil defeated France.", PLAIN).places
    assert claimed and claimed.text == "Brazil defeated France"
    assert source and source.text == "France defeated Brazil in the final"


@pytest.mark.parametrize(
    ("claim", "sentence", "swapped"),
    [
        ("They moved from Agadez to Niamey.", "The troops moved from Niamey to Agadez.", True),
        ("They moved from Niamey to Agadez.", "The troops moved from Niamey to Agadez.", False),
        ("They left Niamey.", "The troops moved from Niamey to Agadez.", False),
        ("They moved to Niamey.", "The troops moved from Niamey to Agadez.", True),
        ("The troops entered Chad.", "The troops left the capital of Chad.", True),
        ("They moved from Oslo to Rome.", "The troops moved from Niamey to Agadez.", False),
        (
            "They moved from Niamey to Agadez.",
            "They moved from Niamey to Agadez and back from Agadez to Niamey.",
            False,
        ),
        ("The troops are in Agadez.", "The troops moved from Agadez to Niamey.", False),
        ("They were called home from Chad.", "A general has been dispatched to Chad.", True),
        ("They withdrew from a base in Chad.", "Troops arrived at an old base in Chad.", True),
        ("They left the Irish port.", "They gave the fish to Irish sailors.", False),
        ("Sales fell from 30 to 20 tonnes.", "Sales rose from 20 to 30 tonnes.", True),
        ("Sales fell to 20 tonnes.", "Sales rose from 20 tonnes.", False),
        ("Sales fell from 30 to 20 tonnes.", "Staff grew from 10 to 30 people.", False),
        ("Troops came from Niger.", "They wanted to help Niger.", False),
        ("The flour came from Niger.", "They gave bread to Niger's army.", False),
    ],
)
def test_the_direction(find_in: Find, claim: str, sentence: str, swapped: bool) -> None:
    assert find_in("direction swap", claim, sentence).value == swapped


def test_an_exchange_is_found_through_the_alignment_too(find: Find) -> None:
    document = f"It rained. {PLAIN} The troops moved from Niamey to Agadez."
    assert find("role swap", "Brazil defeated France in the final.", document).value == 1
    assert find("direction swap", "They moved from Agadez to Niamey.", document).value == 1


def test_sentences_that_are_far_from_the_claim_have_no_say(find: Find) -> None:
    claim = "Drones used to take off from both bases in Niger until July."
    near, far = "The drones used both bases in Niger until July.", "Congress sent aid to Niger."
    assert find("direction swap", claim, far).value == 1
    assert find("direction swap", claim, f"{near} {far}").value == 0
