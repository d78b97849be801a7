import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

README = (Path(__file__).parent.parent / "README.md").read_text()


def test_the_plugin_example_runs_as_it_stands(harness: Callable[..., Any], tmp_path: Path) -> None:
    blocks = re.findall(r"```(?:python|yaml)\n# (\S+)\n(.*?)```", README, re.S)
    assert [name for name, _ in blocks] == ["my_pkg.py", "configs/summarizer/opening.yaml"]
    for name, content in blocks:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    (command,) = re.findall(r"^    harness (eval --plugin .*)$", README, re.M)
    output = harness(*command.split(), "metric=[shape]")
    assert output.code == 0, output.err
    assert re.search(r"^\s*opening ", output.out, re.M)
    assert "The first characters of the first document" in harness("list").out


def test_the_commands_that_are_shown_are_right(harness: Callable[..., Any]) -> None:
    for words in re.findall(r"^    \.venv/bin/harness (list|show [^#]*?) *#", README, re.M):
        assert harness(*words.split()).code == 0
