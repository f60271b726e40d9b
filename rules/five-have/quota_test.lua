-- 示范名额：一个区里示范社区不超过十分之一，舍去小数，至少 1 个；并列跨过名额线的都不取。

-- 各项满分的社区；每个社区只写与此不同的地方。
local full = {
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
}

-- 一个区的社区，一个一行：其余各项满分，每周开放 hours 小时（20 小时满分，每少 1.2 小时扣 0.5 分）。
local function communities(district, prefix, hours)
  local units = {}
  for index, value in ipairs(hours) do
    units[index] = unit {
      code = prefix .. string.format("%02d", index), name = district .. index .. "社区",
      district = district, venue_hours_per_week = value,
    }
  end
  return units
end

-- 一个区 count 个社区，每周开放从 20 小时起，一个比一个少 0.6 小时，即少 0.25 分；
-- 最后 short 个团员 2 人、未按期换届：有组织 13/25 ＝ 52%，未达标。
local function graded(district, prefix, count, short)
  local units = {}
  for index = 1, count do
    local holds = index <= count - short
    units[index] = unit {
      code = prefix .. string.format("%02d", index), name = district .. index .. "社区",
      district = district, venue_hours_per_week = 20 - 0.6 * (index - 1),
      league_members = holds and 20 or 2, term_election_on_time = holds,
    }
  end
  return units
end

return {
  scenario {
    title = "10 个社区，示范 1 个",
    rulesets = { "five-have" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31",
      communities("江北区", "1", { 20, 18.8, 17.6, 16.4, 15.2, 14, 12.8, 11.6, 10.4, 9.2 }) },
    expect { ruleset = "five-have", unit = "101", total = 100, grade = "示范", rank = 1, flags = {} },
    expect { ruleset = "five-have", unit = "102", total = 99.5, grade = "达标", rank = 2,
             flags = { "名额限制" }, items = { opening_hours = 4.5 }, sections = { venue = 19.5 } },
    expect { ruleset = "five-have", unit = "110", total = 95.5, grade = "达标", rank = 10 },
    expect_rollup { ruleset = "five-have", unit = "江北区", units = 10, assessed = 10,
                    mean = 97.75, median = 97.75, min = 95.5, max = 100, met_share = 1,
                    grades = { ["示范"] = 1, ["达标"] = 9, ["未达标"] = 0 } },
  },

  scenario {
    title = "并列跨过名额线，都不取",
    note = "江北区前两名都是 100 分，名额 1 个：都降为达标；临江区只有 5 个社区，至少 1 个",
    rulesets = { "five-have" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31",
      communities("江北区", "1", { 20, 20, 17.6, 16.4, 15.2, 14, 12.8, 11.6, 10.4, 9.2 }),
      communities("临江区", "2", { 18.8, 17.6, 16.4, 15.2, 14 }) },
    expect { ruleset = "five-have", unit = "101", grade = "达标", rank = 1, flags = { "名额限制" } },
    expect { ruleset = "five-have", unit = "102", grade = "达标", rank = 1, flags = { "名额限制" } },
    expect { ruleset = "five-have", unit = "103", rank = 3 },
    expect { ruleset = "five-have", unit = "201", grade = "示范", rank = 1, flags = {} },
    expect_rollup { ruleset = "five-have", unit = "江北区", grades = { ["示范"] = 0 } },
  },

  scenario {
    title = "19 个社区示范 1 个，20 个社区示范 2 个",
    note = "19×10%＝1.9，舍去小数是 1 个；20×10%＝2 个。临江区 4 个未达标，达标率 16/20＝80%",
    rulesets = { "five-have" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31",
      graded("江北区", "1", 19, 0), graded("临江区", "2", 20, 4) },
    expect { ruleset = "five-have", unit = "101", total = 100, grade = "示范", flags = {} },
    expect { ruleset = "five-have", unit = "102", total = 99.75, grade = "达标", rank = 2,
             flags = { "名额限制" } },
    expect { ruleset = "five-have", unit = "202", total = 99.75, grade = "示范", rank = 2, flags = {} },
    expect { ruleset = "five-have", unit = "203", total = 99.5, grade = "达标", rank = 3,
             flags = { "名额限制" } },
    expect { ruleset = "five-have", unit = "217", total = 84, grade = "未达标", flags = {},
             sections = { organisation = 13, venue = 16 } },
    expect_rollup { ruleset = "five-have", unit = "江北区", units = 19, met_share = 1,
                    grades = { ["示范"] = 1, ["达标"] = 18, ["未达标"] = 0 } },
    expect_rollup { ruleset = "five-have", unit = "临江区", units = 20, met_share = 16 / 20,
                    grades = { ["示范"] = 2, ["达标"] = 14, ["未达标"] = 4 } },
  },
}
