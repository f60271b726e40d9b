"""883行动计划达标验收: domain document 4e, rules/plan-883/README.md."""
from fractions import Fraction

from ..cells import change_since_previous, per, percent, sampled
from ..measures import (at_most, best_of, count_of, equals, linear, not_of, reached, weighted, yes)
from ..ruleset import Grade, Item, RuleSet, gate, section


def some(name):
    return not_of(equals(name, 0))


def platform(name, *business):
    return section(
        name,
        Item(f"{name}_setup", 5,
             count_of(f"{name}_platform_established", f"{name}_platform_staffed")),
        Item(f"{name}_premises", 5,
             count_of(f"{name}_platform_premises", f"{name}_platform_equipment")),
        Item(f"{name}_duties", 3, yes(f"{name}_platform_duties")),
        Item(f"{name}_ledger", 2, yes(f"{name}_platform_ledger")),
        Item(f"{name}_handling", 2,
             linear(percent(f"{name}_matters_closed", f"{name}_matters"), 60, 95),
             when=some(f"{name}_matters")),
        *business,
    )


WORKS = ("roads", "sewers", "lamps", "fitness", "green", "demolition")
INCIDENTS = per("incidents", "residents", 1000)

RULESET = RuleSet(
    id="plan-883",
    rescale="section",
    sections=(
        platform(
            "employment",
            Item("employment_placement", 4,
                 linear(percent("job_seekers_placed", "job_seekers"), 40, 70),
                 when=some("job_seekers")),
            Item("employment_insurance", 4,
                 linear(percent("insured", "insurance_eligible"), 60, 95)),
        ),
        platform(
            "city",
            Item("city_works", 8,
                 weighted(*((linear(percent(f"{work}_done", f"{work}_planned"), 0, 100), 1)
                            for work in WORKS))),
        ),
        platform(
            "security",
            Item("security_disputes", 4,
                 linear(percent("disputes_resolved", "disputes"), 80, 95), when=some("disputes")),
            Item("security_incidents", 4,
                 best_of(linear(change_since_previous(INCIDENTS), 0, -0.2),
                         at_most(INCIDENTS, 0.5))),
        ),
        platform(
            "service",
            Item("service_items", 4, linear("service_items", 10, 35)),
            Item("service_satisfaction", 4,
                 linear(sampled("service_satisfaction", "satisfaction_sample", 30), 70, 90)),
        ),
    ),
    gates=(gate("not_yet_accepted", not_of(reached("市验收")), cap="未验收"),),
    grades=(
        Grade("通过", at=85, each_section=Fraction("0.80")),
        Grade("限期整改", at=70),
        Grade("不通过"),
        Grade("未验收", only_by_gate=True),
    ),
    met="通过",
)
