"""社区青春行动: domain document 4h, rules/youth-action/README.md."""
from fractions import Fraction

from ..cells import MISSING, NOT_APPLICABLE, per, percent, ratio, sampled, total_of
from ..measures import at_least, linear, not_of, weighted, yes
from ..ruleset import (Bonus, Gate, Grade, Item, Quota, RuleSet, gate, higher_unit_gate,
                       review_gates, section)
from ..score import MICRO

DIRECTIONS = ("harmony", "warmth", "vitality", "beauty")
SATISFIED = at_least(sampled("youth_satisfaction", "youth_satisfaction_sample", 30), 80)


def direction(name):
    return Item(name, 5,
                weighted((at_least(f"{name}_projects", 1), 2),
                         (at_least(f"{name}_quarters", 2), 2),
                         (yes(f"{name}_evaluated"), 1)))


def counted_twice(view, card):
    projects = [view.cell(f"{name}_projects") for name in DIRECTIONS]
    everything = view.cell("projects_total")
    if MISSING in (*projects, everything):
        return MISSING
    if NOT_APPLICABLE in (*projects, everything):
        return NOT_APPLICABLE
    return sum(projects) > everything


def direction_at_zero(view, card):
    points = [card.items[name] for name in DIRECTIONS]
    if any(p == 0 for p in points):
        return True
    return MISSING if any(p is MISSING for p in points) else False


def mechanisms_short(view, card):
    mechanisms = card.sections["mechanisms"]
    return mechanisms.counted > 0 and mechanisms.earned < 8 * MICRO


RULESET = RuleSet(
    id="youth-action",
    levels=("community", "district"),
    sections=(
        section(
            "four_in_one",
            Item("people", 8, linear(percent("youth_posts_filled", "youth_posts"), 50, 100)),
            Item("projects", 8, linear(percent("projects_running", "projects_planned"), 50, 100)),
            Item("venue", 8, at_least("venue_hours_per_week", 20)),
            Item("resources", 8,
                 linear(percent(total_of("budget_in_place", "inkind_in_place"),
                                total_of("budget_planned", "inkind_planned")), 50, 100)),
        ),
        section(
            "organisations",
            Item("types", 6, linear("youth_organisation_types", 0, 3)),
            Item("youth_home", 6,
                 weighted((yes("youth_home_active"), 3),
                          (at_least("resident_organisations", 1), 3))),
            Item("network", 6, linear(percent("grids_networked", "grids"), 60, 100)),
        ),
        section(
            "forces",
            Item("organisational", 6, linear(ratio("force_organisation", "grids"), 0, 1)),
            Item("professional", 6, linear(per("force_professional", "youth", 1000), 0, 1)),
            Item("social", 6, linear(per("force_social", "youth", 1000), 20, 100)),
        ),
        section("directions", *(direction(name) for name in DIRECTIONS)),
        section(
            "mechanisms",
            Item("outside_funding", 4, linear(percent("outside_funds", "budget_in_place"), 0, 30)),
            Item("managed", 4, linear(percent("projects_managed", "projects_running"), 60, 100)),
            Item("shared", 4, linear(percent("data_shares_on_time", "data_shares_due"), 60, 100)),
        ),
    ),
    bonus=Bonus("programmes", cap=2, points=Fraction("2.5"),
                measure=linear("five_programmes", 0, 5)),
    pass_line=60,
    gates=(
        Gate("counted_twice", counted_twice, cap="良好", flag="项目重复计"),
        Gate("direction_at_zero", direction_at_zero, cap="良好", flag="有方向为零"),
        Gate("mechanisms_short", mechanisms_short, cap="良好", flag="机制不足"),
        gate("youth_dissatisfied", not_of(SATISFIED), cap="良好", flag="青年满意度不足"),
        *review_gates("良好", "待复核"),
        higher_unit_gate("district_veto", ("district",), "合格"),
    ),
    grades=(
        Grade("优秀", at=90, when=SATISFIED),
        Grade("良好", at=80),
        Grade("合格", at=60),
        Grade("不合格"),
    ),
    met="合格",
    quota=Quota("优秀", Fraction("0.30"), "district"),
)
