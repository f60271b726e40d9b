"""社区党建“五三三”: domain document 4f, rules/five-three-three/README.md."""
from fractions import Fraction

from ..cells import percent, sampled, total_of
from ..measures import (at_most, count_of, deduct, equals, from_values, linear, not_of, yes)
from ..ruleset import FOUR_GRADES, Item, Quota, RuleSet, gate, review_gates, section

SIX = ("has_office", "has_activity_room", "has_e_learning", "has_door_sign", "has_wall_boards",
       "has_activity_rules")


def structure_matches(members, level):
    due = 3 if members >= 100 else 2 if members >= 50 else 1 if members >= 3 else 0
    return int(level == due)


RULESET = RuleSet(
    id="five-three-three",
    sections=(
        section(
            "network",
            Item("structure", 4,
                 from_values(("party_members", "party_organisation_level"), structure_matches)),
            Item("stations", 2, linear("stations_and_room", 0, 5)),
            Item("building_groups", 2,
                 linear(percent("building_groups", "building_groups_due"), 60, 100)),
        ),
        section(
            "system",
            Item("documents", 8,
                 count_of("documents_organisation", "documents_management", "documents_service",
                          "documents_culture", "documents_health")),
        ),
        section(
            "coordination",
            Item("joint_meetings", 5, deduct("joint_meetings", expected=2, points=2.5, out_of=5)),
            Item("units_taking_part", 3,
                 linear(percent("member_units_taking_part", "member_units"), 40, 80)),
        ),
        section(
            "functions",
            Item("opening_hours", 4, linear("service_hours_per_week", 20, 40)),
            Item("functions_used", 4,
                 count_of("function_training", "function_relief", "function_recreation",
                          "function_fellowship")),
        ),
        section(
            "harmony",
            Item("resident_satisfaction", 5,
                 linear(sampled("satisfaction", "satisfaction_sample", 30), 70, 90)),
            Item("disputes_resolved_rate", 3,
                 linear(percent("disputes_resolved", "disputes"), 80, 95),
                 when=not_of(equals("disputes", 0))),
        ),
        section("core", Item("five_goods", 8, linear("five_goods_met", 0, 5))),
        section(
            "serving",
            Item("hardship_records", 2, yes("hardship_ledger")),
            Item("help", 6, linear(percent("help_completed", "help_planned"), 60, 100),
                 when=not_of(equals("help_planned", 0))),
        ),
        section(
            "hearts",
            Item("tiers", 4, linear("service_tiers", 0, 3)),
            Item("satisfaction_with_service", 4,
                 linear(sampled("service_satisfaction", "satisfaction_sample", 30), 70, 90)),
        ),
        section(
            "joint_building",
            Item("joint_projects", 7,
                 linear(percent("joint_projects_completed", "joint_projects_planned"), 60, 100)),
        ),
        section(
            "volunteering",
            Item("volunteer_quarters", 7, linear("volunteer_team_quarters", 0, 4)),
        ),
        section(
            "members_in_service",
            Item("registration", 4,
                 linear(percent("serving_members_registered", "serving_members"), 60, 95),
                 when=not_of(equals("serving_members", 0))),
            Item("feedback", 3,
                 linear(percent("feedback_forms_returned", "feedback_forms_sent"), 50, 90)),
        ),
        section("six_haves", Item("six", 15, count_of(*SIX))),
    ),
    gates=(
        gate("six_haves_short", at_most(total_of(*SIX), 3), cap="合格", flag="六个有不足"),
        *review_gates("良好", "待复核"),
    ),
    grades=FOUR_GRADES,
    met="合格",
    quota=Quota("优秀", Fraction("0.30"), "district"),
)
