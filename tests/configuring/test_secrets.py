import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from omegaconf import OmegaConf

from harness.configuring.secrets import find_secrets, hide_override, is_secret_key

Harness = Callable[..., Any]
CANARY = "canary-3141592653"


@pytest.mark.parametrize(
    "key",
    """api_key summarizer.api_key apiKey hf_token token password db-password client_secret
    Authorization access_key OPENAI_API_KEY""".split(),
)
def test_keys_of_secrets_are_known(key: str) -> None:
    assert is_secret_key(key)
    assert hide_override(f"+{key}=abc=def") == f"+{key}=<redacted>"


@pytest.mark.parametrize(
    "key", ["max_tokens", "tokenizer", "pad_token", "key", "id_field", "keyboard", "tokens", ""]
)
def test_other_keys_are_not(key: str) -> None:
    assert not is_secret_key(key)
    assert hide_override(f"{key}=1") == f"{key}=1"


def test_what_comes_from_the_environment_is_shown_by_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MY_URL", "http://inside.example")
    config = OmegaConf.create(
        {
            "url": "${oc.env:MY_URL}",
            "full": "${oc.env:MY_URL}/v1",
            "again": "${url}",
            "nested": [{"api_key": "abcdef"}, {"n": 3}],
            "none": {"token": None},
        }
    )
    secrets = find_secrets(config)
    assert secrets.shown(OmegaConf.to_container(config, resolve=True)) == {
        "url": "${oc.env:MY_URL}",
        "full": "${oc.env:MY_URL}/v1",
        "again": "${oc.env:MY_URL}",
        "nested": [{"api_key": "<redacted>"}, {"n": 3}],
        "none": {"token": None},
    }
    assert secrets.hide("GET http://inside.example?k=abcdef") == "GET ${oc.env:MY_URL}?k=<redacted>"


PLUGIN = """
from harness.records import Summary

class Keyed:
    def __init__(self, api_key, endpoint, broken=False):
        self.api_key, self.endpoint, self.broken = api_key, endpoint, broken
        self.signature = "keyed|v:1"

    def summarize(self, examples):
        for example in examples:
            if self.broken:
                raise RuntimeError(f"refused {self.api_key} at {self.endpoint}")
            yield Summary(example.id, "A text.")
"""


@pytest.mark.parametrize("broken", ["false", "true"])
def test_a_secret_reaches_no_file_and_no_stream(
    harness: Harness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    monkeypatch.setenv("MY_ENDPOINT", f"https://{CANARY}.example")
    (tmp_path / "keyed_plugin.py").write_text(PLUGIN)
    path = tmp_path / "configs" / "summarizer" / "keyed.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "_target_: keyed_plugin.Keyed\napi_key: null\nendpoint: ${oc.env:MY_ENDPOINT}\n"
        "broken: false\n"
    )
    output = harness(
        "eval", "--debug", "--plugin", "keyed_plugin", "summarizer=keyed", "metric=[shape]",
        f"summarizer.api_key={CANARY}", f"summarizer.broken={broken}",
    )  # fmt: skip
    assert output.code == (1 if broken == "true" else 0)
    assert CANARY not in output.out + output.err
    files = [file for file in (tmp_path / "results").rglob("*") if file.is_file()]
    assert len(files) >= 3
    assert [file for file in files if CANARY.encode() in file.read_bytes()] == []
    (record,) = tmp_path.glob("results/*/*/run.json")
    assert "summarizer.api_key=<redacted>" in json.loads(record.read_text())["command"]
    config = (record.parent / "config.yaml").read_text()
    assert re.search(r"^  api_key: <redacted>$", config, re.M)
    assert re.search(r"^  endpoint: \$\{oc.env:MY_ENDPOINT\}$", config, re.M)


def test_another_key_is_the_same_run(harness: Harness, tmp_path: Path) -> None:
    (tmp_path / "keyed_plugin_2.py").write_text(PLUGIN)
    words = ["eval", "--plugin", "keyed_plugin_2", "metric=[shape]"]
    words += ["summarizer._target_=keyed_plugin_2.Keyed", "~summarizer.budget"]
    words += ["+summarizer.endpoint=here"]
    harness(*words, "+summarizer.api_key=one-long-key")
    again = harness(*words, "+summarizer.api_key=another-long-key")
    assert "1 run was finished before" in again.out
