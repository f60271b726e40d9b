"""党团捆绑考核: domain document 4b, rules/party-league-binding/README.md."""
from fractions import Fraction

from ..cells import MISSING, gap, is_absent, percent
from ..measures import (all_of, at_least, count_of, linear, not_of, score_of, steps, weighted, yes)
from ..ruleset import (Bonus, FOUR_GRADES, Gate, Item, Quota, RuleSet, gate, higher_unit_gate,
                       review_gates, section)
from ..score import section_score

P, L = "results.party.total", "results.league.total"


def eligible(view, card):
    party, league = view.result("party", "total"), view.result("league", "total")
    if is_absent(party) or is_absent(league):
        return MISSING
    return (party >= 90 and league >= 90
            and section_score(RULESET, card.sections["binding"]) * 5 >= 80)


RULESET = RuleSet(
    id="party-league-binding",
    levels=("community", "street", "district"),
    uses={"party": "five-three-three", "league": "five-have"},
    rescale="section",
    sections=(
        section("party_building", Item("party_score", 45, score_of("party"))),
        section("league_building", Item("league_score", 35, score_of("league"))),
        section(
            "binding",
            Item("joint_planning", 2,
                 weighted((yes("binding_plan_issued"), 4), (yes("binding_targets_quantified"), 3),
                          (yes("binding_same_cycle"), 3))),
            Item("joint_implementation", 2,
                 linear(percent("binding_tasks_done", "binding_tasks"), 50, 100)),
            Item("joint_appraisal", 2,
                 weighted((yes("binding_in_appraisal"), 4), (at_least("binding_weight", 10), 3),
                          (yes("binding_same_round"), 3))),
            Item("joint_commendation", 2,
                 count_of("commendation_joint", "commendation_includes_league")),
            Item("mechanisms", 4,
                 count_of("mechanism_targets", "mechanism_content", "mechanism_support",
                          "mechanism_promotion")),
            Item("five_leads", 3,
                 count_of("lead_committee", "lead_leader", "lead_department", "lead_secretary",
                          "lead_others")),
            Item("sessions", 1, at_least("topic_sessions", 2)),
            Item("meetings", 1, at_least("joint_meetings", 2)),
            Item("budget", 1,
                 steps(percent("budget_in_place", "budget_planned"),
                       (100, 1), (90, 0.7), (80, 0.4), out_of=1)),
            Item("gap", 2, linear(gap(P, L), 25, 5)),
        ),
    ),
    bonus=Bonus("joint_honours", cap=3, points=Fraction(3),
                measure=steps("joint_honour_level", (3, 3), (2, 2), (1, 1), out_of=3)),
    pass_line=60,
    gates=(
        gate("league_fails", not_of(at_least(L, 60)), cap="良好", flag="党组织不得评优"),
        gate("party_fails", not_of(at_least(P, 60)), cap="合格"),
        gate("league_band_pass", all_of(at_least(L, 60), not_of(at_least(L, 80))), cap="良好"),
        gate("league_band_fail", not_of(at_least(L, 60)), cap="合格"),
        Gate("joint_commendation_eligible", eligible, flag="可联合表彰"),
        *review_gates("良好", "待复核"),
        higher_unit_gate("higher_unit", ("street", "district"), "合格"),
    ),
    grades=FOUR_GRADES,
    met="合格",
    quota=Quota("优秀", Fraction("0.30"), "district"),
)
