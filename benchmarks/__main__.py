"""Prints the table, or the rows that are named.

python -m benchmarks [--runs 11] [start] [asking] [reading] [assessing] [checking]
"""

import argparse
import os
import platform

from benchmarks import asking, assessing, checking, reading, start
from benchmarks.measuring import table

PARTS = {
    "start": start.rows,
    "asking": asking.rows,
    "reading": reading.rows,
    "assessing": assessing.rows,
    "checking": checking.rows,
}


def main() -> None:
    parser = argparse.ArgumentParser(description="How quick spinecheck is, as ratios.")
    parser.add_argument("parts", nargs="*", help=f"which rows: {', '.join(PARTS)}; all if none")
    parser.add_argument("--runs", type=int, default=11, help="interleaved runs; the median counts")
    wanted = parser.parse_args()
    if unknown := set(wanted.parts) - set(PARTS):
        parser.error(f"no such rows: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    load = " ".join(f"{n:.1f}" for n in os.getloadavg()) if hasattr(os, "getloadavg") else "?"
    print(f"Python {platform.python_version()}, load {load}, {wanted.runs} runs\n")
    rows = (row for part in wanted.parts or PARTS for row in PARTS[part](wanted.runs))
    for line in table(rows):
        print(line, flush=True)


if __name__ == "__main__":
    main()
