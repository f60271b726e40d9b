-- 示范区名额：一个市里示范区不超过 30%，舍去小数，至少 1 个。从社区的五有、883 结果和区的民生结果
-- 一直算到示范区；党团捆绑、示范社区、三年成效这里不运行：从它们读取的各项算缺失，要报告。

-- 五有、883、民生都满分的社区和区；每个单位只写与此不同的地方。
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
  disputes = 100, disputes_resolved = 98, incidents = 4, service_items = 40,
  service_satisfaction = 95, satisfaction_sample = 200,
  -- 民生
  compulsory_cohort = 1000, compulsory_retained = 960, kindergarten_age = 1000,
  kindergarten_enrolled = 900, after_school_demand = 1000, after_school_served = 900,
  assisted_unemployed = 1000, assisted_reemployed = 700, zero_employment_households = 1000,
  zero_employment_resolved = 1000, training_planned = 1000, training_completed = 1000,
  medical_insurance_due = 1000, medical_insured = 950, priority_residents = 1000,
  priority_residents_signed = 750, communities = 1000, communities_with_clinic = 1000,
  pension_due = 1000, pension_insured = 950, care_facilities = 1000,
  care_facilities_standard = 1000, home_care_demand = 1000, home_care_served = 800,
  public_housing_eligible = 1000, public_housing_met = 1000, old_estates_planned = 1000,
  old_estates_renovated = 1000, dangerous_dwellings = 1000, dangerous_dwellings_cleared = 1000,
  circulated_criticism = false, youth_harm_confirmed = false, matter_concealed = false,
}

local districts, communities, records = {}, {}, {}

-- 一个区和它的一个社区。behind：零就业消除率少几个 5%，民生每个少 0.3 分；below：五有未达标；
-- pending：883 只到区复核。
local function district(city, code, behind, below, pending)
  local name = city .. code .. "区"
  districts[#districts + 1] = unit {
    code = code, name = name, city = city, zero_employment_resolved = 1000 - 50 * behind,
  }
  communities[#communities + 1] = unit {
    code = code .. "001", name = name .. "社区", district = name, city = city,
    league_members = below and 2 or 20, term_election_on_time = not below,
  }
  for month, state in ipairs { "自评", "街道初审", "区复核", "市验收", "通过" } do
    if not pending or month <= 3 then
      records[#records + 1] =
        { code .. "001", "plan-883", state, string.format("2025-%02d-01", month) }
    end
  end
end

for index = 0, 12 do district("江城", tostring(101 + index), index) end
for index = 0, 7 do district("湖城", tostring(201 + index), 8 + index) end
district("湖城", "209", 0, true)
district("湖城", "210", 0, true, true)
for index = 0, 1 do district("港城", tostring(301 + index), index) end

return scenario {
  title = "13 个区示范 3 个，10 个区示范 3 个，2 个区示范 1 个",
  note = "名额按市算：13×30%＝3.9，舍去小数是 3 个；10×30%＝3 个，分数低于江城的也能评上；2×30% 不足 1，"
    .. "至少 1 个。五有 70＋达标率 6＋883 的 5＋民生 4＝85，三年总评 6 分不计入：85/94＝90.43；"
    .. "民生每少 0.3 分，少 0.012/94。209 的社区团员 2 人、未换届：五有 88，未达标：61.6＋5＋4＝70.6，"
    .. "70.6/94＝75.11；210 又未验收：65.6/94＝69.79。港城不足 3 个，不排名",
  rulesets = { "five-have", "plan-883", "livelihood-five-have", "demonstration-district" },
  as_of = "2025-12-31", defaults = full, process = records,
  snapshot { date = "2025-12-31", level = "district", districts },
  snapshot { date = "2025-12-31", communities },
  expect { ruleset = "demonstration-district", unit = "101", total = 90.43, grade = "示范区",
           rank = 1, flags = { "缺数据" },
           items = { five_have_mean = 70, met_share = 6, showcase_share = 0, acceptance_share = 5,
                     binding_mean = 0, three_year_score = 0, livelihood_score = 4 } },
  expect { ruleset = "demonstration-district", unit = "103", total = 90.4, grade = "示范区",
           rank = 3, flags = { "缺数据" }, items = { livelihood_score = 3.976 } },
  expect { ruleset = "demonstration-district", unit = "104", total = 90.39, grade = "培育",
           rank = 4, flags = { "缺数据", "名额限制" }, items = { livelihood_score = 3.964 } },
  expect { ruleset = "demonstration-district", unit = "203", total = 90.3, grade = "示范区",
           rank = 3, flags = { "缺数据" } },
  expect { ruleset = "demonstration-district", unit = "204", total = 90.29, grade = "培育",
           rank = 4, flags = { "缺数据", "名额限制" } },
  expect { ruleset = "demonstration-district", unit = "209", total = 75.11, grade = "培育",
           rank = 9, flags = { "缺数据", "达标率不足" },
           items = { five_have_mean = 61.6, met_share = 0, acceptance_share = 5 } },
  expect { ruleset = "demonstration-district", unit = "210", total = 69.79, grade = "未入选",
           rank = 10, flags = { "缺数据", "达标率不足" },
           items = { five_have_mean = 61.6, met_share = 0, acceptance_share = 0 } },
  expect { ruleset = "demonstration-district", unit = "301", total = 90.43, grade = "示范区",
           rank = false, flags = { "缺数据" } },
  expect { ruleset = "demonstration-district", unit = "302", total = 90.41, grade = "培育",
           rank = false, flags = { "缺数据", "名额限制" } },
  expect_rollup { ruleset = "demonstration-district", unit = "江城", units = 13,
                  met_share = 3 / 13, grades = { ["示范区"] = 3, ["培育"] = 10, ["未入选"] = 0 } },
  expect_rollup { ruleset = "demonstration-district", unit = "湖城", units = 10,
                  met_share = 3 / 10, grades = { ["示范区"] = 3, ["培育"] = 6, ["未入选"] = 1 } },
  expect_rollup { ruleset = "demonstration-district", unit = "港城", units = 2,
                  met_share = 1 / 2, grades = { ["示范区"] = 1, ["培育"] = 1 } },
  expect_diagnostic { id = "rule.use-absent" },
}
