#!/usr/bin/env python3
"""Writes a made-up workspace: python3 generate.py --seed 1 --districts 400 FOLDER

Values lie on and beside the thresholds of the rules much more often than chance would have it;
cells are missing or not applicable at several rates; denominators are zero; organisations hollow.
"""
import argparse
import datetime
import pathlib
import random

import indicators

ROOT = pathlib.Path(__file__).resolve().parents[2]
YEARS = (2023, 2024, 2025)
BASELINE = "2022-12-31"
STRATA = ("老旧", "商品房", "安置", "村改居")
DISTRICTS_IN_A_CITY = 90
ROUND = (5, 10, 20, 40, 50, 80, 100, 200, 400, 500, 1000, 2000)
STATES = ("自评", "街道初审", "区复核", "市验收")


class Place:
    """A unit: where it lies, how good it is, how full its data are."""

    def __init__(self, rng, code, roles):
        self.code = code
        self.roles = roles
        self.quality = rng.choice((rng.random(), 0.8, 0.93, 0.98, 0.98, 0.995))
        self.missing = rng.choice((0, 0, 0, 0.01, 0.04, 0.15))
        self.not_applicable = rng.choice((0, 0, 0, 0.01, 0.05, 0.12))
        self.zero = rng.choice((0, 0, 0.01, 0.05))


def city(rng, count):
    """The districts, streets and communities of as many districts: few communities in most."""
    districts, streets, communities = [], [], []
    for number in range(count):
        city_code = f"{1000 + number // DISTRICTS_IN_A_CITY}00000000"
        prefix = f"{city_code[:4]}{number % DISTRICTS_IN_A_CITY + 1:02}"
        district = prefix + "000000"
        above = {"city": f"市{city_code[:4]}", "city_code": city_code}
        districts.append(Place(rng, district, above))
        above = above | {"district": f"区{prefix}", "district_code": district}
        size = rng.randint(5, 40) if rng.random() < 0.01 else rng.choice((0, 1, 2, 2, 2, 2, 3))
        in_street = rng.choice((1, 2, 3, 5))
        for place in range(size):
            street = f"{prefix}{place // in_street + 1:03}"
            here = above | {"street": f"街{street}", "street_code": street + "000"}
            if place % in_street == 0:
                streets.append(Place(rng, street + "000", above))
            roles = here | {"stratum": rng.choice(STRATA + ("",))}
            communities.append(Place(rng, f"{street}{place % in_street + 1:03}", roles))
    return {"district": districts, "street": streets, "community": communities}


def number(rng, place, worst, best, thresholds, decimals):
    """A value on a threshold, beside one, or anywhere; near the best as the quality goes."""
    chance = rng.random()
    if chance < place.quality * 0.8:
        value = best if decimals == 0 or rng.random() < 0.5 else best - abs(best - worst) / 20
    elif thresholds and chance < 0.95:
        value = rng.choice(thresholds)
        if rng.random() < 0.4:
            value += rng.choice((-1, 1)) * rng.choice((1, 0.1 if decimals else 1))
    else:
        value = worst + (best - worst) * rng.random()
    low, high = min(worst, best), max(worst, best)
    return text(min(max(value, low), high), decimals)


def text(value, decimals):
    shown = f"{value:.{decimals}f}"
    return shown.rstrip("0").rstrip(".") if decimals else shown


def rate(rng, place, bottom, factor, thresholds, decimals):
    """A numerator whose rate lies on a threshold, beside one, or anywhere."""
    low, high = min(thresholds), max(thresholds)
    chance = rng.random()
    if chance < place.quality * 0.8:
        aim = thresholds[-1]
        if rng.random() < 0.3:
            aim += (thresholds[-1] - thresholds[0]) * 0.1 * rng.random()
    elif chance < 0.9:
        aim = rng.choice(thresholds)
    else:
        aim = low + (high - low) * rng.random()
    value = aim * bottom / factor
    if rng.random() < 0.15:
        value += rng.choice((-1, 1))
    return text(max(value, 0), decimals)


def values(rng, place, spec):
    """The cells of one unit."""
    rates, numbers, decimals, yes, seldom = spec
    cells = {}
    for top, bottom, factor, thresholds in rates:
        if bottom not in cells:
            cells[bottom] = denominator(rng, place, bottom, factor)
        below = float(cells[bottom])
        cells[top] = rate(rng, place, below, factor, thresholds,
                          2 if top in indicators.NOT_WHOLE else 0)
    for name, (worst, best, thresholds) in numbers.items():
        decimals_of = int(name in indicators.NOT_WHOLE)
        cells[name] = number(rng, place, worst, best, thresholds, decimals_of)
    for name, (worst, best, thresholds) in decimals.items():
        cells[name] = number(rng, place, worst, best, thresholds, 1)
    for name in yes:
        cells[name] = "是" if rng.random() < place.quality else "否"
    for name in seldom:
        cells[name] = "是" if rng.random() < 0.03 else "否"
    if rng.random() < place.quality:
        set_right(cells)
    return {name: absent(rng, place, cell) for name, cell in cells.items()}


