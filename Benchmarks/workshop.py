"""Measures the commands of a rule author and holds them to their limits.

usage: workshop.py RUNS SCORECARD SNAPSHOT FOLDER

Makes in FOLDER a copy of rules/five-have with one line edited, and one with 1,000 cases; then
measures `diff` of the former over SNAPSHOT, `test` of the latter, and `test --mutate` of the pack
itself. Prints the wall time, the processor time and the peak memory of each, and ends with 1 where
a median is above its limit.
"""

import csv
import pathlib
import shutil
import statistics
import sys

from measure import run

PACK = pathlib.Path("rules/five-have")
CASES = 1000
# Seconds of wall time, as README.md states them.
LIMITS = {"diff": 3.0, "test": 1.0, "mutate": 10.0}


def copy(folder):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PACK, folder)
    shutil.copy(PACK.parent / "indicators.csv", folder)
    return folder


def edited(folder):
    """The pack with another line for full points."""
    file = copy(folder) / "ruleset.lua"
    text = file.read_text(encoding="utf-8")
    other = text.replace("from = 8, to = 20", "from = 8, to = 24")
    if other == text:
        sys.exit(f"{file}: the line to edit is not there")
    file.write_text(other, encoding="utf-8")
    return folder


def repeated(folder):
    """The pack with its cases over and over, each with a name of its own."""
    file = copy(folder) / "cases.csv"
    with file.open(encoding="utf-8-sig", newline="") as lines:
        header, *rows = csv.reader(lines)
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(header)
        for number in range(CASES):
            name, *cells = rows[number % len(rows)]
            writer.writerow([f"{name} {number + 1}", *cells])
    for scenario in folder.glob("*_test.lua"):
        scenario.unlink()
    return folder


def main(runs, scorecard, snapshot, folder):
    folder.mkdir(parents=True, exist_ok=True)
    other, many = edited(folder / "edited"), repeated(folder / "five-have")
    commands = {
        "diff": [
            "diff", "--rules", str(PACK), str(other), "--catalogue", "rules/indicators.csv",
            "--snapshot", snapshot, "--quiet",
        ],
        "test": ["test", str(many)],
        "mutate": ["test", "--mutate", str(PACK)],
    }
    print(f"{'':12}{'wall s, least':>16}{'median':>10}{'limit':>10}{'cpu s':>10}{'peak MiB':>10}")
    passed = True
    for name, arguments in commands.items():
        command = [scorecard, *arguments]
        run(command)
        walls, processor, peaks = zip(*(run(command) for _ in range(runs)))
        median, limit = statistics.median(walls), LIMITS[name]
        print(
            f"{name:12}{min(walls):16.2f}{median:10.2f}{limit:10.2f}"
            f"{statistics.median(processor):10.2f}{max(peaks):10.0f}")
        passed = passed and median <= limit
    return 0 if passed else 1


if __name__ == "__main__":
    if len(sys.argv) != 5 or not sys.argv[1].isdigit() or int(sys.argv[1]) < 1:
        sys.exit(__doc__)
    sys.exit(main(int(sys.argv[1]), sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4])))
