-- 示范社区名额：一个区里示范社区不超过 10%，舍去小数，至少 1 个。五个结果都从社区的数据算起。
-- 五有“示范”的名额同样是本区社区数的 10%，五有不是示范的不能是示范社区：名额不够，先在五有里落选。

-- 五有、五三三、党团捆绑、青春行动、883 都满分的社区；每个社区只写与此不同的地方。
local full = {
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
  -- 党团捆绑
  binding_plan_issued = true, binding_targets_quantified = true, binding_same_cycle = true,
  binding_tasks = 20, binding_tasks_done = 20, binding_in_appraisal = true, binding_weight = 15,
  binding_same_round = true, commendation_joint = true, commendation_includes_league = true,
  mechanism_targets = true, mechanism_content = true, mechanism_support = true,
  mechanism_promotion = true, lead_committee = true, lead_leader = true, lead_department = true,
  lead_secretary = true, lead_others = true, topic_sessions = 2, budget_planned = 100,
  budget_in_place = 100, joint_honour_level = 0,
  -- 青春行动
  youth_posts = 100, youth_posts_filled = 100, projects_planned = 100, projects_running = 100,
  inkind_planned = 5, inkind_in_place = 5, youth_organisation_types = 3, youth_home_active = true,
  resident_organisations = 2, grids = 100, grids_networked = 100, force_organisation = 120,
  force_professional = 3, force_social = 250, harmony_projects = 25, harmony_quarters = 4,
  harmony_evaluated = true, warmth_projects = 25, warmth_quarters = 4, warmth_evaluated = true,
  vitality_projects = 25, vitality_quarters = 4, vitality_evaluated = true, beauty_projects = 25,
  beauty_quarters = 4, beauty_evaluated = true, outside_funds = 40, projects_managed = 100,
  data_shares_due = 100, data_shares_on_time = 100, five_programmes = 0, projects_total = 100,
  youth_satisfaction = 95, youth_satisfaction_sample = 200,
  -- 883
  employment_platform_established = true, employment_platform_staffed = true,
  employment_platform_premises = true, employment_platform_equipment = true,
  employment_platform_duties = true, employment_platform_ledger = true,
  employment_matters = 100, employment_matters_closed = 98,
  city_platform_established = true, city_platform_staffed = true,
  city_platform_premises = true, city_platform_equipment = true,
  city_platform_duties = true, city_platform_ledger = true,
  city_matters = 100, city_matters_closed = 98,
  security_platform_established = true, security_platform_staffed = true,
  security_platform_premises = true, security_platform_equipment = true,
  security_platform_duties = true, security_platform_ledger = true,
  security_matters = 100, security_matters_closed = 98,
  service_platform_established = true, service_platform_staffed = true,
  service_platform_premises = true, service_platform_equipment = true,
  service_platform_duties = true, service_platform_ledger = true,
  service_matters = 100, service_matters_closed = 98,
  job_seekers = 100, job_seekers_placed = 80, insurance_eligible = 1000, insured = 960,
  roads_planned = 10, roads_done = 10, sewers_planned = 2.5, sewers_done = 2.5,
  lamps_planned = 100, lamps_done = 100, fitness_planned = 4, fitness_done = 4,
  green_planned = 1000, green_done = 1000, demolition_planned = 500, demolition_done = 500,
  incidents = 4, service_items = 40,
  circulated_criticism = false, youth_harm_confirmed = false, matter_concealed = false,
}

local communities, records = {}, {}

