from collections.abc import Callable

import pytest

from harness.metrics.facts.signals import Finding

Find = Callable[..., Finding]
NAMES = ("name mismatch", "unsupported name", "unknown name")


def texts(finding: Finding) -> list[tuple[str | None, str | None]]:
    return [(claim and claim.text, source and source.text) for claim, source in finding.places]


def test_another_name_in_its_place(find: Find) -> None:
    claim, document = "Anna Berg opened the bridge.", "Carl Holm opened the bridge."
    found = find("name mismatch", claim, document)
    assert found.value > 0
    assert texts(found) == [("Anna Berg", "Carl Holm")]
    assert texts(find("unsupported name", claim, document)) == [("Anna Berg", None)]


def test_a_name_that_is_only_missing_has_no_rival(find: Find) -> None:
    claim, document = "Anna Berg opened the bridge in Oslo.", "Anna Berg opened the bridge."
    assert find("name mismatch", claim, document).value == 0
    assert texts(find("unsupported name", claim, document)) == [("Oslo", None)]


def test_a_name_that_the_claim_has_too_is_no_rival(find: Find) -> None:
    claim = "Anna Berg and Carl Holm opened the bridge."
    assert find("name mismatch", claim, "Carl Holm opened the bridge.").value == 0


def test_a_name_elsewhere_in_the_source_is_known(find: Find) -> None:
    # Many sentences say what the claim says, so that the one with its names is not aligned.
    around = " ".join(f"The bridge was opened and blessed on day {i}." for i in range(8))
    claim = "On day 3 the bridge was opened and blessed by Oslo, Rome and Paris."
    names = "Oslo is cold. Rome is warm. Paris is large."
    document = f"{around} {names}"
    assert len(texts(find("unsupported name", claim, document))) == 1
    assert find("unknown name", claim, document).value == 0
    assert find("unknown name", claim, around).value == pytest.approx(1)


@pytest.mark.parametrize(
    ("claim", "document"),
    [
        ("Berg opened the bridge.", "The bridge was opened by Anna Berg."),
        ("Nigerien soldiers left.", "The soldiers left Niger."),
        ("American soldiers left.", "Soldiers of the U.S. left."),
        ("It happened in the U.K.", "It happened in Glasgow."),
        ("Washington denied it.", "The U.S. denied it."),
        ("The Kremlin denied it.", "Russian officials denied it."),
        ("The bridge in Oslo is open.", "the bridge in oslo is open"),
    ],
)
def test_another_form_of_a_name_is_no_other_name(find: Find, claim: str, document: str) -> None:
    assert [name for name in NAMES if find(name, claim, document).value] == []


def test_a_city_that_governs_nothing_does_not_follow_from_its_country(find: Find) -> None:
    assert find("unsupported name", "It happened in Glasgow.", "It happened in the U.K.").value > 0
    assert find("unsupported name", "Washington denied it.", "France denied it.").value > 0
