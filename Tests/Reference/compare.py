#!/usr/bin/env python3
"""Compares the built command with the reference scorer on made-up cities.

python3 compare.py --scorecard .build/debug/scorecard --seed 1

Every unit's total, grade, rank, item points and flags must be equal. One line for each rule set,
then the first differences, both sides; exit code 1 if there is any.
"""
import argparse
import collections
import csv
import datetime
import io
import multiprocessing
import pathlib
import subprocess
import sys
import tempfile
from dataclasses import dataclass

import generate
from reference.cells import is_absent
from reference.evaluate import FINAL, Evaluation
from reference.rulesets import BY_ID
from reference.score import NOT_ASSESSED
from reference.workspace import read

BASE_COLUMNS = ("code", "name", "street", "district", "ruleset", "total", "grade", "rank",
                "coverage", "flags")
SHOWN = 5
AREAS = ("district", "street")
MIDDLES = ("2023-08-15", "2024-02-29", "2025-03-31")  # of a year: snapshots of areas only


@dataclass(frozen=True)
class Run:
    """One run of the command: the day, the level, the rule sets of it that are compared."""

    day: str
    level: str = None
    rulesets: tuple = tuple(BY_ID)

    def arguments(self, workspace):
        options = ["--as-of", self.day, "--format", "csv", "--items", "--lang", "zh", "--quiet",
                   "--jobs", "1"]
        options += ["--level", self.level] if self.level else []
        options += ["--ruleset", self.rulesets[0]] if len(self.rulesets) == 1 else []
        return ["evaluate", "--workspace", str(workspace), *options]


YEAR_ENDS = ("2023-12-31", "2024-12-31", "2025-12-31")
RUNS = (
    *(Run(day) for day in YEAR_ENDS),
    *(Run(day, None, ("three-year-results",)) for day in MIDDLES),
    *(Run(day, "street", ("three-year-results",)) for day in YEAR_ENDS),
    Run("2025-12-31", "street", ("livelihood-five-have",)),
    Run("2025-12-31", "street", ("party-league-binding",)),
    Run("2025-12-31", "district", ("party-league-binding",)),
    Run("2025-12-31", "district", ("youth-action",)),
)


def decimal(number, digits):
    """A whole number of the last of `digits` decimals, as it is written with all of them."""
    sign, number = ("-", -number) if number < 0 else ("", number)
    return f"{sign}{number // 10**digits}.{number % 10**digits:0{digits}}"


def item_points(points):
    return "" if is_absent(points) else decimal(points, 6).rstrip("0").rstrip(".")


def expected(ruleset, card):
    """The card as the command should print it."""
    if card.published is None:
        row = {"total": "", "grade": NOT_ASSESSED, "rank": ""}
    else:
        row = {
            "total": decimal(card.published, 2),
            "grade": ruleset.grades[card.grade].name,
            "rank": "" if card.rank is None else str(card.rank),
        }
    row["flags"] = frozenset(card.flags)
    for name, points in card.items.items():
        row["item " + name] = item_points(points)
    return row


def printed(text):
    """The rows of a report, by rule set and unit."""
    results = {}
    header = None
    for row in csv.reader(io.StringIO(text)):
        if row[0] == "code":
            header = row
            continue
        cells = dict(zip(header, row))
        found = {name: cells[name] for name in ("total", "grade", "rank")}
        found["flags"] = frozenset(filter(None, cells["flags"].split("|")))
        for name in header[len(BASE_COLUMNS):]:
            if cells[name]:
                found["item " + name.removeprefix("item:")] = cells[name]
        results.setdefault(cells["ruleset"], {})[cells["code"]] = found
    return results


def expected_results(evaluation, run):
    """What the run should print, by the result's id and unit."""
    results = {}
    for name in run.rulesets:
        ruleset = BY_ID[name]
        level = run.level or ruleset.levels[0]
        for phase in evaluation.phases_of(ruleset):
            cards = evaluation.table(name, level, phase)
            result = name if phase in (None, FINAL) else f"{name}/{phase}"
            results[result] = {code: expected(ruleset, card) for code, card in cards.items()}
    return results


def differing(mine, theirs):
    """What differs in a unit's row, both sides; a column of another rule set must be empty."""
    if mine is None or theirs is None:
        return "only in the report" if mine is None else "not in the report"
    names = sorted(set(mine) | set(theirs))
    empty = {name: "" if name.startswith("item ") else None for name in names}
    mine, theirs = empty | mine, empty | theirs
    return {name: (mine[name], theirs[name]) for name in names if mine[name] != theirs[name]}


def is_told_of_years(command):
    """Whether all that was wrong is that a year has no results of its own to read yet."""
    errors = [line for line in command.stderr.splitlines() if ": 错误: " in line]
    return command.returncode == 2 and all("[schedule.no-snapshot]" in line for line in errors)


def compare_city(task):
    """One workspace: the number of units compared by rule set, and the differences."""
    scorecard, seed, districts = task
    counts, differences = collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        workspace = read(folder, generate.write(folder, seed, districts, extra=MIDDLES))
        days = {}
        for run in RUNS:
            evaluation = Evaluation.of(workspace, datetime.date.fromisoformat(run.day), days)
            command = subprocess.run(
                [scorecard, *run.arguments(folder)], capture_output=True, encoding="utf-8")
            theirs = printed(command.stdout)
            if command.returncode != 0 and not is_told_of_years(command):
                failure = f"exit code {command.returncode}: {command.stderr[:2000]}"
                differences.append((seed, run, "the command", "-", failure))
            for result, units in expected_results(evaluation, run).items():
                found = theirs.get(result, {})
                counts[result] += len(units)
                for code in sorted(set(units) | set(found)):
                    difference = differing(units.get(code), found.get(code))
                    if difference:
                        differences.append((seed, run, result, code, difference))
    return counts, differences


def report(counts, differences, shown):
    """One line for each result, then the first differences of each; whether there was none."""
    by_result = collections.defaultdict(list)
    for difference in differences:
        by_result[difference[2]].append(difference)
    for result, count in sorted(counts.items()):
        print(f"{result}: {count:,} units compared, {len(by_result[result]):,} differences")
    for result, found in sorted(by_result.items()):
        for seed, run, _, code, difference in found[:shown]:
            print(f"\n{result}, unit {code}, seed {seed}, {run.day} {run.level or ''}")
            if isinstance(difference, str):
                print(difference)
                continue
            for name, (mine, theirs) in difference.items():
                print(f"  {name}: reference {show(mine)}, scorecard {show(theirs)}")
    return not differences


def show(value):
    return "|".join(sorted(value)) or "-" if isinstance(value, frozenset) else repr(value)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scorecard", type=pathlib.Path, required=True, help="the built command")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cities", type=int, default=8, help="how many workspaces")
    parser.add_argument("--districts", type=int, default=430, help="in each workspace")
    parser.add_argument("--show", type=int, default=SHOWN, help="differences shown by rule set")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    scorecard = str(options.scorecard.resolve())
    tasks = [(scorecard, options.seed * 1000 + number, options.districts)
             for number in range(options.cities)]
    counts, differences = collections.Counter(), []
    with multiprocessing.Pool() as pool:
        for counted, found in pool.imap(compare_city, tasks):
            counts += counted
            differences += found
    sys.exit(0 if report(counts, differences, options.show) else 1)


if __name__ == "__main__":
    main()
