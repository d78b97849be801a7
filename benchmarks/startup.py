"""CPU seconds that commands take to start, against a bare Python; the commands take turns."""

import argparse
import resource
import statistics
import subprocess
import sys


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", nargs="?", help="a folder of runs, for `harness compare`")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    commands = {
        "python -c pass": ["-c", "pass"],
        "harness --help": ["-m", "harness", "--help"],
    }
    if options.results is not None:
        commands["harness compare"] = ["-m", "harness", "compare", options.results]
    for arguments in commands.values():  # so that no round has to write byte code
        _cpu_seconds(arguments)
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(options.rounds):
        for name, arguments in commands.items():
            taken[name].append(_cpu_seconds(arguments))
    bare = statistics.median(taken["python -c pass"])
    print(f"{'CPU seconds':<18}{'min':>8}{'median':>8}{'max':>8}{'over python':>14}")
    for name, seconds in taken.items():
        median = statistics.median(seconds)
        print(f"{name:<18}{min(seconds):>8.3f}{median:>8.3f}{max(seconds):>8.3f}", end="")
        print(f"{median - bare:>14.3f}")
    return 0


def _cpu_seconds(arguments: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
