import io
import json
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from harness.resources import resource

Harness = Callable[..., Any]

# The engine with a judge that looks at numbers only: the command is tested, not the judgement.
NUMBERS = """
import re

from harness.metrics.facts.engine import check
from harness.metrics.facts.judging import Judgement
from harness.metrics.facts.records import Item, Reason


class Judge:
    identity = "numbers"
    language = None

    def prepare(self):
        pass

    def judge(self, cases):
        return [self._judge(case) for case in cases]

    def _judge(self, case):
        claimed = re.search(r"\\d+", case.claim.text)
        for aligned in case.evidence:
            told = re.search(r"\\d+", aligned.passage.text)
            if told and claimed:
                if told[0] == claimed[0]:
                    return Judgement(self.support, "supported")
                reason = Reason(
                    "number mismatch",
                    "another number",
                    Item(claimed[0], *(case.claim.start + n for n in claimed.span())),
                    Item(told[0], *(aligned.passage.start + n for n in told.span())),
                )
                return Judgement(0.125, "contradicted", (reason,))
        return Judgement(0.25, "unsupported", (Reason("no number", "nothing to compare"),))


class Numbers:
    signature = "numbers|v:1"
    needs = frozenset({"documents"})
    columns = ()

    def __init__(self, support):
        self.judge = Judge()
        self.judge.support = support

    def score(self, examples, summaries):
        raise AssertionError("a check scores no run")

    def check(self, documents, summary):
        if "fail" in summary:
            raise RuntimeError("out of order")
        return check(documents, summary, self.judge)
"""


@pytest.fixture
def numbers(harness: Harness, tmp_path: Path, request: pytest.FixtureRequest) -> Harness:
    """`harness check` with that judge, and the texts of a bridge in the working directory."""
    # Imports are kept, so a name of its own for each test.
    name = "plugin_" + re.sub(r"\W", "_", request.node.name)
    (tmp_path / f"{name}.py").write_text(NUMBERS)
    config = tmp_path / "configs" / "metric" / "numbers.yaml"
    config.parent.mkdir(parents=True)
    config.write_text(f"numbers:\n  _target_: {name}.Numbers\n  support: 0.875\n")
    (tmp_path / "s.txt").write_text("The bridge cost 30 million.\n")
    (tmp_path / "a.txt").write_text("The bridge cost 20 million, the mayor said.\n")
    (tmp_path / "b.txt").write_text("Nobody knows. The new bridge cost 30 million.\n")
    return lambda *words: harness("check", "--plugin", name, "--metric", "numbers", *words)


def sources(*names: str) -> list[str]:
    return [word for name in names for word in ("--source", name)]


def give(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_a_claim_is_told_with_each_sources_evidence(numbers: Harness) -> None:
    output = numbers("--summary", "s.txt", *sources("a.txt", "b.txt"))
    assert (output.code, output.err) == (0, "")
    assert "1 claim against 2 sources: 1 supported, 0 unsupported, 0 contradicted" in output.out
    assert "supported by 1 of 2 sources, contradicted by 1" in output.out
    assert "a.txt: contradicted 0.12: “The bridge cost 20 million, the mayor said.”" in output.out
    assert "another number (claim “30”, a.txt “20”)" in output.out
    assert "b.txt: supported 0.88: “The new bridge cost 30 million.”" in output.out
    assert "\x1b" not in output.out


def test_json_has_the_report_and_what_it_rests_on(numbers: Harness) -> None:
    words = ["--json", "--fail-under", "0.5", "--fail-on", "unsupported"]
    output = numbers("--summary", "s.txt", *sources("a.txt"), *words)
    told = json.loads(output.out)
    assert output.code == 1
    assert output.err == "harness: score 0.125 is under 0.5\n"
    assert {key: told[key] for key in told if key not in ("claims", "conflicts")} == {
        "schema_version": 1,
        "signature": "numbers|v:1",
        "score": 0.125,
        "counts": {
            "claims": 1,
            "supported": 0,
            "unsupported": 0,
            "contradicted": 1,
            "unchecked": 0,
            "truncated": 0,
        },
        "sources": [{"name": "a.txt", "characters": 44}],
        "cleaned": False,
        "thresholds": {
            "fail_under": 0.5,
            "fail_on": ["unsupported"],
            "fallen": ["score 0.125 is under 0.5"],
        },
    }
    [claim] = told["claims"]
    [document] = claim["documents"]
    assert claim["claim"] == {"text": "The bridge cost 30 million.", "start": 0, "end": 27}
    assert (document["document"], document["verdict"]) == ("a.txt", "contradicted")
    assert document["reasons"][0]["source"] == {"text": "20", "start": 16, "end": 18}
    assert told["conflicts"] == []


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ([], 0, []),
        (["--fail-under", "0.125"], 0, []),
        (["--fail-under", "0.1251"], 1, ["score 0.125 is under 0.1251"]),
        (["--fail-on", "unsupported"], 0, []),
        (["--fail-on", "contradicted"], 1, ["1 claim contradicted"]),
        (["--fail-on", "unsupported,contradicted"], 1, ["1 claim contradicted"]),
        (["--fail-on", "contradicted", "--fail-on", "unsupported"], 1, ["1 claim contradicted"]),
        (
            ["--fail-under", "1", "--fail-on", "contradicted"],
            1,
            ["score 0.125 is under 1", "1 claim contradicted"],
        ),
    ],
)
def test_the_exit_code_tells_whether_a_threshold_fell(
    numbers: Harness, words: list[str], code: int, told: list[str]
) -> None:
    output = numbers("--summary", "s.txt", *sources("a.txt"), *words)
    assert output.code == code
    assert output.err.splitlines() == [f"harness: {line}" for line in told]


