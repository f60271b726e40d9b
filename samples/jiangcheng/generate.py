#!/usr/bin/env python3
"""How the sample city was made: python3 generate.py rewrites its files and prints what it wrote.

Nothing here is real: the city, its districts and every value are invented. The values come from
fixed seeds and a few communities set by hand (CRAFTED), so a run always writes the same bytes. The
files of the four years differ in the ways real files do: encoding, delimiter, line ends, headers,
cell notation. The five-have figures are made here; making/ has those of the other rule sets, of
streets and districts, and the plan-883 records. The program is not needed to use the sample.
Python 3 standard library only.
"""
import csv
import io
import pathlib
import sys

sys.dont_write_bytecode = True
from making import further, groups, records  # noqa: E402
from making.notation import MISSING, NA, Dice, cell  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
CATALOGUE = HERE / "../../rules/indicators.csv"
SEED = 990100
YEARS = (2022, 2023, 2024, 2025)
CITY = ("江城市", "990100000000")
STRATA = ("老旧", "商品房", "安置", "村改居")
# District, code, head start in quality, streets with their codes and numbers of communities.
DISTRICTS = (
    ("江北区", "990102", 0.06, (("望江街道", "001", 10), ("青石街道", "002", 10), ("柳园街道", "003", 10),
                              ("东湖路街道", "004", 9), ("北站街道", "005", 9))),
    ("江南区", "990103", 0.02, (("南门街道", "001", 9), ("书院街道", "002", 9), ("清波街道", "003", 9),
                              ("锦绣街道", "004", 9), ("石桥街道", "005", 8))),
    ("临江区", "990104", -0.05, (("临港街道", "001", 9), ("长堤街道", "002", 9), ("梅岭街道", "003", 9),
                               ("沙洲镇", "100", 9))),
)
# Names with a meaning: one shared by two communities, one with a comma, one with quotation marks.
NAMES = {
    "990102002005": "和平社区", "990104003002": "和平社区",
    "990102003004": "江滨社区（一期,二期）", "990103002006": '书院"里"社区',
}
NEW_IN_2024 = "990102005009"
WITHDRAWN_AFTER_2023 = "990104100009"
# The first indicators of the catalogue: those that the values of five-have are drawn with.
FIVE_HAVE = 56
# Found on the spot at the end of 2025, against what the community reported: README.md.
VERIFIED = {
    "990102001004": {"five_goods_met": 4, "service_tiers": 3},
    "990103002003": {"documents_health": "否", "five_goods_met": 4},
    "990104002004": {"has_e_learning": "无", "has_wall_boards": "无", "documents_culture": "否",
                     "documents_health": "否", "volunteer_team_quarters": 1, "five_goods_met": 2},
}

RULES = [f"rule_{r}" for r in ("general_meeting", "committee_meeting", "group_meeting",
                               "member_appraisal", "annual_registration", "league_lecture")]
THEMES = [f"theme_{t}" for t in ("harmony", "warmth", "vitality", "beauty")]
EQUIPMENT = [f"equipment_{e}" for e in ("books", "sports", "digital")]
FLAGS = RULES + THEMES + EQUIPMENT + ["annual_plan", "annual_summary", "secretary_in_post",
                                      "term_election_on_time", "youth_venue", "venue_signage"]

