"""Reading a workspace: snapshots, targets, processes. Dates are datetime.date."""
import csv
import datetime
import pathlib
from dataclasses import dataclass, field

from .cells import parsed

ROLES = ("code", "name", "district", "district_code", "street", "street_code", "city", "city_code",
         "stratum")


@dataclass
class Unit:
    code: str
    level: str
    groups: dict
    values: list

    def group(self, within):
        """The group it is compared in; units without one are compared with each other."""
        return "all" if within == "all" else self.groups.get(within)


@dataclass
class Snapshot:
    date: datetime.date
    level: str
    is_baseline: bool
    columns: dict  # indicator: place in a unit's values
    units: dict  # code: unit


@dataclass
class Workspace:
    snapshots: dict = field(default_factory=dict)  # level: by date
    targets: dict = field(default_factory=dict)  # (code, indicator, year): value
    records: dict = field(default_factory=dict)  # (code, rule set): [(date, state)]

    def scored(self, level, day):
        """The snapshot of that day: the latest up to it."""
        past = [s for s in self.snapshots.get(level, ()) if s.date <= day]
        return past[-1] if past else None

    def previous(self, snapshot):
        past = [s for s in self.snapshots[snapshot.level] if s.date < snapshot.date]
        return past[-1] if past else None

    def baseline(self, level, day):
        for snapshot in self.snapshots.get(level, ()):
            if snapshot.is_baseline and snapshot.date <= day:
                return snapshot
        return None


def read(folder, entries):
    """The workspace in `folder`; `entries` are (date, path, level, whether it is the baseline)."""
    folder = pathlib.Path(folder)
    workspace = Workspace()
    for date, path, level, is_baseline in sorted(entries):
        snapshot = _snapshot(folder / path, datetime.date.fromisoformat(date), level, is_baseline)
        workspace.snapshots.setdefault(level, []).append(snapshot)
    for code, indicator, year, value in _rows(folder / "targets.csv"):
        workspace.targets[code, indicator, int(year)] = parsed[value]
    for code, ruleset, state, date in _rows(folder / "process.csv"):
        day = datetime.date.fromisoformat(date)
        workspace.records.setdefault((code, ruleset), []).append((day, state))
    return workspace


def _rows(path):
    if not path.exists():
        return
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        yield from rows


def _snapshot(path, date, level, is_baseline):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        roles = [name for name in header if name in ROLES]
        count = len(roles)
        assert header[:count] == roles, "columns with a role come first"
        columns = {name: place for place, name in enumerate(header[count:])}
        units = {}
        for row in rows:
            texts = dict(zip(roles, row))
            groups = {
                "district": texts.get("district_code") or None,
                "street": texts.get("street_code") or None,
                "city": texts.get("city_code") or None,
                "stratum": texts.get("stratum") or None,
            }
            values = [parsed[text] for text in row[count:]]
            units[texts["code"]] = Unit(texts["code"], level, groups, values)
    return Snapshot(date, level, is_baseline, columns, units)