def test_one_text_may_come_on_standard_input(
    numbers: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = "\ufeffThe bridge cost 30 million: “done”."
    give(monkeypatch, content.encode())
    told = json.loads(numbers("--summary", "-", *sources("a.txt"), "--json").out)
    assert told["claims"][0]["claim"]["text"] == content[1:]
    give(monkeypatch, content.encode())
    output = numbers("--summary", "s.txt", *sources("a.txt", "-"))
    assert (output.code, output.err) == (0, "")
    assert f"standard input: supported 0.88: “{content[1:]}”\n" in output.out


def test_files_of_one_name_are_told_apart_by_their_paths(numbers: Harness, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").write_text("The bridge cost 30 million.")
    output = numbers("--summary", "s.txt", *sources("a.txt", "x/a.txt", "b.txt"), "--json")
    assert [source["name"] for source in json.loads(output.out)["sources"]] == [
        "a.txt",
        "x/a.txt",
        "b.txt",
    ]


def test_plain_text_is_left_as_it_is_unless_cleaning_is_asked_for(
    numbers: Harness, tmp_path: Path
) -> None:
    page = "Home | Sports | Weather\n\nThe bridge in the town cost 30 million, the mayor said.\n"
    (tmp_path / "page.txt").write_text(page)
    lengths = []
    for words in ([], ["--clean"]):
        output = numbers("--summary", "s.txt", *sources("page.txt"), "--json", *words)
        told = json.loads(output.out)
        assert told["cleaned"] == bool(words)
        lengths.append(told["sources"][0]["characters"])
    assert lengths[0] == len(page) > lengths[1]


def test_a_source_that_cleaning_empties_is_named(numbers: Harness, tmp_path: Path) -> None:
    (tmp_path / "menu.txt").write_text("Home | Sports | Weather\n")
    both = numbers("--summary", "s.txt", *sources("menu.txt", "b.txt"), "--clean")
    assert both.code == 0
    assert "menu.txt: no text, so nothing was checked against it" in both.out
    alone = numbers("--summary", "s.txt", *sources("menu.txt"), "--clean")
    assert (alone.code, alone.out) == (2, "")
    assert alone.err == "harness: --clean leaves no text of any source; try without it\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--summary", "no.txt", *sources("a.txt")], "--summary no.txt: no such file"),
        (["--summary", "s.txt", *sources("configs")], "--source configs: cannot be read (Is a dir"),
        (["--summary", "s.txt", *sources("latin.txt")], "latin.txt:2: not UTF-8 (byte 0xe9)"),
        (["--summary", "empty.txt", *sources("a.txt")], "empty.txt: empty, no claims to check"),
        (["--summary", "s.txt", *sources("a.txt", "empty.txt")], "--source empty.txt: empty, "),
        (["--summary", "-", *sources("-")], "standard input (-) can be read once"),
        (["--summary", "s.txt", *sources("-", "-")], "standard input (-) can be read once"),
        (["--summary", "s.txt", *sources("a.txt", "./a.txt")], "./a.txt: this file is given twice"),
        (["--summary", "-", *sources("a.txt")], "--summary -: not UTF-8 (byte 0xff)"),
        (["--summary", "dots.txt", *sources("a.txt")], "--summary dots.txt: no claims to check"),
        (["--summary", "s.txt", *sources("a.txt"), "seed=1"], "'seed=1': a check takes metric.num"),
        (["--summary", "s.txt", *sources("a.txt"), "b.txt"], "given with --summary and --source"),
        (["--summary", "s.txt", *sources("a.txt"), "metric.numbers.x=1"], "no config key"),
        (
            [
                "--summary",
                "s.txt",
                *sources("a.txt"),
                "+metric.b._target_=harness.metrics.shape.Shape",
            ],
            "one metric is used at a time, not 2 (numbers, b)",
        ),
    ],
)
def test_what_cannot_be_checked_is_told_in_a_line_or_two(
    numbers: Harness,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    told: str,
) -> None:
    (tmp_path / "latin.txt").write_bytes(b"The mayor said:\ncaf\xe9.\n")
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "dots.txt").write_text("...\n")
    give(monkeypatch, b"\xff\xfe")
    output = numbers(*words)
    assert (output.code, output.out) == (2, "")
    assert told in output.err
    assert len(output.err.splitlines()) <= 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--source", "a.txt"], "required: --summary"),
        (["--summary", "s.txt"], "required: --source"),
        (["--summary", "s.txt", *sources("a.txt"), "--fail-under", "80"], "'80' is no number from"),
        (["--summary", "s.txt", *sources("a.txt"), "--fail-under", "nan"], "'nan' is no number"),
        (["--summary", "s.txt", *sources("a.txt"), "--fail-on", "bad"], "'bad' is none of contra"),
        (["--summary", "s.txt", *sources("a.txt"), "--metric", "fact"], "(did you mean facts?)"),
        (["--summary", "s.txt", *sources("a.txt"), "--metric", "shape"], "judges no claims"),
    ],
)
def test_a_wrong_call_ends_with_2(
    harness: Harness, tmp_path: Path, words: Sequence[str], told: str
) -> None:
    for name in ("s.txt", "a.txt"):
        (tmp_path / name).write_text("The bridge cost 30 million.")
    output = harness("check", *words)
    assert output.code == 2
    assert told in output.err


