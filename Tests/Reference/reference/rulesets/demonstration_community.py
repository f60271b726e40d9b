"""团建示范社区: rules/demonstration-community/README.md."""
from fractions import Fraction

from ..cells import MISSING, is_absent
from ..measures import equals, score_of
from ..ruleset import Gate, Grade, Item, Quota, RuleSet, gate, review_gates, section


def below_standard(view, card):
    grade = view.result("five_have", "grade")
    return MISSING if is_absent(grade) else grade == "未达标"


def not_accepted(view, card):
    grade = view.result("acceptance", "grade")
    return MISSING if is_absent(grade) else grade != "通过"


def is_model(view):
    return view.result("five_have", "grade") == "示范"


RULESET = RuleSet(
    id="demonstration-community",
    uses={
        "five_have": "five-have",
        "binding": "party-league-binding",
        "party": "five-three-three",
        "action": "youth-action",
        "acceptance": "plan-883",
    },
    sections=(
        section("foundation", Item("five_have_score", 40, score_of("five_have"))),
        section(
            "party_and_league",
            Item("binding_score", 20, score_of("binding")),
            Item("party_score", 10, score_of("party")),
        ),
        section("youth", Item("action_score", 20, score_of("action"))),
        section("standards", Item("acceptance_score", 10, score_of("acceptance"))),
    ),
    gates=(
        gate("hollow", equals("league_members", 0), cap="未入选", flag="空心"),
        Gate("below_standard", below_standard, cap="未入选", flag="五有未达标"),
        Gate("not_accepted", not_accepted, cap="培育", flag="883未通过"),
        *review_gates("培育", "待复核"),
    ),
    grades=(
        Grade("示范社区", at=85, when=is_model),
        Grade("培育", at=75),
        Grade("未入选"),
    ),
    met="示范社区",
    quota=Quota("示范社区", Fraction("0.10"), "district"),
)
