"""“两邻”社区: domain document 4g, rules/two-neighbours/README.md."""
from fractions import Fraction

from ..cells import change_since_previous, per, percent, ratio, sampled
from ..measures import at_least, at_most, best_of, equals, linear, not_of
from ..ruleset import Grade, Item, Quota, RuleSet, review_gates, section


def survey(name):
    return linear(sampled(name, "neighbour_survey_sample", 30), 70, 90)


def some(name):
    return not_of(equals(name, 0))


DISPUTES = per("disputes", "households", 1000)
COMPLAINTS = per("repeat_complaints", "households", 1000)

RULESET = RuleSet(
    id="two-neighbours",
    rank_within="stratum",
    sections=(
        section(
            "mutual",
            Item("events", 8, linear(ratio("neighbour_events", "estates"), 1, 4)),
            Item("mediation", 4,
                 linear(percent("estates_with_mediation_point", "estates"), 50, 100)),
            Item("trust", 4, survey("trust_survey")),
            Item("care", 8, linear(percent("care_plans", "care_plans_due"), 60, 100),
                 when=some("care_plans_due")),
            Item("volunteering", 8, linear(per("volunteer_hours", "residents", 1000), 100, 600)),
        ),
        section(
            "together",
            Item("councils_held", 4, at_least("councils", 4)),
            Item("decisions_rate", 5, linear(percent("decisions_done", "decisions"), 50, 90)),
            Item("pairing", 9, linear(percent("branches_paired", "branches_to_pair"), 50, 100),
                 when=some("branches_to_pair")),
            Item("grid_branches", 4, linear(percent("grids_with_branch", "grids"), 60, 100)),
            Item("closed_loop", 5, linear(percent("grid_matters_closed", "grid_matters"), 60, 90)),
            Item("sharing", 5, linear(percent("facilities_open", "facilities"), 50, 100),
                 when=some("facilities")),
            Item("one_stop", 4, linear("one_stop_items", 10, 35)),
        ),
        section(
            "harmonies",
            Item("neighbours_survey", 4, survey("survey_neighbours")),
            Item("disputes_falling", 4,
                 best_of(linear(change_since_previous(DISPUTES), 0, -2), at_most(DISPUTES, 5))),
            Item("environment_survey", 4, survey("survey_environment")),
            Item("inspection", 4, linear("environment_inspection", 60, 95)),
            Item("culture_survey", 4, survey("survey_culture")),
            Item("groups", 4, linear("groups_taking_part", 0, 4)),
            Item("community_survey", 4, survey("survey_community")),
            Item("complaints_falling", 4,
                 best_of(linear(change_since_previous(COMPLAINTS), 0, -0.5),
                         at_most(COMPLAINTS, 1))),
        ),
    ),
    gates=review_gates("良好", "待复核"),
    grades=(
        Grade("优秀", at=90, each_section=Fraction("0.70")),
        Grade("良好", at=80),
        Grade("合格", at=60),
        Grade("不合格"),
    ),
    met="合格",
    quota=Quota("优秀", Fraction("0.30"), "stratum"),
)
