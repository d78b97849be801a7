"""How long a piece of work takes."""

import time
from collections.abc import Callable


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process while it does the work."""
    start = time.process_time()
    work()
    return time.process_time() - start
