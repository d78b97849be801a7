"""A gate's checks as JUnit XML, which CI systems show beside the tests."""

import re
from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree

from harness.analysis.gate_checks import FAIL, PASS, UNCLEAR, Check

# What XML 1.0 cannot hold, escaped or not.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(checks: Sequence[Check], on_unclear: str | None) -> bytes:
    """A suite a system, a case a check.

    What is unclear is an error, since it is neither passed nor failed; with `on_unclear` PASS it is
    skipped, with FAIL a failure.
    """
    suites = ElementTree.Element(
        "testsuites", {"name": "harness gate"} | _counts(checks, on_unclear)
    )
    for system, members in groupby(checks, key=lambda check: check.system):
        own = list(members)
        name = _text(system)
        counts = _counts(own, on_unclear)
        suite = ElementTree.SubElement(suites, "testsuite", {"name": name} | counts)
        for check in own:
            _add_case(suite, name, check, on_unclear)
    ElementTree.indent(suites)
    return bytes(ElementTree.tostring(suites, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add_case(suite: ElementTree.Element, name: str, check: Check, on_unclear: str | None) -> None:
    case = ElementTree.SubElement(
        suite, "testcase", classname=f"gate.{name}", name=_text(check.title)
    )
    sentence = _text(check.sentence)
    element = _element(check, on_unclear)
    if element is None:
        ElementTree.SubElement(case, "system-out").text = sentence
    else:
        ElementTree.SubElement(case, element, type=check.outcome, message=sentence)


def _element(check: Check, on_unclear: str | None) -> str | None:
    if check.outcome == UNCLEAR:
        return {None: "error", PASS: "skipped", FAIL: "failure"}[on_unclear]
    return "failure" if check.outcome == FAIL else None


def _counts(checks: Sequence[Check], on_unclear: str | None) -> dict[str, str]:
    elements = [_element(check, on_unclear) for check in checks]
    return {
        "tests": str(len(checks)),
        "failures": str(elements.count("failure")),
        "errors": str(elements.count("error")),
        "skipped": str(elements.count("skipped")),
    }


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
