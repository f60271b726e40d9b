"""What streets and districts report, and what they promised (targets.csv).

A district's counts are the sums of its streets'; 建团率, 覆盖面 and the youth-action figures are
those of the communities in the snapshots. Dice as in further.py: one for each value.
"""
from .notation import MISSING, NA, Dice

SEED = 990400
PARTS = {
    "education": (("compulsory_retained", "compulsory_cohort", 900, 2600, 90, 96.6),
                  ("kindergarten_enrolled", "kindergarten_age", 400, 1300, 75, 91),
                  ("after_school_served", "after_school_demand", 300, 900, 50, 92)),
    "work": (("assisted_reemployed", "assisted_unemployed", 60, 240, 40, 72),
             ("zero_employment_resolved", "zero_employment_households", 2, 9, 20, 105),
             ("training_completed", "training_planned", 150, 600, 60, 104)),
    "health": (("medical_insured", "medical_insurance_due", 22000, 60000, 90, 95.5),
               ("priority_residents_signed", "priority_residents", 2000, 7000, 50, 77),
               ("communities_with_clinic", "communities", 0, 0, 76, 102)),
    "elderly": (("pension_insured", "pension_due", 15000, 42000, 90, 95.5),
                ("care_facilities_standard", "care_facilities", 6, 18, 70, 102),
                ("home_care_served", "home_care_demand", 80, 420, 40, 84)),
    "housing": (("public_housing_met", "public_housing_eligible", 60, 300, 90, 101),
                ("old_estates_renovated", "old_estates_planned", 4, 12, 60, 104),
                ("dangerous_dwellings_cleared", "dangerous_dwellings", 6, 40, 80, 103)),
    "shown": (("hardship_people_helped", "hardship_people", 500, 1500, 60, 90),
              ("nursery_places", "infants", 500, 1500, 10, 32)),
    "three years": (("venues_under_way", "venues_planned", 6, 16, 10, 104),
                    ("reports_on_time", "reports_due", 12, 12, 60, 102),
                    ("youth_homes_active", "youth_homes", 8, 20, 46, 94)),
    "binding": (("binding_tasks_done", "binding_tasks", 8, 20, 50, 104),),
}
# One goal that a district neglects: 民生“五有” shows it.
NEGLECTED = {"临江区": "housing"}
FLAGS = (
    "three_year_plan", "responsibility_list", "binding_plan_issued", "binding_targets_quantified",
    "binding_same_cycle", "binding_in_appraisal", "binding_same_round", "commendation_joint",
    "commendation_includes_league", "mechanism_targets", "mechanism_content", "mechanism_support",
    "mechanism_promotion", "lead_committee", "lead_leader", "lead_department", "lead_secretary",
    "lead_others",
)
GATES = ("circulated_criticism", "youth_harm_confirmed", "matter_concealed",
         "establishment_falsified")
# All communities of the streets; the snapshots hold those that take part. 江南区 has 183.
COMMUNITIES = {"江北区": (34, 33, 34, 31, 32), "江南区": (37, 37, 36, 37, 36),
               "临江区": (38, 36, 34, 31)}
# The goals for 2025 of the districts: establishment_rate, coverage_rate.
GOALS = {"江北区": (76, 82), "江南区": (68, 75), "临江区": (80, 85)}
STEPS = ((2023, 0.30), (2024, 0.65), (2025, 1.0))
# Of the communities, for youth-action at district level.
SUMS = (
    "youth_posts", "youth_posts_filled", "projects_planned", "projects_running", "projects_managed",
    "projects_total", "budget_planned", "budget_in_place", "inkind_planned", "inkind_in_place",
    "outside_funds", "resident_organisations", "grids", "grids_networked", "force_organisation",
    "force_professional", "force_social", "data_shares_due", "data_shares_on_time",
    "youth_satisfaction_sample", "satisfaction_sample", "incidents", "repeat_complaints",
) + tuple(f"{d}_projects" for d in ("harmony", "warmth", "vitality", "beauty"))
MEANS = ("youth_satisfaction", "satisfaction", "youth_organisation_types", "five_programmes",
         "harmony_quarters", "warmth_quarters", "vitality_quarters", "beauty_quarters")
MAJORITIES = ("youth_home_active",) + tuple(
    f"{d}_evaluated" for d in ("harmony", "warmth", "vitality", "beauty"))
COUNTED = {"youth_organisation_types", "five_programmes"} | {m for m in MEANS if "quarters" in m}


def clamp(value, low, high):
    return min(high, max(low, value))


def number(value):
    return None if value in (NA, MISSING) else value


def percentage(rows, part, whole):
    pairs = [(r[part], r[whole]) for r in rows
             if number(r[part]) is not None and number(r[whole]) is not None]
    return round(100 * sum(p for p, _ in pairs) / sum(w for _, w in pairs), 1)


