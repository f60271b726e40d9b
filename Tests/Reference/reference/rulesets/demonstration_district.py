"""社区团建示范区: rules/demonstration-district/README.md."""
from fractions import Fraction

from ..measures import at_least, linear, not_of, score_of
from ..ruleset import Grade, Item, Quota, RuleSet, gate, review_gates, section

RULESET = RuleSet(
    id="demonstration-district",
    levels=("district",),
    uses={
        "five_have": "five-have",
        "acceptance": "plan-883",
        "binding": "party-league-binding",
        "showcase": "demonstration-community",
        "three_year": "three-year-results",
        "livelihood": "livelihood-five-have",
    },
    rank_within="city",
    sections=(
        section("communities_mean", Item("five_have_mean", 70, score_of("five_have"))),
        section(
            "district_items",
            Item("met_share", 6, linear("results.five_have.met_share", 50, 90)),
            Item("showcase_share", 4, linear("results.showcase.best_share", 0, 5)),
            Item("acceptance_share", 5, linear("results.acceptance.met_share", 70, 95)),
            Item("binding_mean", 5, score_of("binding")),
            Item("three_year_score", 6, score_of("three_year"), exclude_missing=True),
            Item("livelihood_score", 4, score_of("livelihood")),
        ),
    ),
    gates=(
        gate("few_met", not_of(at_least("results.five_have.met_share", 60)), cap="培育",
             flag="达标率不足"),
        gate("three_year_fails", not_of(at_least("results.three_year.total", 60)), cap="未入选",
             flag="三年成效不合格"),
        *review_gates("培育"),
    ),
    grades=(Grade("示范区", at=85), Grade("培育", at=75), Grade("未入选")),
    met="示范区",
    quota=Quota("示范区", Fraction("0.30"), "city"),
)
