"""社区团建“五有”标准: domain document 4c, rules/five-have/README.md."""
from fractions import Fraction

from ..cells import per, percent
from ..measures import all_of, at_least, at_most, count_of, deduct, equals, linear, not_of, yes
from ..ruleset import Grade, Item, Quota, RuleSet, gate, section

RULESET = RuleSet(
    id="five-have",
    sections=(
        section(
            "organisation",
            Item("valid_organisation", 8,
                 all_of(at_least("league_members", 3), not_of(yes("joint_branch")))),
            Item("term_election", 4, yes("term_election_on_time")),
            Item("establishment_rate", 8,
                 linear(percent("valid_league_units", "eligible_units"), 50, 95)),
            Item("coverage", 5, linear(percent("covered_units", "eligible_units"), 40, 80)),
        ),
        section(
            "rules",
            Item("rules_in_use", 6,
                 count_of("rule_general_meeting", "rule_committee_meeting", "rule_group_meeting",
                          "rule_member_appraisal", "rule_annual_registration",
                          "rule_league_lecture")),
            Item("plan_and_summary", 3, count_of("annual_plan", "annual_summary")),
            Item("ledger", 3, at_most("ledger_age_days", 90)),
            Item("spot_check", 3, linear(percent("rules_check_passed", "rules_checked"), 60, 100)),
        ),
        section(
            "team",
            Item("secretary", 5, yes("secretary_in_post")),
            Item("committee", 3, at_least("committee_posts_filled", 3)),
            Item("volunteers", 6, linear(per("youth_volunteers", "residents", 1000), 5, 30)),
            Item("social_workers", 3, at_least("social_workers", 1)),
            Item("training", 3, linear(percent("cadres_trained", "cadres"), 50, 90)),
        ),
        section(
            "activities",
            Item("activity_count", 8, deduct("activities", expected=12, points=1, out_of=8)),
            Item("themes", 4,
                 count_of("theme_harmony", "theme_warmth", "theme_vitality", "theme_beauty")),
            Item("attendance", 4, linear(per("activity_attendances", "youth", 100), 10, 60)),
            Item("idle_months", 4, at_most("idle_months", 2)),
        ),
        section(
            "venue",
            Item("youth_venue", 6, yes("youth_venue")),
            Item("floor_area", 4, linear(per("venue_area", "households", 100), 10, 30)),
            Item("opening_hours", 5, linear("venue_hours_per_week", 8, 20)),
            Item("equipment", 3,
                 count_of("equipment_books", "equipment_sports", "equipment_digital")),
            Item("signage", 2, yes("venue_signage")),
        ),
    ),
    gates=(
        gate("hollow", equals("league_members", 0), cap="未达标", flag="空心", zero="organisation"),
    ),
    grades=(
        Grade("示范", at=90, each_section=Fraction("0.80")),
        Grade("达标", at=80, each_section=Fraction("0.60")),
        Grade("未达标"),
    ),
    met="达标",
    quota=Quota("示范", Fraction("0.10"), "district"),
)
