-- 决定的加分不压等次，挂钩限档照样起作用。党建、团建的得分直接给出。

local full = {
  -- 捆绑工作
  binding_plan_issued = true, binding_targets_quantified = true, binding_same_cycle = true,
  binding_tasks = 100, binding_tasks_done = 100, binding_in_appraisal = true, binding_weight = 15,
  binding_same_round = true, commendation_joint = true, commendation_includes_league = true,
  mechanism_targets = true, mechanism_content = true, mechanism_support = true,
  mechanism_promotion = true, lead_committee = true, lead_leader = true, lead_department = true,
  lead_secretary = true, lead_others = true, topic_sessions = 2, joint_meetings = 2,
  budget_planned = 100, budget_in_place = 100, joint_honour_level = 0,
  circulated_criticism = false, youth_harm_confirmed = false, matter_concealed = false,
}

return scenario {
  title = "加 10 分够优秀线，团建只有合格、不合格的照样限档",
  note = "党建 100。001 团建 60：45＋21＋18＝84（差距 40 分，得 0），加 10 分为 94，团建合格，最高良好。"
    .. "002 团建 55：45＋19.25＋18＝82.25，加 10 分为 92.25，党组织不得评优，团建不合格的最高合格",
  rulesets = { "party-league-binding" }, as_of = "2025-12-31", defaults = full,
  results = {
    { "001", "five-three-three", 100 }, { "001", "five-have", 60 },
    { "002", "five-three-three", 100 }, { "002", "five-have", 55 },
  },
  adjustments = {
    { "001", "party-league-binding", 10, "承办全市现场会" },
    { "002", "party-league-binding", 10, "承办全市现场会" },
  },
  snapshot { date = "2025-12-31",
    unit { code = "001", district = "江北区" },
    unit { code = "002", district = "江北区" } },
  expect { ruleset = "party-league-binding", unit = "001", total = 94, grade = "良好", flags = {},
           items = { gap = 0, league_score = 21 } },
  expect { ruleset = "party-league-binding", unit = "002", total = 92.25, grade = "合格",
           flags = { "党组织不得评优" }, items = { gap = 0, league_score = 19.25 } },
}