-- 一个社区，883 一直走到“通过”，pending 的只到区复核。
local function community(district, code, changes, pending)
  local values = { code = code, name = district .. code .. "社区", district = district }
  for name, value in pairs(changes) do values[name] = value end
  communities[#communities + 1] = unit(values)
  for month, state in ipairs { "自评", "街道初审", "区复核", "市验收", "通过" } do
    if not pending or month <= 3 then
      records[#records + 1] = { code, "plan-883", state, string.format("2025-%02d-01", month) }
    end
  end
end

-- 活动人次每 100 名青年 60 人次满分 4 分，每少 12.5 人次（250 人次 ÷ 2000 人）少 1 分。
for index = 1, 20 do
  local short = math.min(index - 1, 3)
  community("江北区", tostring(100 + index), { activity_attendances = 1200 - 250 * short })
end
community("临江区", "201", { activity_attendances = 200 })
community("临江区", "202", { activity_attendances = 200, idle_months = 5 })
community("临江区", "203", { league_members = 0 })
community("临江区", "204", { activity_attendances = 200, idle_months = 5 }, true)
community("临江区", "205",
  { activity_attendances = 200, idle_months = 5, circulated_criticism = true })

return scenario {
  title = "20 个社区示范 2 个，5 个社区示范 1 个",
  note = "名额按区算：20×10%＝2 个；5×10% 不足 1，至少 1 个，分数低于江北区的也能评上。"
    .. "102 五有 99、捆绑 45＋34.65＋20＝99.65：39.6＋19.93＋40＝99.53。103 五有 98，五有名额已满，是达标："
    .. "39.2＋19.86＋40＝99.06，培育。201 五有 96：38.4＋19.72＋40＝98.12。"
    .. "202 五有 92，有活动 12/20 不到 80%，达标；捆绑差距 8 分得 1.7：45＋32.2＋19.7＝96.9：36.8＋19.38＋40＝96.18。"
    .. "203 没有团员，有组织 0，五有 75，未达标；捆绑差距 25 分得 0：45＋26.25＋18＝89.25：30＋17.85＋40＝87.85，未入选。"
    .. "204 未验收，205 被通报批评，其余同 202",
  rulesets = { "five-have", "five-three-three", "party-league-binding", "youth-action", "plan-883",
               "demonstration-community" },
  as_of = "2025-12-31", defaults = full, process = records,
  snapshot { date = "2025-12-31", communities },
  expect { ruleset = "five-have", unit = "102", total = 99, grade = "示范", flags = {} },
  expect { ruleset = "five-have", unit = "103", total = 98, grade = "达标", flags = { "名额限制" } },
  expect { ruleset = "demonstration-community", unit = "101", total = 100, grade = "示范社区",
           rank = 1, flags = {},
           sections = { foundation = 40, party_and_league = 30, youth = 20, standards = 10 } },
  expect { ruleset = "demonstration-community", unit = "102", total = 99.53, grade = "示范社区",
           rank = 2, flags = {}, items = { five_have_score = 39.6, binding_score = 19.93 } },
  expect { ruleset = "demonstration-community", unit = "103", total = 99.06, grade = "培育",
           rank = 3, flags = {}, items = { five_have_score = 39.2, binding_score = 19.86 } },
  expect { ruleset = "demonstration-community", unit = "201", total = 98.12, grade = "示范社区",
           rank = 1, flags = {}, items = { five_have_score = 38.4, binding_score = 19.72 } },
  expect { ruleset = "demonstration-community", unit = "202", total = 96.18, grade = "培育",
           rank = 2, flags = {}, items = { five_have_score = 36.8, binding_score = 19.38 } },
  expect { ruleset = "demonstration-community", unit = "203", total = 87.85, grade = "未入选",
           rank = 5, flags = { "空心", "五有未达标" },
           items = { five_have_score = 30, binding_score = 17.85 } },
  expect { ruleset = "demonstration-community", unit = "204", total = 96.18, grade = "培育",
           rank = 2, flags = { "883未通过" }, items = { acceptance_score = 10 } },
  expect { ruleset = "demonstration-community", unit = "205", total = 96.18, grade = "培育",
           rank = 2, flags = { "待复核" } },
  expect_rollup { ruleset = "demonstration-community", unit = "江北区", units = 20,
                  met_share = 2 / 20, grades = { ["示范社区"] = 2, ["培育"] = 18, ["未入选"] = 0 } },
  expect_rollup { ruleset = "demonstration-community", unit = "临江区", units = 5,
                  met_share = 1 / 5, grades = { ["示范社区"] = 1, ["培育"] = 3, ["未入选"] = 1 } },
}