def test_settings_of_the_metric_are_heeded(numbers: Harness) -> None:
    words = ["--summary", "s.txt", *sources("b.txt"), "metric.numbers.support=0.75", "--json"]
    assert json.loads(numbers(*words).out)["score"] == 0.75


def test_a_judge_that_breaks_ends_the_check_with_1(numbers: Harness, tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("All of it will fail 30 times.")
    output = numbers("--summary", "s.txt", *sources("a.txt"))
    assert (output.code, output.out) == (1, "")
    assert output.err.startswith("harness: RuntimeError: out of order")
    assert "Traceback" in numbers("--summary", "s.txt", *sources("a.txt"), "--debug").err


def test_help_explains_thresholds_and_exit_codes(harness: Harness) -> None:
    told = " ".join(harness("check", "--help").out.split())
    assert "exit codes: 0 checked, 1 checked and below a threshold" in told
    assert "default: off" in told


def test_of_the_seeds_it_shows_the_contradiction_with_its_evidence(harness: Harness) -> None:
    seeds = resource("seeds")
    names = [path.name for path in sorted(seeds.glob("*.txt"))]
    reports = [str(seeds / name) for name in names if not name.startswith("002")]
    summary = next(str(seeds / name) for name in names if name.startswith("002"))
    words = ["--summary", summary, *sources(*reports), "--clean", "--fail-on", "contradicted"]
    output = harness("check", *words)
    assert output.code == 1
    blocks = [block for block in output.out.split("\n\n") if "over $100 million in con" in block]
    assert len(blocks) == 1
    [verdict, *lines] = blocks[0].splitlines()
    assert re.match(r"\d+\. contradicted 0\.\d\d, supported by none of 4 sources, ", verdict)
    [reason] = [line for line in lines if line.startswith("   bound mismatch: ")]
    assert "claim “over $100 million”" in reason
    assert "001_9a024726c1de5a39.txt “Almost $100 million”" in reason
    [cell] = [line for line in lines if line.startswith("     001_9a024726c1de5a39.txt: ")]
    assert ": contradicted 0." in cell
    assert "“Almost $100 million was spent by the US on the construction of Airbase 201" in cell
