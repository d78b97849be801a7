import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.runs.journal import append_rows, batches, cut, matching_prefix, read_rows

KEYS = ["k0", "k1", "k2", "k3", "k4"]


def write(path: Path, keys: list[str]) -> None:
    append_rows(path, [{"id": str(i), "key": key} for i, key in enumerate(keys)])


def test_rows_come_back_as_they_were_with_their_offsets(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    rows = [{"a": "é\u2028\ud800 |\n"}, {"b": [1, None]}]
    append_rows(path, rows[:1])
    append_rows(path, rows[1:])
    assert [row for row, _ in read_rows(path)] == rows
    assert [offset for _, offset in read_rows(path)][-1] == path.stat().st_size


def test_a_missing_file_has_no_rows(tmp_path: Path) -> None:
    assert list(read_rows(tmp_path / "none")) == []
    cut(tmp_path / "none", 0)
    assert not (tmp_path / "none").exists()


@settings(max_examples=60)
@given(st.data())
def test_a_file_torn_at_any_byte_keeps_the_whole_rows_before(
    tmp_path_factory: object, data: st.DataObject
) -> None:
    lines = [json.dumps({"key": key}) + "\n" for key in KEYS]
    whole = "".join(lines).encode()
    size = data.draw(st.integers(0, len(whole)))
    path = Path(str(tmp_path_factory.mktemp("torn"))) / "j.jsonl"  # type: ignore[attr-defined]
    path.write_bytes(whole[:size])
    kept = [row["key"] for row, _ in read_rows(path)]
    assert kept == KEYS[: whole[:size].count(b"\n")]


def test_rubbish_ends_the_journal(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    for rubbish in (b"nonsense\n", b"[1]\n", b"\xff\xfe\n", b"\0\0\0\0"):
        path.write_bytes(b'{"key": "k0"}\n' + rubbish + b'{"key": "k1"}\n')
        assert [row["key"] for row, _ in read_rows(path)] == ["k0"]


def test_prefix_of_a_whole_journal_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    write(path, KEYS)
    prefix = matching_prefix(path, KEYS, 2)
    assert (prefix.rows, prefix.complete, prefix.offset) == (5, True, path.stat().st_size)


def test_rows_behind_what_is_wanted_make_it_incomplete(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    write(path, [*KEYS, "extra"])
    prefix = matching_prefix(path, KEYS, 2)
    assert prefix.rows == 5
    assert not prefix.complete
    cut(path, prefix.offset)
    assert matching_prefix(path, KEYS, 2).complete


def test_a_prefix_that_is_not_all_ends_with_a_whole_batch(tmp_path: Path) -> None:
    for there, batch, kept in ((3, 2, 2), (4, 2, 4), (1, 2, 0), (4, 3, 3), (4, 10, 0), (0, 2, 0)):
        path = tmp_path / f"{there}-{batch}.jsonl"
        write(path, KEYS[:there])
        prefix = matching_prefix(path, KEYS, batch)
        assert (prefix.rows, prefix.complete) == (kept, False)
        cut(path, prefix.offset)
        assert len(list(read_rows(path))) == kept


def test_a_row_of_another_key_and_all_behind_it_go(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    write(path, ["k0", "k1", "other", "k3", "k4"])
    assert matching_prefix(path, KEYS, 1).rows == 2


def test_the_digest_is_of_the_wanted_keys_not_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    before = matching_prefix(path, KEYS, 2).digest
    write(path, KEYS)
    assert matching_prefix(path, KEYS, 2).digest == before
    assert matching_prefix(path, KEYS[:4], 2).digest != before


def test_batches_keep_order_and_size() -> None:
    assert list(batches(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(batches([], 2)) == []
