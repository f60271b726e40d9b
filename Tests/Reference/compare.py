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
from reference.score import MICRO, NOT_ASSESSED
from reference.workspace import read

BASE_COLUMNS = ("code", "name", "street", "district", "ruleset", "total", "grade", "rank",
                "coverage", "flags")
SHOWN = 5


@dataclass(frozen=True)
class Run:
    """One run of the command: the day, the level that is asked for, a single rule set."""

    day: str
    level: str = None
    ruleset: str = None

    def arguments(self, workspace):
        options = ["--as-of", self.day, "--format", "csv", "--items", "--lang", "zh", "--quiet"]
        options += ["--level", self.level] if self.level else []
        options += ["--ruleset", self.ruleset] if self.ruleset else []
        return ["evaluate", "--workspace", str(workspace), *options]


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
            found["item " + name.removeprefix("item:")] = cells[name]
        results.setdefault(cells["ruleset"], {})[cells["code"]] = found
    return results