# A community that meets every standard of five-have with room to spare.
FULL = {flag: 1 for flag in FLAGS} | {
    "joint_branch": 0, "league_members": 46, "eligible_units": 40, "valid_league_units": 39,
    "covered_units": 40, "ledger_age_days": 12, "rules_checked": 20, "rules_check_passed": 20,
    "committee_posts_filled": 5, "youth_volunteers": 600, "residents": 15400, "social_workers": 2,
    "cadres": 10, "cadres_trained": 10, "activities": 24, "activity_attendances": 2400,
    "youth": 3200, "idle_months": 0, "venue_area": 1600, "households": 4000,
    "venue_hours_per_week": 36,
}
# Set by hand, 2025: what it is for stands in README.md.
CRAFTED = {
    "990102001001": FULL,
    "990102001002": FULL | {"activities": 11},
    "990102002001": FULL | {"activities": 10, "venue_signage": 0},
    "990102001003": FULL | {"activities": 9, "theme_beauty": 0, "equipment_books": 0},
    "990102003001": FULL | {"social_workers": 0, "activities": 10},
    "990102002003": FULL | {"league_members": 0},
    "990102003006": FULL | {"league_members": 2, "activity_attendances": 1600},
    "990102004002": FULL | {"joint_branch": 1, "league_members": 9, "activities": 9},
    "990102004005": FULL | {"term_election_on_time": 0, "annual_plan": 0, "annual_summary": 0,
                            "social_workers": 0, "youth": 1600, "activity_attendances": 959},
    "990102004006": FULL | {"term_election_on_time": 0, "annual_plan": 0, "annual_summary": 0,
                            "social_workers": 0, "youth": 4000, "activity_attendances": 2397},
    "990102005001": FULL | {"term_election_on_time": 0, "secretary_in_post": 0, "social_workers": 0,
                            "annual_plan": 0, "annual_summary": 0, "rule_league_lecture": 0,
                            "idle_months": 3},
    "990102005002": FULL | {"league_members": 3, "valid_league_units": 38, "covered_units": 38,
                            "eligible_units": 40, "ledger_age_days": 90, "committee_posts_filled": 3,
                            "youth_volunteers": 462, "cadres_trained": 9, "activities": 12,
                            "idle_months": 2, "venue_area": 1200, "venue_hours_per_week": 20,
                            "activity_attendances": 1920, "social_workers": 1, "annual_plan": 0,
                            "annual_summary": 0, "youth_venue": 0},
    "990102005003": FULL | {key: MISSING for key in (
        "activities", "residents", "youth_venue", "venue_hours_per_week", "secretary_in_post",
        "venue_signage", "league_members")},
    "990102005009": FULL | {"term_election_on_time": NA, "league_members": 4, "activities": 8,
                            "social_workers": 0, "venue_signage": 0, "theme_beauty": 0},
    "990103001001": FULL | {"eligible_units": NA, "valid_league_units": NA, "covered_units": NA,
                            "venue_hours_per_week": 14},
    "990103002006": FULL | {"cadres": 0, "cadres_trained": 0, "theme_warmth": 0},
    "990104100003": FULL | {key: NA for key in (
        "eligible_units", "valid_league_units", "covered_units", "term_election_on_time",
        "rules_checked", "rules_check_passed", "venue_signage")},
}


def communities(dice):
    """Every community that ever existed, in the order of its code."""
    stems = [a + b for a in "春秋晨明康安福锦翠金银玉紫红白新" for b in "江园苑桥湖林桂溪"]
    stems = iter(dice.shuffled(stems))
    result = []
    for district, district_code, start, streets in DISTRICTS:
        for street, street_number, size in streets:
            for number in range(1, size + 1):
                code = f"{district_code}{street_number}{number:03d}"
                stem = next(stems)
                result.append({
                    "code": code, "name": NAMES.get(code, stem + "社区"),
                    "district": district, "district_code": district_code + "000000",
                    "street": street, "street_code": f"{district_code}{street_number}000",
                    "city": CITY[0], "stratum": dice.pick(STRATA),
                    "quality": 0.36 + start + dice.between(-0.24, 0.24),
                    "gain": dice.between(0.03, 0.12), "households": dice.integer(1000, 3000),
                    "units": dice.integer(12, 40),
                })
                if code in CRAFTED:
                    result[-1] |= {"quality": 0.52, "households": 3900, "units": 40}
    return result


