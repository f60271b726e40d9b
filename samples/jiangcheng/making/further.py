"""What the communities report for the rule sets beside five-have.

Every value is drawn with dice of its own, seeded by community, indicator and year: a column that
is added or left out changes no other, and none of five-have's. A community has a merit of 0 to
about 1 in each system and year; shares and counts move with it between the floor and the target
of the rule, so that a merit of 0.8 scores about 80.
"""
from .notation import MISSING, NA, Dice

SEED = 990200
PLATFORMS = ("employment", "city", "security", "service")
WORKS = {"roads": (2, 9), "sewers": (1, 6), "lamps": (10, 60), "fitness": (1, 6),
         "green": (300, 2400), "demolition": (100, 1500)}
DIRECTIONS = ("harmony", "warmth", "vitality", "beauty")

FLAGS = {
    "party": (
        "documents_organisation", "documents_management", "documents_service",
        "documents_culture", "documents_health", "function_training", "function_relief",
        "function_recreation", "function_fellowship", "hardship_ledger", "has_office",
        "has_activity_room", "has_e_learning", "has_door_sign", "has_wall_boards",
        "has_activity_rules"),
    "youth": ("youth_home_active",) + tuple(f"{d}_evaluated" for d in DIRECTIONS),
    "binding": (
        "binding_plan_issued", "binding_targets_quantified", "binding_same_cycle",
        "binding_in_appraisal", "binding_same_round", "commendation_joint",
        "commendation_includes_league", "mechanism_targets", "mechanism_content",
        "mechanism_support", "mechanism_promotion", "lead_committee", "lead_leader",
        "lead_department", "lead_secretary", "lead_others"),
}
# Part, whole, least and most of the whole, percentages that the rule scores 0 and full.
SHARES = {
    "party": (
        ("building_groups", "building_groups_due", 8, 30, 60, 100),
        ("member_units_taking_part", "member_units", 5, 30, 40, 80),
        ("help_completed", "help_planned", 10, 60, 60, 100),
        ("joint_projects_completed", "joint_projects_planned", 4, 14, 60, 100),
        ("serving_members_registered", "serving_members", 80, 420, 60, 95),
        ("feedback_forms_returned", "feedback_forms_sent", 40, 200, 50, 90)),
    "neighbours": (
        ("estates_with_mediation_point", "estates", 3, 9, 50, 100),
        ("care_plans", "care_plans_due", 12, 60, 60, 100),
        ("decisions_done", "decisions", 5, 20, 50, 90),
        ("branches_paired", "branches_to_pair", 3, 9, 50, 100),
        ("grid_matters_closed", "grid_matters", 120, 680, 60, 90),
        ("facilities_open", "facilities", 4, 14, 50, 100)),
    "youth": (
        ("youth_posts_filled", "youth_posts", 5, 14, 50, 100),
        ("data_shares_on_time", "data_shares_due", 12, 24, 60, 100)),
    "binding": (("binding_tasks_done", "binding_tasks", 6, 20, 50, 100),),
}
# Indicator, floor, target, highest value possible.
COUNTS = {
    "party": (
        ("stations_and_room", 0, 5, 5), ("joint_meetings", 0, 2.4, 4),
        ("service_hours_per_week", 20, 40, 56), ("five_goods_met", 0, 5, 5),
        ("service_tiers", 0, 3, 3), ("volunteer_team_quarters", 0, 4, 4)),
    "neighbours": (
        ("councils", 0, 5, 9), ("one_stop_items", 10, 35, 42),
        ("environment_inspection", 60, 95, 98), ("groups_taking_part", 0, 4, 4)),
    "youth": (
        ("youth_organisation_types", 0, 3, 3), ("resident_organisations", 0, 3, 6),
        ("five_programmes", 0, 5, 5)),
    "binding": (("topic_sessions", 0, 3, 5), ("binding_weight", 4, 13, 20)),
}
SURVEYS = {
    "party": (("satisfaction", 70, 90),),
    "neighbours": tuple((s, 70, 90) for s in (
        "trust_survey", "survey_neighbours", "survey_environment", "survey_culture",
        "survey_community")),
    "youth": (("youth_satisfaction", 72, 92),),
}
PARTIAL_WORK = (("help_completed", "help_planned"), ("care_plans", "care_plans_due"),
                ("branches_paired", "branches_to_pair"), ("facilities_open", "facilities"))
