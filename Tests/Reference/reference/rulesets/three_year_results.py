"""三年成效考核: domain document 4a, rules/three-year-results/README.md."""
from fractions import Fraction

from ..cells import percent, sampled
from ..measures import count_of, linear, progress, yes
from ..ruleset import Grade, Item, Phase, Quota, RuleSet, gate, review_gates, section

SATISFACTION = sampled("satisfaction", "satisfaction_sample", 30)
ACTIVE_HOMES = percent("youth_homes_active", "youth_homes")

MOMENTUM = (
    section(
        "preparation",
        Item("plan", 15, count_of("three_year_plan", "responsibility_list")),
        Item("five_leads", 10,
             count_of("lead_committee", "lead_leader", "lead_department", "lead_secretary",
                      "lead_others")),
        Item("baseline_ledger", 15,
             linear(percent("communities_with_baseline", "communities"), 0, 100)),
    ),
    section(
        "launch",
        Item("started", 20, linear(percent("communities_started", "communities"), 0, 100)),
        Item("venues", 10, linear(percent("venues_under_way", "venues_planned"), 0, 100)),
    ),
    section(
        "advance",
        Item("establishment", 20, progress("establishment_rate")),
        Item("reporting", 10, linear(percent("reports_on_time", "reports_due"), 60, 100)),
    ),
)
SHOWING = (
    section(
        "growth",
        Item("establishment", 20, progress("establishment_rate")),
        Item("coverage", 15, progress("coverage_rate")),
    ),
    section(
        "projects_and_venues",
        Item("projects", 20, linear(percent("projects_running", "projects_planned"), 50, 100)),
        Item("youth_homes", 15, linear(ACTIVE_HOMES, 40, 80)),
        Item("demonstration", 10, linear("results.five_have.best_share", 0, 5)),
        Item("funds", 10, linear(percent("budget_in_place", "budget_planned"), 60, 100)),
    ),
    section("opinion", Item("satisfaction", 10, linear(SATISFACTION, 60, 85))),
)
RESULTS = (
    section(
        "goals",
        Item("establishment", 15, progress("establishment_rate")),
        Item("coverage", 15, progress("coverage_rate")),
    ),
    section(
        "standards",
        Item("five_have", 20, linear("results.five_have.met_share", 40, 80)),
        Item("acceptance", 10, linear("results.plan_883.met_share", 70, 95)),
    ),
    section(
        "lasting",
        Item("youth_homes", 10, linear(ACTIVE_HOMES, 60, 90)),
        Item("lasting_projects", 10,
             linear(percent("projects_two_years", "projects_running"), 30, 70)),
    ),
    section("opinion", Item("satisfaction", 20, linear(SATISFACTION, 70, 90))),
)

RULESET = RuleSet(
    id="three-year-results",
    levels=("district", "street"),
    uses={"five_have": "five-have", "plan_883": "plan-883"},
    rank_within="city",
    phases=(
        Phase("momentum", year=2023, weight=20, sections=MOMENTUM),
        Phase("showing", year=2024, weight=30, sections=SHOWING),
        Phase("results", year=2025, weight=50, sections=RESULTS),
    ),
    gates=(
        gate("falsified", yes("establishment_falsified"), flag="数据造假", zero="establishment"),
        *review_gates("合格"),
    ),
    grades=(
        Grade("优秀", at=90, each_year=60),
        Grade("良好", at=80),
        Grade("合格", at=60),
        Grade("不合格"),
    ),
    met="合格",
    quota=Quota("优秀", Fraction("0.30"), "city"),
)
