from pathlib import Path

import pytest

from harness.catalog import GROUPS, config_folders, entries, unknown_name
from harness.errors import UsageError
from harness.resources import resource


def test_every_config_has_a_line_of_description() -> None:
    folders = (resource("configs"),)
    for group in GROUPS:
        found = entries(group, folders)
        assert found
        for entry in found:
            assert len(entry.description) > 10, entry.name
            assert len(entry.description) < 100, entry.name


def test_folders_come_in_order_of_precedence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own = resource("configs").resolve()
    assert config_folders() == (own,)
    (tmp_path / "configs").mkdir()
    (tmp_path / "more").mkdir()
    assert config_folders("more") == (tmp_path / "more", tmp_path / "configs", own)
    monkeypatch.chdir(own.parent)
    assert config_folders() == (own,)


def test_a_wrong_name_gets_the_nearest_and_all_right_ones() -> None:
    error = unknown_name("summarizer", "lexrnk", (resource("configs"),))
    assert isinstance(error, UsageError)
    assert "did you mean lexrank?" in str(error)
    assert "textrank" in str(error)
