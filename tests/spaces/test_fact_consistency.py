import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from harness.metrics.facts.metric import Facts

SPACE = Path(__file__).parents[2] / "spaces" / "fact_consistency"

PREDICTIONS = [
    "The bridge cost over 30 million. Anna Berg opened it in May.",
    "The café “Möwe” is closed.",
    "",
]
DOCUMENTS = [
    ["The bridge cost almost 30 million.\nIt was opened in May.", "Carl Holm opened the bridge."],
    ["The café “Möwe” is closed since Tuesday, as its owner told us."],
    ["Nothing was said of this."],
]

# Loaded by its path, as a user would; standard output has the result only.
SCRIPT = """
import json, sys
import evaluate

path, given = sys.argv[1], json.loads(sys.argv[2])
module = evaluate.load(path)
print(json.dumps([module.name, module.compute(**given)]))
"""

# What the metric says by itself. In a process too: texts that were read before, beside others, may
# differ in their last bits on some processors.
METRIC_SCRIPT = """
import json, sys
from harness.metrics.facts.metric import Facts
from harness.records import Document, Example, Summary

predictions, documents = json.loads(sys.argv[1])
metric = Facts()
examples = [
    Example(str(i), tuple(Document(str(n), text) for n, text in enumerate(texts)))
    for i, texts in enumerate(documents)
]
scores = metric.score(examples, [Summary(str(i), text) for i, text in enumerate(predictions)])
values = {c.name: [score.values[c.name] for score in scores] for c in metric.columns}
print(json.dumps([metric.signature, [score.detail for score in scores], values]))
"""


def in_a_process_of_its_own(
    cache: Path, *words: str, cwd: Path | None = None, script: str = SCRIPT
) -> subprocess.CompletedProcess[str]:
    # A home and a cache with nothing in them, and no hub to ask.
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("HF_", "XDG_"))
    } | {"HF_HOME": str(cache), "HOME": str(cache), "HF_HUB_OFFLINE": "1"}
    command = [sys.executable, "-c", script, *words]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300
    )


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    given = json.dumps({"predictions": PREDICTIONS, "documents": DOCUMENTS})
    cache = tmp_path_factory.mktemp("cache")
    done = in_a_process_of_its_own(cache, "spaces/fact_consistency", given, cwd=SPACE.parents[1])
    assert done.returncode == 0, done.stderr
    name, result = json.loads(done.stdout)
    assert name == "fact_consistency"
    assert isinstance(result, dict)
    return result


def test_evaluate_gives_the_numbers_of_the_metric(computed: dict[str, Any], tmp_path: Path) -> None:
    done = in_a_process_of_its_own(
        tmp_path, json.dumps([PREDICTIONS, DOCUMENTS]), script=METRIC_SCRIPT
    )
    assert done.returncode == 0, done.stderr
    signature, details, values = json.loads(done.stdout)
    assert computed["signature"] == signature
    assert computed["reports"] == details
    for column in Facts().columns:
        found = values[column.name]
        assert computed["per_example"][column.name] == found
        assert computed[column.name] == (sum(found) if column.total else fmean(found))


def test_the_numbers_tell_the_summaries_apart(computed: dict[str, Any]) -> None:
    wrong, right, empty = computed["per_example"]["facts"]
    assert right > wrong > empty == 0
    assert computed["per_example"]["facts_claims"] == [2, 1, 0]
    assert [report.get("empty", False) for report in computed["reports"]] == [False, False, True]


@pytest.mark.parametrize(
    ("predictions", "documents", "told"),
    [
        (["A summary."], [[]], "one document or more for each"),
        (["A summary."], ["A text, not a list."], "expected a list"),
    ],
)
def test_documents_that_are_none_are_an_error_and_no_score(
    tmp_path: Path, predictions: list[str], documents: list[Any], told: str
) -> None:
    given = json.dumps({"predictions": predictions, "documents": documents})
    done = in_a_process_of_its_own(tmp_path, str(SPACE), given)
    assert done.returncode == 1
    assert told in done.stderr.splitlines()[-1]
    assert done.stdout == ""