# Facts of single communities: (code, first year): values. README.md says what each is for.
FACTS = {
    ("990103003003", 2025): {"grid_matters": 574, "grid_matters_closed": 345},
    ("990103003004", 2025): {"service_matters": 883, "service_matters_closed": 831},
    ("990102003001", 2025): {"party_members": 100, "party_organisation_level": 3},
    ("990102003002", 2025): {"party_members": 99, "party_organisation_level": 3},
    ("990102003003", 2025): {"party_members": 50, "party_organisation_level": 2},
    ("990102003005", 2025): {"party_members": 49, "party_organisation_level": 2},
    ("990102004001", 2025): {"projects_total": 5, "harmony_projects": 2, "warmth_projects": 2,
                             "vitality_projects": 1, "beauty_projects": 1},
    ("990103004002", 2025): {"circulated_criticism": 1},
    ("990104002001", 2024): {"matter_concealed": 1},
    ("990103005001", 2025): {"satisfaction_sample": 26},
    ("990103005002", 2025): {"neighbour_survey_sample": 29},
    ("990104100001", 2024): {"disputes": 0, "disputes_resolved": 0},
    ("990102001001", 2025): {"joint_honour_level": 3},
    ("990102001002", 2025): {"joint_honour_level": 1},
    ("990102003007", 2025): {f"{key}_planned": NA for key in WORKS}
    | {f"{key}_done": NA for key in WORKS},
}
# Facts that hold for one year only.
PASSING = {"circulated_criticism", "matter_concealed"}
# The best community hands in everything.
NOTHING_LOST = "990102001001"
# Party building far ahead of league building.
PARTY_AHEAD = "990104002002"
# Two of the four platforms do not apply: plan-883 cannot assess it.
PLATFORMS_NOT_APPLICABLE = "990104100003"
EXEMPLARY = {"990102001001": 0.5, "990102001002": 0.3, "990102002001": 0.3, "990102001003": 0.2,
             "990102004002": 0.15}


def clamp(value, low, high):
    return min(high, max(low, value))


