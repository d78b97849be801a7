"""Examples from a dataset of the Hugging Face hub, or from files in its layout."""

import glob
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Unpack

from harness.datasets.arrow_rows import BATCH, arrow_rows
from harness.datasets.paths import checked_path, checked_split, data_files
from harness.datasets.rows import Broken, Row
from harness.datasets.table import TableChoices, TableDataset
from harness.errors import HarnessError, RunError, UsageError
from harness.text.printable import shortened

_FORMATS = {".parquet": "parquet", ".jsonl": "json", ".json": "json", ".csv": "csv"}
_COMMIT = re.compile("[0-9a-f]{40}")


class Hub(TableDataset):
    """A split of a dataset, memory-mapped; code of a dataset is never run.

    name: OWNER/NAME; config: its configuration; revision: a commit, or None for the newest (or the
    newest in the cache); data_dir: the folder of it to read; data_files: local files to read in its
    place; cache: where downloads lie (None: the hub client's folder); offline: ask no hub; choices:
    see TableChoices. Raises UsageError on wrong values.
    """

    def __init__(
        self,
        name: str | None,
        split: str = "test",
        config: str | None = None,
        revision: str | None = None,
        data_dir: str | None = None,
        data_files: str | Sequence[str] | None = None,
        cache: str | None = None,
        offline: bool = True,
        **choices: Unpack[TableChoices],
    ) -> None:
        if name is None:
            raise UsageError("dataset.name is not set: name the hub's dataset, as OWNER/NAME")
        if not isinstance(name, str) or not re.fullmatch(r"[\w-][\w.-]*/[\w-][\w.-]*", name):
            raise UsageError(f"dataset.name must be OWNER/NAME, not {name!r}")
        if checked_split(split) is None:
            raise UsageError("dataset.split is not set: name one, such as test")
        self._name, self._split, self._config, self._revision = name, split, config, revision
        self.name = name.split("/")[1]
        self._data_dir, self._cache, self._offline = data_dir, cache, offline
        self._files = None if data_files is None else checked_path(data_files, "a file")
        fields: dict[str, object] = {
            "name": name,
            "config": config,
            "revision": revision,
            "data_dir": data_dir,
            "split": split,
        }
        super().__init__("hub", fields, **choices)

    def _rows(self) -> Iterator[Row | Broken]:
        loaded = self._loaded()
        source = f"{self._name}[{self._split}]"
        columns = self._columns.check(source, tuple(loaded.column_names))
        # As Arrow: nothing decodes pictures or runs a feature's code.
        batches = loaded.select_columns(list(columns)).with_format("arrow").iter(BATCH)
        before = 0
        for batch in batches:
            yield from arrow_rows(batch, source, before)
            before += batch.num_rows

    def _loaded(self) -> Any:
        """The split as the library gives it. Raises HarnessError where it does not."""
        with _client(self._offline):
            import datasets  # type: ignore[import-untyped]

            try:
                if self._files is not None:
                    return self._from_files(datasets)
                loaded = datasets.load_dataset(
                    f"hf://datasets/{self._name}",
                    self._config,
                    split=self._split,
                    revision=self._revision,
                    data_dir=self._data_dir,
                    cache_dir=self._cache,
                )
            except HarnessError:
                raise
            except Exception as error:  # the library has no base class for what it raises
                raise self._explained(error) from error
        self._check_commit(loaded)
        return loaded

    def _from_files(self, datasets: Any) -> Any:
        assert self._files is not None
        files = data_files(self._files, tuple(_FORMATS))
        formats = {_FORMATS.get(file.suffix.lower()) for file in files}
        form = formats.pop()
        if formats or form is None:
            raise RunError(f"{files[0]}: dataset.data_files must be all {', '.join(_FORMATS)}")
        names = [glob.escape(str(file.resolve())) for file in files]
        return datasets.load_dataset(
            form, data_files={self._split: names}, split=self._split, cache_dir=self._cache
        )

    def _check_commit(self, loaded: Any) -> None:
        """Where the hub cannot be asked, the library takes the newest download of any revision."""
        if self._revision is None or not _COMMIT.fullmatch(self._revision):
            return
        for file in loaded.cache_files:
            commit = Path(file["filename"]).parent.name
            if _COMMIT.fullmatch(commit) and commit != self._revision:
                raise RunError(
                    f"{self._name}: the cache has revision {commit}, not {self._revision}\n"
                    f"fetch it with `harness prefetch` or offline=false"
                )

    def _explained(self, error: Exception) -> HarnessError:
        told = (str(error.__cause__ or error).strip() or type(error).__name__).split("\n")[0]
        told = shortened(told, 200)
        if self._files is not None:
            return RunError(f"{self._files[0]}: cannot be read ({told})")
        if isinstance(error, OSError) and self._offline:
            return RunError(
                f"{self._name}: not in the cache, and offline=true asks no hub\n"
                "fetch it with `harness prefetch`, or let this run do it with offline=false"
            )
        if "scripts are no longer supported" in told:
            return RunError(
                f"{self._name}: it is made by a script, and no code of a dataset is run\n"
                "the hub may have it as files: dataset.revision=refs/convert/parquet"
            )
        if "Unknown split" in told or "BuilderConfig" in told or "cache for" in told:
            return UsageError(f"{self._name}: {told}")
        return RunError(f"{self._name}: cannot be loaded ({told})")


@contextmanager
def _client(offline: bool) -> Iterator[None]:
    """The hub's client, online or not as told, and silent; afterwards as before.

    Its environment variable is read once a process, perhaps before our config was.
    """
    import datasets
    from huggingface_hub import constants

    modules: tuple[Any, ...] = (datasets.config, constants)
    flags = [(module, module.HF_HUB_OFFLINE) for module in modules]
    verbosity = datasets.logging.get_verbosity()
    silent = datasets.are_progress_bars_disabled()
    for module, _ in flags:
        module.HF_HUB_OFFLINE = offline
    # What goes wrong is raised, too; it is we who tell it.
    datasets.logging.set_verbosity(logging.CRITICAL)
    datasets.disable_progress_bars()
    try:
        yield
    finally:
        for module, before in flags:
            module.HF_HUB_OFFLINE = before
        datasets.logging.set_verbosity(verbosity)
        if not silent:
            datasets.enable_progress_bars()
