"""Wall and CPU seconds and peak memory of one call, in all and by stage."""

import resource
import sys
import time
from datetime import UTC, datetime
from typing import Any

from harness.runs.folder import SCHEMA_VERSION


class Clock:
    """Starts when it is made."""

    def __init__(self) -> None:
        self._started = datetime.now(UTC)
        self._wall, self._cpu = time.perf_counter(), time.process_time()
        self._stages: list[tuple[str, float]] = []

    def stage(self, name: str) -> None:
        """A stage begins, and the one before it ends."""
        self._stages.append((name, time.perf_counter()))

    def read(self, summary_seconds: float) -> dict[str, Any]:
        """The content of timing.json; summary_seconds: spent on the stored summaries, in all."""
        now = time.perf_counter()
        ends = [begin for _, begin in self._stages[1:]] + [now]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return {
            "schema_version": SCHEMA_VERSION,
            "started": self._started.isoformat(timespec="seconds"),
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
            "summary_seconds": summary_seconds,
            "wall_seconds": now - self._wall,
            "cpu_seconds": time.process_time() - self._cpu,
            # Linux counts in KiB, macOS in bytes.
            "peak_memory_mib": peak / (1 << 20 if sys.platform == "darwin" else 1 << 10),
            "stage_seconds": {
                name: end - begin for (name, begin), end in zip(self._stages, ends, strict=True)
            },
        }