class Community:
    """Draws a community's values of a year."""

    def __init__(self, unit, year, row, standing):
        self.unit, self.year, self.standing = unit, year, standing
        self.households = unit["households"]
        self.residents = row["residents"]
        if self.residents in (NA, MISSING):
            self.residents = self.households * 4
        self.youth = row["youth"]
        if self.youth in (NA, MISSING):
            self.youth = round(self.residents * 0.19)
        self.row = {}

    def dice(self, what, yearly=False):
        return Dice(f"{SEED} {self.unit['code']} {what}{f' {self.year}' if yearly else ''}")

    def merit(self, system):
        quality = self.unit["quality"] + self.unit["gain"] * (self.year - 2022)
        lean = self.dice(f"merit {system}").between(-0.10, 0.10)
        if system == "party" and self.unit["code"] == PARTY_AHEAD:
            lean = 0.70
        return 0.35 + 0.75 * quality + lean + EXEMPLARY.get(self.unit["code"], 0)

    def drawn(self, what, system, spread=0.22):
        """The merit in one matter: some are always better at it than at others."""
        own = self.dice(what).between(-spread, spread)
        return self.merit(system) + own + self.dice(what, True).between(-0.06, 0.06)

    def flag(self, name, merit):
        """Stays in use once it is, as merit grows."""
        self.row[name] = int(self.dice(name).random() < 0.2 + 0.85 * merit)

    def share(self, part, whole, low, high, floor, target, merit):
        size = self.dice(whole).between(low, high) * self.dice(whole, True).between(0.92, 1.08)
        self.row[whole] = max(1, round(size))
        rate = clamp(floor + (target - floor) * merit, 0, 100)
        self.row[part] = clamp(round(self.row[whole] * rate / 100), 0, self.row[whole])

    def system(self, name):
        for flag in FLAGS.get(name, ()):
            self.flag(flag, self.merit(name))
        for part, whole, low, high, floor, target in SHARES.get(name, ()):
            self.share(part, whole, low, high, floor, target, self.drawn(part, name))
        for count, floor, target, most in COUNTS.get(name, ()):
            value = floor + (target - floor) * self.drawn(count, name)
            self.row[count] = clamp(round(value), 0, most)
        for survey, floor, target in SURVEYS.get(name, ()):
            value = floor + (target - floor) * self.drawn(survey, name)
            self.row[survey] = round(clamp(value, 0, 99.2), 1)

    def party(self):
        self.system("party")
        members = self.dice("party_members").integer(36, 180) + 2 * (self.year - 2022)
        level = 3 if members >= 100 else 2 if members >= 50 else 1
        late = self.dice("party_organisation_level").random() > 0.55 + 0.45 * self.merit("party")
        self.row |= {"party_members": members,
                     "party_organisation_level": max(1, level - int(late)),
                     "satisfaction_sample": self.dice("satisfaction_sample", True).integer(36, 240)}

    def neighbours(self):
        self.system("neighbours")
        grids = max(3, self.households // 350)
        events = self.row["estates"] * (1 + 3 * self.drawn("neighbour_events", "neighbours"))
        branches = 60 + 40 * self.drawn("grids_with_branch", "neighbours")
        hours = 100 + 500 * self.drawn("volunteer_hours", "neighbours")
        base = self.dice("repeat_complaints").between(1.2, 4.2)
        fall = 0.25 + 0.45 * self.merit("neighbours")
        repeat = max(0.3, base - fall * (self.year - 2022))
        repeat = round(repeat * self.households / 1000)
        self.row |= {
            "grids": grids, "grids_with_branch": clamp(round(grids * branches / 100), 0, grids),
            "neighbour_events": round(events),
            "volunteer_hours": round(self.residents * hours / 1000, 1),
            "neighbour_survey_sample": self.dice("neighbour_survey", True).integer(34, 220),
            "repeat_complaints": repeat,
            "complaints": repeat * 3 + self.dice("complaints", True).integer(5, 40),
        }
        # Disputes fall by some per cent a year.
        fall = 0.02 + 0.10 * clamp(self.drawn("disputes falling", "neighbours"), 0, 1)
        size = self.dice("disputes").integer(20, 160) * (1 - fall) ** (self.year - 2022)
        resolved = clamp(80 + 15 * self.drawn("disputes_resolved", "party"), 0, 100)
        self.row["disputes"] = max(1, round(size))
        self.row["disputes_resolved"] = clamp(
            round(self.row["disputes"] * resolved / 100), 0, self.row["disputes"])

    def youth_action(self):
        self.system("youth")
        merit, row, grids = self.merit("youth"), self.row, self.row["grids"]
        for direction in DIRECTIONS:
            row[f"{direction}_projects"] = clamp(
                round(0.2 + 2 * self.drawn(f"{direction}_projects", "youth", 0.4)), 0, 4)
            row[f"{direction}_quarters"] = clamp(
                round(4 * self.drawn(f"{direction}_quarters", "youth", 0.3)), 0, 4)
        total = sum(row[f"{d}_projects"] for d in DIRECTIONS)
        total += self.dice("projects_total").integer(0, 2)
        planned = max(total, round(total / clamp(merit + 0.05, 0.5, 1.1)))
        running = clamp(round(planned * (0.5 + 0.5 * self.drawn("running", "youth"))), 0, total)
        managed = clamp(0.6 + 0.4 * self.drawn("projects_managed", "youth"), 0, 1)
        networked = clamp(0.6 + 0.4 * self.drawn("grids_networked", "youth"), 0, 1)
        row |= {
            "projects_total": total, "projects_planned": max(1, planned),
            "projects_running": running, "projects_managed": round(running * managed),
            "grids_networked": round(grids * networked),
            "force_organisation": max(0, round(grids * self.drawn("organisational", "youth"))),
            "force_professional": max(0, round(
                self.youth / 1000 * 1.3 * self.drawn("professional", "youth"))),
            "force_social": max(0, round(
                self.youth / 1000 * (20 + 80 * self.drawn("social", "youth")))),
            "youth_satisfaction_sample": self.dice("youth_sample", True).integer(32, 160),
        }
        self.money(merit)

    def money(self, merit):
        planned = self.dice("budget_planned").between(3, 15) * (1 + 0.04 * (self.year - 2022))
        kind = self.dice("inkind_planned").between(0.5, 5)
        share = clamp(0.5 + 0.52 * self.drawn("budget_in_place", "youth"), 0.3, 1.08)
        in_kind = clamp(0.5 + 0.5 * self.drawn("inkind_in_place", "youth"), 0.2, 1)
        outside = clamp(0.32 * self.drawn("outside_funds", "youth"), 0, 0.5)
        planned, kind = round(planned, 1), round(kind, 1)
        placed = round(planned * share, 2)
        self.row |= {
            "budget_planned": planned, "budget_in_place": placed, "inkind_planned": kind,
            "inkind_in_place": round(kind * in_kind, 2),
            "outside_funds": round(placed * outside, 2),
        }

    def binding(self):
        self.system("binding")
        if self.dice("commendation", True).chance(0.25):
            self.row |= {"commendation_joint": NA, "commendation_includes_league": NA}
        high = self.merit("binding") > 0.95 and self.dice("honour", True).chance(0.4)
        self.row["joint_honour_level"] = self.dice("honour level", True).integer(1, 2) * int(high)
        self.row |= {"circulated_criticism": 0, "youth_harm_confirmed": 0, "matter_concealed": 0}

    def platforms(self):
        """plan-883: follows the standing of the community's acceptance at the end of the year."""
        merit = {"passed": self.dice("883 passed").between(0.92, 1.02), "rectify": 0.96,
                 "failed": 0.42}.get(self.standing, min(0.86, self.merit("883") - 0.04))
        weak = self.dice("883 weak").pick(PLATFORMS)
        parts = ("established", "staffed", "premises", "equipment", "duties", "ledger")
        for platform in PLATFORMS:
            for part in parts:
                self.flag(f"{platform}_platform_{part}", merit)
            # What acceptance asks for: all there but one thing; to rectify, three at one platform.
            lacking = [p for p in parts if not self.row[f"{platform}_platform_{p}"]]
            if self.standing in ("passed", "rectify"):
                self.row |= {f"{platform}_platform_{p}": 1 for p in lacking[1:]}
            if self.standing == "rectify" and platform == weak:
                self.row |= {f"{platform}_platform_{p}": 0 for p in parts[2:5]}
            own = self.matter(f"{platform}_matters_closed", merit)
            self.share(f"{platform}_matters_closed", f"{platform}_matters", 90, 700, 60, 95, own)
        self.share("job_seekers_placed", "job_seekers", 40, 180, 40, 70,
                   self.matter("job_seekers_placed", merit))
        due = self.residents * 0.62
        self.share("insured", "insurance_eligible", due, due, 60, 95, self.matter("insured", merit))
        self.works(merit)
        rate = 0.46 if self.standing in ("passed", "rectify") else (
            self.dice("incidents").between(0.5, 2.2) * (0.92 - 0.2 * merit) ** (self.year - 2022))
        self.row["incidents"] = int(self.residents * rate / 1000)
        if self.standing in ("passed", "rectify"):
            rate = clamp(80 + 15 * self.matter("disputes_resolved", merit), 0, 100) / 100
            self.row["disputes_resolved"] = min(self.row["disputes"],
                                                round(self.row["disputes"] * rate))
        self.row["service_items"] = round(clamp(
            10 + 25 * self.matter("service_items", merit), 0, 46))
        self.row["service_satisfaction"] = round(clamp(
            70 + 20 * self.matter("service_satisfaction", merit), 0, 99), 1)

    def matter(self, what, merit):
        own = self.dice(what).between(-0.12, 0.10)
        return merit + own + self.dice(what, True).between(-0.03, 0.03)

    def works(self, merit):
        for work, (low, high) in WORKS.items():
            if self.dice(f"no {work}").chance(0.12):
                self.row |= {f"{work}_planned": NA, f"{work}_done": NA}
                continue
            planned = self.dice(f"{work}_planned").between(low, high)
            planned = round(planned, 1) if work == "sewers" else round(planned)
            done = planned * clamp(self.matter(f"{work}_done", merit), 0, 1)
            done = round(done, 1) if work == "sewers" else round(done)
            self.row |= {f"{work}_planned": planned, f"{work}_done": done}


def values(unit, year, row, standing):
    """What is true of a community at the end of a year, and what it reports: some cells are lost.

    - row: its values of five-have; standing: that of its plan-883 acceptance.
    """
    community = Community(unit, year, row, standing)
    community.party()
    community.neighbours()
    community.youth_action()
    community.binding()
    others = set(community.row)
    community.platforms()
    truth = community.row
    for (code, since), facts in FACTS.items():
        if code == unit["code"] and since <= year:
            truth |= {k: v for k, v in facts.items() if k not in PASSING or since == year}
    for part, whole in PARTIAL_WORK:
        if community.dice(f"none {whole}").chance(0.02):
            truth |= {whole: NA, part: NA}
    if unit["code"] == PLATFORMS_NOT_APPLICABLE:
        truth |= {key: NA for key in truth if key.startswith(("city_", "employment_"))}
    # Who has been accepted has handed in everything on the platforms.
    accepted = standing in ("passed", "rectify", "failed")
    others -= {"disputes", "disputes_resolved", "satisfaction_sample"}
    reported = dict(truth)
    if unit["code"] == NOTHING_LOST:
        return truth, reported
    for key, value in truth.items():
        may_be_lost = value != NA and (key in others or not accepted)
        if may_be_lost and community.dice(f"lost {key}", True).chance(0.010):
            reported[key] = MISSING
    return truth, reported
