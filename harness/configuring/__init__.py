"""From command-line overrides to jobs: the only place that touches Hydra and `instantiate`.

app.py composes with Hydra and sweeps; explaining.py tells its errors; hydra_code.py checks what it
would load; jobs.py turns one composed config into a run; parts.py makes an object of a config node;
secrets.py keeps secrets out of what is written and printed.
"""

from harness.configuring.app import (
    fetch_parts,
    load_dataset,
    rerun,
    rescore_run,
    run_jobs,
    with_metric,
)
from harness.configuring.call import Call
from harness.configuring.jobs import JobResult

__all__ = [
    "Call",
    "JobResult",
    "fetch_parts",
    "load_dataset",
    "rerun",
    "rescore_run",
    "run_jobs",
    "with_metric",
]
