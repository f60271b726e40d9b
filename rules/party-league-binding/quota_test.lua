-- 优秀名额：一个区里优秀不超过 30%，舍去小数，至少 1 个；并列跨过名额线的都不取。
-- 党建、团建得分不是给定的：五三三、五有在同一次运行里算出，再传到这里。

-- 各项满分的社区；每个社区只写与此不同的地方。
local full = {
  -- 五三三
  party_members = 120, party_organisation_level = 3, stations_and_room = 5,
  building_groups_due = 100, building_groups = 100, documents_organisation = true,
  documents_management = true, documents_service = true, documents_culture = true,
  documents_health = true, joint_meetings = 2, member_units = 100, member_units_taking_part = 90,
  service_hours_per_week = 42, function_training = true, function_relief = true,
  function_recreation = true, function_fellowship = true, satisfaction = 95,
  satisfaction_sample = 200, disputes = 100, disputes_resolved = 98, five_goods_met = 5,
  hardship_ledger = true, help_planned = 100, help_completed = 100, service_tiers = 3,
  service_satisfaction = 95, joint_projects_planned = 100, joint_projects_completed = 100,
  volunteer_team_quarters = 4, serving_members = 100, serving_members_registered = 98,
  feedback_forms_sent = 100, feedback_forms_returned = 95, has_office = true,
  has_activity_room = true, has_e_learning = true, has_door_sign = true, has_wall_boards = true,
  has_activity_rules = true,
  -- 五有
  league_members = 20, joint_branch = false, term_election_on_time = true,
  eligible_units = 100, valid_league_units = 98, covered_units = 99,
  rule_general_meeting = true, rule_committee_meeting = true, rule_group_meeting = true,
  rule_member_appraisal = true, rule_annual_registration = true, rule_league_lecture = true,
  annual_plan = true, annual_summary = true, ledger_age_days = 30,
  rules_checked = 10, rules_check_passed = 10,
  secretary_in_post = true, committee_posts_filled = 5, youth_volunteers = 400,
  residents = 10000, social_workers = 2, cadres = 10, cadres_trained = 10,
  activities = 15, theme_harmony = true, theme_warmth = true, theme_vitality = true,
  theme_beauty = true, activity_attendances = 1500, youth = 2000, idle_months = 0,
  youth_venue = true, venue_area = 1200, households = 3000, venue_hours_per_week = 30,
  equipment_books = true, equipment_sports = true, equipment_digital = true,
  venue_signage = true,
  -- 捆绑工作
  binding_plan_issued = true, binding_targets_quantified = true, binding_same_cycle = true,
  binding_tasks = 100, binding_tasks_done = 100, binding_in_appraisal = true, binding_weight = 15,
  binding_same_round = true, commendation_joint = true, commendation_includes_league = true,
  mechanism_targets = true, mechanism_content = true, mechanism_support = true,
  mechanism_promotion = true, lead_committee = true, lead_leader = true, lead_department = true,
  lead_secretary = true, lead_others = true, topic_sessions = 2, budget_planned = 100,
  budget_in_place = 100, joint_honour_level = 0,
  circulated_criticism = false, youth_harm_confirmed = false, matter_concealed = false,
}

-- 团建只有 55 分：有活动、有阵地都是 0，没有书记再少 5 分。
local weak_league = {
  secretary_in_post = false, activities = 0, theme_harmony = false, theme_warmth = false,
  theme_vitality = false, theme_beauty = false, activity_attendances = 0, idle_months = 12,
  youth_venue = false, venue_area = 0, venue_hours_per_week = 0, equipment_books = false,
  equipment_sports = false, equipment_digital = false, venue_signage = false,
}

-- 党建只有 85 分（六个有都没有），捆绑工作只有联席会议和经费 2 分。
local weak_binding = {
  has_office = false, has_activity_room = false, has_e_learning = false, has_door_sign = false,
  has_wall_boards = false, has_activity_rules = false,
  binding_plan_issued = false, binding_targets_quantified = false, binding_same_cycle = false,
  binding_tasks_done = 50, binding_in_appraisal = false, binding_weight = 5,
  binding_same_round = false, commendation_joint = false, commendation_includes_league = false,
  mechanism_targets = false, mechanism_content = false, mechanism_support = false,
  mechanism_promotion = false, lead_committee = false, lead_leader = false,
  lead_department = false, lead_secretary = false, lead_others = false, topic_sessions = 0,
}