def of_communities(rows):
    """What follows from the communities of a street or district: lists of true values."""
    result = {
        "establishment_rate": percentage(rows, "valid_league_units", "eligible_units"),
        "coverage_rate": percentage(rows, "covered_units", "eligible_units"),
        "youth": sum(number(r["youth"]) or 1500 for r in rows),
    }
    hours = [number(r["venue_hours_per_week"]) for r in rows]
    hours = [h for h in hours if h is not None]
    result["venue_hours_per_week"] = round(sum(hours) / len(hours), 1)
    for key in SUMS:
        total = sum(number(r[key]) or 0 for r in rows)
        result[key] = round(total, 2) if isinstance(total, float) else total
    for key in MEANS:
        mean = sum(number(r[key]) or 0 for r in rows) / len(rows)
        result[key] = round(mean) if key in COUNTED else round(mean, 1)
    for key in MAJORITIES:
        result[key] = int(sum(number(r[key]) or 0 for r in rows) * 2 > len(rows))
    return result


def merit(units, year):
    quality = sum(u["quality"] + u["gain"] * (year - 2022) for u in units) / len(units)
    return 0.76 + 1.5 * (quality - 0.58)


def own(code, district, year, level, communities):
    """What a street or district counts itself."""
    row = {}
    for goal, shares in PARTS.items():
        weak = 0.5 if NEGLECTED.get(district) == goal else 0
        for part, whole, low, high, floor, target in shares:
            size = Dice(f"{SEED} {code} {whole}").between(low, high)
            size *= Dice(f"{SEED} {code} {whole} {year}").between(0.96, 1.04)
            row[whole] = communities if whole == "communities" else max(1, round(size))
            if whole == "reports_due":
                row[whole] = 12
            lean = Dice(f"{SEED} {code} {part}").between(-0.15, 0.15) - weak
            rate = clamp(floor + (target - floor) * (level + lean), 0, 100)
            row[part] = clamp(round(row[whole] * rate / 100), 0, row[whole])
    since = year - 2022
    begun = clamp((0.55 + 0.5 * level) * (1 if since > 1 else since * 0.97), 0, 1)
    row |= {
        "communities_with_baseline": round(communities * clamp(begun + 0.05, 0, 1)),
        "communities_started": round(communities * begun),
        "topic_sessions": round(1 + 2 * level), "joint_meetings": round(1 + 1.8 * level),
        "binding_weight": round(4 + 9 * level), "joint_honour_level": 0,
    }
    return row


def flags(code, year, level):
    row = {flag: int(Dice(f"{SEED} {code} {flag}").random() < 0.25 + 0.85 * level)
           for flag in FLAGS}
    row["three_year_plan"] = int(year > 2022)
    if year == 2023:
        row |= {"commendation_joint": NA, "commendation_includes_league": NA}
    return row | {gate: 0 for gate in GATES}


def lasting(row, year, level):
    """Projects that have run for two years or more."""
    share = clamp(0.2 + 0.2 * (year - 2022) * level, 0, 1) if year > 2022 else 0.1
    return {"projects_two_years": round(row["projects_running"] * share)}


def streets(units, truths, year):
    """A unit and its values for each street, in the order of their codes."""
    result = []
    for district, counts in COMMUNITIES.items():
        codes = sorted({u["street_code"] for u in units if u["district"] == district})
        for code, communities in zip(codes, counts):
            members = [u for u in units if u["street_code"] == code and u["code"] in truths]
            level, first = merit(members, year), members[0]
            row = own(code, district, year, level, communities) | flags(code, year, level)
            row |= of_communities([truths[u["code"]] for u in members])
            row |= lasting(row, year, level)
            result.append(({"code": code, "name": first["street"], "city": first["city"],
                            "district": district, "district_code": first["district_code"]}, row))
    return result


def districts(units, truths, year, of_streets):
    """A unit and its values for each district: sums of its streets where they count."""
    result = []
    for district in COMMUNITIES:
        members = [u for u in units if u["district"] == district and u["code"] in truths]
        code, level = members[0]["district_code"], merit(members, year)
        rows = [row for unit, row in of_streets if unit["district"] == district]
        row = own(code, district, year, level, 0) | flags(code, year, level)
        for shares in PARTS.values():
            for part, whole, *_ in shares:
                row |= {part: sum(r[part] for r in rows), whole: sum(r[whole] for r in rows)}
        for key in ("communities_with_baseline", "communities_started", "projects_two_years"):
            row[key] = sum(r[key] for r in rows)
        row |= of_communities([truths[u["code"]] for u in members])
        # The documents' own case: 1.18万 of 1.7万, 69.4 %.
        if district == "江南区" and year == 2025:
            row |= {"hardship_people": 17000, "hardship_people_helped": 11800}
        result.append(({"code": code, "name": district, "city": members[0]["city"]}, row))
    return result


def targets(baselines):
    """Rows of targets.csv. `baselines`: units and values of 2022, districts before streets."""
    result = []
    for unit, row in baselines:
        code, goals = unit["code"], GOALS.get(unit["name"])
        for place, indicator in enumerate(("establishment_rate", "coverage_rate")):
            start = row[indicator]
            dice = Dice(f"{SEED} {code} goal {indicator}")
            goal = goals[place] if goals else round(start + dice.between(10, 22))
            for year, share in STEPS:
                result.append((code, indicator, year, round(start + (goal - start) * share, 1)))
        if goals:
            for year, share in STEPS:
                fall = 1 - 0.3 * share
                result.append((code, "incidents", year, round(row["incidents"] * fall)))
    return result
