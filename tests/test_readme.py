import re
import shlex
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


def test_the_commands_that_are_shown_work(harness: Callable[..., Any], tmp_path: Path) -> None:
    commands = re.findall(r"^    harness ([^#\n]*?) *(?:#|$)", README, re.M)
    assert len(commands) >= 10
    (tmp_path / "mine.jsonl").write_text('{"id": "seeds", "summary": "Russian troops came."}')
    run = ""
    for command in commands:
        if "--plugin" in command or "+experiment" in command:
            continue
        words = shlex.split(command.replace("RUN", run))
        words = [str(path) for word in words for path in expanded(word)]
        if words[0] == "eval" and "--from" not in words and "metric=[rouge]" not in words:
            words.append("metric=[shape]")
        output = harness(*words)
        assert output.code == 0, (command, output.err)
        run = next((str(path.parent) for path in Path("results/seeds").glob("lead-*/run.json")), "")


def expanded(word: str) -> list[Path | str]:
    return list(Path().glob(word)) if word.endswith("*") else [word]