-- 一个社区：与满分不同的地方写在后面的各个表里。
local function community(district, code, done, ...)
  local cells = { code = code, name = code .. "社区", district = district, binding_tasks_done = done }
  for _, changes in ipairs { ... } do
    for indicator, value in pairs(changes) do cells[indicator] = value end
  end
  return unit(cells)
end

-- 一个区 count 个社区，任务完成率从 first% 起一个比一个少 1%，即少 0.04 分。
local function communities(district, prefix, count, first)
  local units = {}
  for index = 1, count do
    units[index] = community(district, prefix .. string.format("%02d", index), first + 1 - index)
  end
  return units
end

local all = { "five-three-three", "five-have", "party-league-binding" }

return {
  scenario {
    title = "13 个社区优秀 3 个，10 个社区优秀 3 个",
    note = "名额按区算：13×30%＝3.9，舍去小数是 3 个；10×30%＝3 个，分数低于江北区的也能评上。"
      .. "临江区 09：P＝100，L＝55，差距 0、任务 72% 得 0.88，45＋19.25＋16.88＝81.13，团建不合格，最高合格；"
      .. "10：P＝85，L＝55，38.25＋19.25＋2＝59.5，不合格；达标率 9/10",
    rulesets = all, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31",
      communities("江北区", "1", 13, 100), communities("临江区", "2", 8, 80),
      community("临江区", "209", 72, weak_league),
      community("临江区", "210", 50, weak_league, weak_binding) },
    expect { ruleset = "party-league-binding", unit = "101", total = 100, grade = "优秀", rank = 1,
             flags = { "可联合表彰" } },
    expect { ruleset = "party-league-binding", unit = "103", total = 99.92, grade = "优秀", rank = 3,
             flags = { "可联合表彰" }, items = { joint_implementation = 1.92 } },
    expect { ruleset = "party-league-binding", unit = "104", total = 99.88, grade = "良好", rank = 4,
             flags = { "可联合表彰", "名额限制" } },
    expect { ruleset = "party-league-binding", unit = "203", total = 99.12, grade = "优秀", rank = 3,
             flags = { "可联合表彰" } },
    expect { ruleset = "party-league-binding", unit = "204", total = 99.08, grade = "良好", rank = 4,
             flags = { "可联合表彰", "名额限制" } },
    expect { ruleset = "party-league-binding", unit = "209", total = 81.13, grade = "合格", rank = 9,
             flags = { "党组织不得评优" }, items = { league_score = 19.25, gap = 0 },
             sections = { party_building = 45, binding = 16.88 } },
    expect { ruleset = "party-league-binding", unit = "210", total = 59.5, grade = "不合格", rank = 10,
             flags = { "党组织不得评优" }, items = { party_score = 38.25 }, sections = { binding = 2 } },
    expect_rollup { ruleset = "party-league-binding", unit = "江北区", units = 13, met_share = 1,
                    grades = { ["优秀"] = 3, ["良好"] = 10 } },
    expect_rollup { ruleset = "party-league-binding", unit = "临江区", units = 10, met_share = 9 / 10,
                    grades = { ["优秀"] = 3, ["良好"] = 5, ["合格"] = 1, ["不合格"] = 1 } },
  },

  scenario {
    title = "第 1、2 名并列跨过名额线",
    note = "3×30% 不足 1，至少 1 个；并列两个都不取，第 3 名也不递补",
    rulesets = all, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31",
      community("江北区", "101", 95), community("江北区", "102", 95), community("江北区", "103", 90) },
    expect { ruleset = "party-league-binding", unit = "101", total = 99.8, grade = "良好", rank = 1,
             flags = { "可联合表彰", "名额限制" } },
    expect { ruleset = "party-league-binding", unit = "102", total = 99.8, grade = "良好", rank = 1,
             flags = { "可联合表彰", "名额限制" } },
    expect { ruleset = "party-league-binding", unit = "103", total = 99.6, grade = "良好", rank = 3,
             flags = { "可联合表彰", "名额限制" } },
  },
}
