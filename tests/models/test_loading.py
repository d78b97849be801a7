from pathlib import Path

import pytest

from harness.errors import RunError
from harness.models.files import ModelFiles
from harness.models.loading import load_model, load_tokenizer


def test_a_folder_that_is_no_model_is_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"rubbish")
    files = ModelFiles(str(tmp_path), str(tmp_path), "0" * 12)
    for load in (load_model, load_tokenizer):
        with pytest.raises(RunError, match="cannot be loaded from its files") as raised:
            load(files)
        assert len(str(raised.value).splitlines()) == 1
    (tmp_path / "config.json").write_text('{"model_type": "bert"}')
    with pytest.raises(RunError, match="cannot be loaded from its files"):
        load_model(files)
