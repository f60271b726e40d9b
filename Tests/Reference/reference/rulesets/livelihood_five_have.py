"""民生“五有”: domain document 4d, rules/livelihood-five-have/README.md."""
from fractions import Fraction

from ..cells import percent
from ..measures import linear
from ..ruleset import FOUR_GRADES, Gate, Item, Quota, RuleSet, section
from ..score import section_score


def rate(name, points, top, bottom, start, end):
    return Item(name, points, linear(percent(top, bottom), start, end))


def weak_goal(view, card):
    return any(section_score(RULESET, s) < 10 for s in card.sections.values() if s.counted)


RULESET = RuleSet(
    id="livelihood-five-have",
    levels=("district", "street"),
    rescale="section",
    rank_within="city",
    sections=(
        section(
            "education",
            rate("compulsory_education", 8, "compulsory_retained", "compulsory_cohort", 90, 96),
            rate("kindergarten", 6, "kindergarten_enrolled", "kindergarten_age", 75, 90),
            rate("after_school", 6, "after_school_served", "after_school_demand", 50, 90),
        ),
        section(
            "work",
            rate("reemployment", 8, "assisted_reemployed", "assisted_unemployed", 40, 70),
            rate("zero_employment", 6, "zero_employment_resolved", "zero_employment_households",
                 0, 100),
            rate("training", 6, "training_completed", "training_planned", 60, 100),
        ),
        section(
            "health",
            rate("medical_insurance", 8, "medical_insured", "medical_insurance_due", 90, 95),
            rate("family_doctor", 6, "priority_residents_signed", "priority_residents", 50, 75),
            rate("clinic", 6, "communities_with_clinic", "communities", 80, 100),
        ),
        section(
            "elderly",
            rate("pension", 7, "pension_insured", "pension_due", 90, 95),
            rate("care_facilities", 7, "care_facilities_standard", "care_facilities", 70, 100),
            rate("home_care", 6, "home_care_served", "home_care_demand", 40, 80),
        ),
        section(
            "housing",
            rate("public_housing", 7, "public_housing_met", "public_housing_eligible", 90, 100),
            rate("old_estates", 7, "old_estates_renovated", "old_estates_planned", 60, 100),
            rate("dangerous_dwellings", 6, "dangerous_dwellings_cleared", "dangerous_dwellings",
                 80, 100),
        ),
    ),
    gates=(Gate("weak_goal", weak_goal, cap="良好", flag="单项目标未过半"),),
    grades=FOUR_GRADES,
    met="合格",
    quota=Quota("优秀", Fraction("0.30"), "city"),
)