def denominator(rng, place, name, factor):
    if rng.random() < place.zero:
        return "0"
    scale = 100 if factor == 1000 or name in ("residents", "households", "youth") else 1
    if rng.random() < 0.7:
        return str(rng.choice(ROUND) * scale)
    if name in indicators.NOT_WHOLE:
        return text(rng.uniform(0.5, 30), 2)
    return str(rng.randint(1, 60) * scale)


def set_right(cells):
    """What chance alone would seldom make right: it hangs together."""
    if "party_members" in cells:
        members = int(cells["party_members"])
        level = 3 if members >= 100 else 2 if members >= 50 else 1 if members >= 3 else 0
        cells["party_organisation_level"] = str(level)
    projects = [int(cells[f"{d}_projects"]) for d in ("harmony", "warmth", "vitality", "beauty")]
    cells["projects_total"] = str(sum(projects))


def absent(rng, place, cell):
    chance = rng.random()
    if chance < place.missing:
        return "X" if chance < place.missing / 4 else ""
    if chance > 1 - place.not_applicable:
        return "NA" if chance > 1 - place.not_applicable / 4 else "不适用"
    return cell


def history(rng, years):
    """Records of a process, none skipped; a second try here and there."""
    day = datetime.date(rng.choice(years), 1, 1) + datetime.timedelta(rng.randint(0, 200))
    records = []
    for state in STATES[: rng.choice((0, 1, 2, 3, 4, 4, 4, 4, 4, 4))]:
        records.append((state, day))
        day += datetime.timedelta(rng.randint(1, 40))
    if len(records) == 4 and rng.random() < 0.1:
        verdict = records[-1][1] + datetime.timedelta(1)
        records.append(("限期整改", verdict))
        if rng.random() < 0.7:
            records.append(("市验收", verdict + datetime.timedelta(rng.randint(1, 30))))
    return records


def snapshots(extra):
    """(date, level) of what is written; the middles of years only for districts and streets."""
    dates = [(date, level) for date in (BASELINE, *(f"{year}-12-31" for year in YEARS))
             for level in ("community", "district", "street")]
    return sorted(dates + [(date, level) for date in extra for level in ("district", "street")])


def write_rows(path, header, rows):
    lines = [",".join(header)] + [",".join(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write(folder, seed, districts, extra=()):
    """Writes the workspace; its snapshots as (date, path, level, whether it is the baseline)."""
    rng = random.Random(seed)
    folder = pathlib.Path(folder)
    places = city(rng, districts)
    entries = []
    paths = {}  # (code, indicator): the baseline and the goal of what is measured as progress
    for date, level in snapshots(extra):
        spec = indicators.COMMUNITY if level == "community" else indicators.AREA
        header, rows = None, []
        for place in places[level]:
            if rng.random() < (0.6 if (date, level) == (BASELINE, "community") else 0.003):
                continue  # not yet founded, or withdrawn
            cells = values(rng, place, spec)
            if level != "community":
                set_progress(rng, place, cells, date, paths)
            roles = {"code": place.code, "name": "单位" + place.code} | place.roles
            header = header or [*roles, *cells]
            rows.append([*roles.values(), *cells.values()])
        path = f"{level}-{date}.csv"
        write_rows(folder / path, header, rows)
        entries.append((date, path, level, date == BASELINE))
    write_rows(folder / "targets.csv", ("code", "indicator", "year", "value"), goals(rng, paths))
    write_rows(
        folder / "process.csv", ("code", "ruleset", "state", "date"),
        ((place.code, "plan-883", state, day.isoformat())
         for place in places["community"] for state, day in history(rng, YEARS)))
    (folder / "scorecard.yaml").write_text(yaml(entries), encoding="utf-8")
    return entries


def set_progress(rng, place, cells, date, paths):
    """Progress on the way from the baseline to the goal, often just where it ought to be."""
    for name in ("establishment_rate", "coverage_rate"):
        if date == BASELINE:
            start = 50.0 if is_absent(cells[name]) else float(cells[name])
            goal = rng.choice((start, start + 10, start + 20, 80, 90, 100, 100, start - 10))
            paths[place.code, name] = (start, min(max(goal, 0), 100))
        elif rng.random() < place.quality and not is_absent(cells[name]):
            start, goal = paths.get((place.code, name), (50, 100))
            value = start + (goal - start) * rng.choice((0.3, 0.65, 1, 1, 1))
            value += rng.choice((0, 0, 0, 0, 0.1, -0.1, 2, -2))
            cells[name] = text(min(max(value, 0), 100), 1)


def is_absent(cell):
    return cell in ("", "X", "NA", "不适用")


def goals(rng, paths):
    """What each unit promised for the last year: often its baseline, to be held."""
    for (code, name), (_, goal) in paths.items():
        if rng.random() < 0.97:
            yield code, name, str(YEARS[-1]), text(goal, 1)


def yaml(entries):
    lines = ["title: 对照", f"rules: {ROOT / 'rules'}", "targets: targets.csv",
             "process: process.csv", f"catalogue: {ROOT / 'rules/indicators.csv'}", "snapshots:"]
    for date, path, level, is_baseline in entries:
        role = ", role: baseline" if is_baseline else ""
        lines.append(f"  - {{ date: {date}, path: {path}, level: {level}{role} }}")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--districts", type=int, default=400)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    write(options.folder, options.seed, options.districts)
    print(f"seed {options.seed}: {options.folder}")


if __name__ == "__main__":
    main()
