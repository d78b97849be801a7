from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.analysis.gate_checks import DROP, FAIL, PASS, UNCLEAR, Check
from harness.report.junit import junit


def check(outcome: str, system: str = "lead", title: str = "x", sentence: str = "s") -> Check:
    return Check(system, DROP, title, outcome, sentence, 3, 0.5, 0.4, 0.1)


def read(checks: list[Check], on_unclear: str | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(junit(checks, on_unclear))


def test_a_suite_a_system_and_a_case_a_check() -> None:
    root = read([check(PASS), check(FAIL, title="y"), check(PASS, "random")])
    assert root.attrib == {
        "name": "harness gate", "tests": "3", "failures": "1", "errors": "0", "skipped": "0",
    }  # fmt: skip
    assert [suite.attrib["name"] for suite in root] == ["lead", "random"]
    assert root[0].attrib["tests"] == "2"
    passed, failed = root[0]
    assert passed.attrib == {"classname": "gate.lead", "name": "x"}
    assert [(child.tag, child.text) for child in passed] == [("system-out", "s")]
    assert [(child.tag, child.attrib) for child in failed] == [
        ("failure", {"type": "fail", "message": "s"})
    ]


@pytest.mark.parametrize(
    ("on_unclear", "tag", "counted"),
    [(None, "error", "errors"), (PASS, "skipped", "skipped"), (FAIL, "failure", "failures")],
)
def test_what_is_unclear_is_what_the_call_makes_of_it(
    on_unclear: str | None, tag: str, counted: str
) -> None:
    root = read([check(UNCLEAR), check(PASS)], on_unclear)
    assert [child.tag for child in root[0][0]] == [tag]
    assert root[0][0][0].attrib["type"] == "unclear"
    for element in (root, root[0]):
        counts = {key: element.attrib[key] for key in ("failures", "errors", "skipped")}
        assert counts == dict.fromkeys(counts, "0") | {counted: "1"}


@given(st.text(), st.text(), st.sampled_from([PASS, FAIL]))
def test_any_text_is_well_formed_xml(name: str, sentence: str, outcome: str) -> None:
    root = read([check(outcome, name, sentence, sentence)])
    if name.isprintable():
        assert root[0].attrib["name"] == name
    assert len(root[0]) == 1


def test_what_xml_cannot_hold_is_replaced() -> None:
    root = read([check(FAIL, "a\x00b\ud800\uffff<&\"'>")])
    assert root[0].attrib["name"] == "a\ufffdb\ufffd\ufffd<&\"'>"