def values(dice, unit, year):
    """The indicators of a community at the end of a year, before anything is lost or redacted."""
    q = min(0.68, unit["quality"] + unit["gain"] * (year - 2022) + dice.between(-0.04, 0.04))

    def share(whole, low, high):
        part = whole * (low + (high - low) * q + dice.between(-0.06, 0.06))
        return min(whole, max(0, round(part)))

    row = {flag: int(dice.chance(0.50 + 0.50 * q)) for flag in FLAGS}
    households = unit["households"] + (year - 2022) * dice.integer(5, 40)
    residents = int(round(households * dice.between(3.2, 4.8), dice.pick((0, -2))))
    youth = round(residents * dice.between(0.14, 0.24))
    covered = share(unit["units"], 0.35, 1.02)
    cadres, checked, sample = dice.integer(4, 12), dice.integer(8, 20), dice.integer(60, 240)
    matters, disputes = dice.integer(120, 680), dice.integer(20, 160)
    partners = dice.integer(5, 30)
    row |= {
        "league_members": max(1, round(dice.between(4, 60) * (0.4 + 0.6 * q))),
        "joint_branch": int(dice.chance(0.10 * (1 - q))),
        "eligible_units": unit["units"], "covered_units": covered,
        "valid_league_units": min(covered, share(unit["units"], 0.30, 1.0)),
        "ledger_age_days": round(dice.between(5, 60) + 160 * (1 - q) * dice.random()),
        "rules_checked": checked, "rules_check_passed": share(checked, 0.55, 1.05),
        "committee_posts_filled": dice.integer(2, 3) + round(2 * q),
        "youth_volunteers": round(residents * (4 + 32 * q + dice.between(-4, 4)) / 1000),
        "residents": residents, "social_workers": round(2.4 * q * dice.random() + 0.4 * q),
        "cadres": cadres, "cadres_trained": share(cadres, 0.45, 1.05),
        "activities": max(0, round(5 + 14 * q + dice.between(-3, 3))),
        "activity_attendances": round(youth * max(0.05, 0.08 + 0.72 * q + dice.between(-0.1, 0.1))),
        "youth": youth, "idle_months": max(0, round(4.5 * (1 - q) + dice.between(-1.5, 1.5))),
        "venue_area": round(households * max(0.04, 0.06 + 0.34 * q + dice.between(-0.05, 0.05))),
        "households": households,
        "venue_hours_per_week": round(2 * (6 + 24 * q + dice.between(-4, 4))) / 2,
        "party_members": dice.integer(35, 180), "satisfaction": round(60 + 34 * q, 1),
        "satisfaction_sample": sample, "joint_meetings": round(3 * q * dice.between(0.6, 1.4)),
        "member_units": partners, "member_units_taking_part": share(partners, 0.30, 1.0),
        "disputes": disputes, "disputes_resolved": share(disputes, 0.70, 1.0),
        "incidents": round((1 - q) * dice.integer(4, 30)), "service_items": round(10 + 28 * q),
        "service_satisfaction": round(64 + 32 * q, 1),
        "volunteer_hours": round(residents * dice.between(0.1, 0.7) * q, 1),
        "grids": max(3, households // 350), "grid_matters": matters,
        "grid_matters_closed": share(matters, 0.50, 1.02),
        "budget_in_place": round(2 + 10 * q * dice.random(), 2),
    }
    if dice.chance(0.03):
        row |= {"rules_checked": NA, "rules_check_passed": NA}
    if dice.chance(0.02):
        row |= {"member_units": NA, "member_units_taking_part": NA}
    for key in row:
        if row[key] != NA and dice.chance(0.012):
            row[key] = MISSING
    return row


ROLES = {
    2022: {"code": "统计用区划代码", "name": "社区名称", "district": "所属区", "street": "所属街道",
           "city": "城市", "stratum": "社区类型"},
    2023: {"code": "代码", "name": "名称", "city": "城市", "district": "所属区", "district_code": "区代码",
           "street": "所属街道", "street_code": "街道代码", "stratum": "社区类型"},
    2024: {key: key for key in ("code", "name", "stratum", "street", "street_code", "district",
                                "district_code", "city")},
    2025: {key: key for key in ("code", "name", "district", "district_code", "street",
                                "street_code", "city", "stratum")},
}
FILES = {2022: ("gb18030", ",", "\r\n"), 2023: ("utf-8", "\t", "\n"),
         2024: ("utf-8", ";", "\n"), 2025: ("utf-8-sig", ",", "\n")}


def header(indicator, position, year):
    """2022 by title, 2023 by title and every third by a traditional alias, later by id."""
    if year >= 2024:
        return indicator["id"]
    aliases = indicator["aliases"].split("|")
    if year == 2023 and position % 3 == 0 and aliases[-1]:
        return aliases[-1]
    return indicator["title"]


GROUP_ROLES = {
    2022: {"code": "统计用区划代码", "name": "单位名称", "district": "所属区", "city": "城市"},
    2023: {"code": "代码", "name": "名称", "district": "所属区", "district_code": "区代码",
           "city": "城市"},
    2024: {key: key for key in ("code", "name", "district", "district_code", "city")},
    2025: {key: key for key in ("code", "name", "district", "district_code", "city")},
}


def write(name, year, header_row, rows):
    """Writes a file in the encoding and notation of its year."""
    encoding, delimiter, line_end = FILES[year]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    writer.writerow(header_row)
    writer.writerows(rows)
    (HERE / name).write_bytes(text.getvalue().encode(encoding))
    print(f"{name}: {len(rows)} rows, {len(header_row)} columns, {encoding}")


def write_communities(year, indicators, rows):
    """`rows`: units, their cells of five-have as typed, and their further values."""
    first, others = indicators[:FIVE_HAVE], indicators[FIVE_HAVE:]
    others = [i for i in others if i["id"] in rows[0][2]]
    header_row = list(ROLES[year].values()) + [
        header(i, position, year) for position, i in enumerate(first + others)]
    lines = []
    for unit, typed, reported in rows:
        line = [unit[role] for role in ROLES[year]]
        for i in first + others:
            key = i["id"]
            dice = Dice(f"{SEED} {unit['code']} typed {key} {year}")
            line.append(cell(dice, reported[key], i["type"], year) if key in reported
                        else typed[key])
        lines.append(line)
    write(f"snapshots/{year}.csv", year, header_row, lines)


def write_groups(name, year, indicators, rows):
    roles = {key: title for key, title in GROUP_ROLES[year].items() if key in rows[0][0]}
    used = [i for i in indicators if i["id"] in rows[0][1]]
    lines = []
    for unit, values_of_unit in rows:
        lines.append([unit[role] for role in roles] + [
            cell(Dice(f"{SEED} {unit['code']} typed {i['id']} {year}"), values_of_unit[i["id"]],
                 i["type"], year) for i in used])
    header_row = list(roles.values()) + [
        header(i, position, year) for position, i in enumerate(used)]
    write(f"snapshots/{name}-{year}.csv", year, header_row, lines)


def write_verified(indicators, units):
    """What the streets found in 2025 at a few communities: columns of five-three-three alone."""
    keys = [key for key in {key: None for found in VERIFIED.values() for key in found}]
    titles = {i["id"]: i["title"] for i in indicators}
    lines = []
    for unit in units:
        found = VERIFIED.get(unit["code"])
        if found:
            lines.append([unit["code"], unit["name"]] + [found.get(key, "") for key in keys])
    write("snapshots/2025-街道核验.csv", 2025, ["代码", "名称"] + [titles[k] for k in keys], lines)


def five_have(dice, unit, year, indicators):
    """The five-have values of a community and their cells; all dice are thrown in one order."""
    row = values(dice, unit, year)
    if year == 2025:
        row |= CRAFTED.get(unit["code"], {})
    if (unit["code"] == NEW_IN_2024 and year < 2024) or (
            unit["code"] == WITHDRAWN_AFTER_2023 and year > 2023):
        return row, None
    return row, {i["id"]: cell(dice, row[i["id"]], i["type"], year)
                 for i in indicators[:FIVE_HAVE]}


def main():
    with open(CATALOGUE, encoding="utf-8", newline="") as file:
        indicators = list(csv.DictReader(file))
    dice = Dice(SEED)
    units = communities(dice)
    plans = records.plans(units, {NEW_IN_2024, WITHDRAWN_AFTER_2023,
                                  further.PLATFORMS_NOT_APPLICABLE})
    baselines = []
    for year in YEARS:
        rows, truths = [], {}
        for unit in units:
            row, typed = five_have(dice, unit, year, indicators)
            if typed is None:
                continue
            plan = plans.get(unit["code"])
            truth, reported = further.values(
                unit, year, row, plan.standing(year) if plan else "")
            rows.append((unit, typed, reported))
            truths[unit["code"]] = row | truth
        write_communities(year, indicators, rows)
        of_streets = groups.streets(units, truths, year)
        of_districts = groups.districts(units, truths, year, of_streets)
        write_groups("streets", year, indicators, of_streets)
        write_groups("districts", year, indicators, of_districts)
        if year == 2022:
            baselines = of_districts + of_streets
    write_verified(indicators, units)
    write("targets.csv", 2024, ["code", "indicator", "year", "value"], groups.targets(baselines))
    write("process.csv", 2025, ["代码", "规则集", "状态", "日期"],
          [(plan.code, "plan-883", state, day) for _, plan in sorted(plans.items())
           for state, day in plan.steps])


if __name__ == "__main__":
    main()
