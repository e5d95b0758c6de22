"""How soon the command answers: `sim --help` and `sim validate`, as multiples of a bare Python.

    python benchmarks/startup.py

Times are compared within one run, turn by turn, since machines are noisy: the ratio is of medians.
"""

import argparse
import subprocess
import sys
import time
from statistics import median

BARE = [sys.executable, "-c", "pass"]
ASK = "import sys; from sim.cli import main; sys.argv[0] = 'sim'; main()"
VERBS = {
    "sim --help": [sys.executable, "-c", ASK, "--help"],
    "sim validate house-sale": [sys.executable, "-c", ASK, "validate", "house-sale"],
}


def seconds(command: list[str]) -> float:
    """Return how long a command takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Take turns, and print each verb's ratio to a bare Python."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("-n", "--turns", type=int, default=15)
    turns = parser.parse_args().turns
    commands = {"python -c pass": BARE, **VERBS}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(turns):
        for name, command in commands.items():
            taken[name].append(seconds(command))
    bare = median(taken["python -c pass"])
    for name, times in taken.items():
        print(f"{name:<24} {1000 * median(times):7.1f} ms  {median(times) / bare:5.1f} times bare")


if __name__ == "__main__":
    main()
