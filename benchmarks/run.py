"""All benchmarks in turn; arguments go to startup.py (a folder of runs for `harness compare`)."""

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run the scripts; the exit code is the worst of theirs."""
    here = Path(__file__).parent
    codes = []
    for script, arguments in (
        ("rouge.py", []),
        ("resampling.py", []),
        ("checking.py", []),
        ("compare.py", []),
        ("startup.py", sys.argv[1:]),
    ):
        print(f"== {script}", flush=True)
        codes.append(subprocess.run([sys.executable, here / script, *arguments]).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
