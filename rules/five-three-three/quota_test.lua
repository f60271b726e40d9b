-- 优秀名额：一个区里优秀不超过 30%，舍去小数，至少 1 个；并列跨过名额线的都不取。

-- 各项满分的社区；每个社区只写与此不同的地方。
local full = {
  party_members = 120, party_organisation_level = 3, stations_and_room = 5, building_groups_due =
  100, building_groups = 100, documents_organisation = true, documents_management = true,
  documents_service = true, documents_culture = true, documents_health = true, joint_meetings = 2,
  member_units = 100, member_units_taking_part = 90, service_hours_per_week = 42,
  function_training = true, function_relief = true, function_recreation = true,
  function_fellowship = true, satisfaction = 95, satisfaction_sample = 200, disputes = 100,
  disputes_resolved = 98, five_goods_met = 5, hardship_ledger = true, help_planned = 100,
  help_completed = 100, service_tiers = 3, service_satisfaction = 95, joint_projects_planned =
  100, joint_projects_completed = 100, volunteer_team_quarters = 4, serving_members = 100,
  serving_members_registered = 98, feedback_forms_sent = 100, feedback_forms_returned = 95,
  has_office = true, has_activity_room = true, has_e_learning = true, has_door_sign = true,
  has_wall_boards = true, has_activity_rules = true, circulated_criticism = false,
  youth_harm_confirmed = false, matter_concealed = false,
}

-- 一个区的社区，一个一行：其余满分，每周开放 hours 小时（40 小时满分 4 分，每少 5 小时扣 1 分）。
local function communities(district, prefix, hours)
  local units = {}
  for index, value in ipairs(hours) do
    units[index] = unit {
      code = prefix .. string.format("%02d", index), name = district .. index .. "社区",
      district = district, service_hours_per_week = value,
    }
  end
  return units
end

return {
  scenario {
    title = "10 个社区，第 3、4 名并列",
    note = "名额 10×30%＝3 个；第 3、4 名都是 98 分，跨过名额线，都不取：优秀只有 2 个",
    rulesets = { "five-three-three" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31",
      communities("江北区", "1", { 40, 35, 30, 30, 29, 28, 27, 26, 25, 24 }) },
    expect { ruleset = "five-three-three", unit = "101", total = 100, grade = "优秀", rank = 1, flags = {} },
    expect { ruleset = "five-three-three", unit = "102", total = 99, grade = "优秀", rank = 2, flags = {} },
    expect { ruleset = "five-three-three", unit = "103", total = 98, grade = "良好", rank = 3,
             flags = { "名额限制" } },
    expect { ruleset = "five-three-three", unit = "104", total = 98, grade = "良好", rank = 3,
             flags = { "名额限制" } },
    expect { ruleset = "five-three-three", unit = "105", total = 97.8, grade = "良好", rank = 5,
             flags = { "名额限制" } },
    expect_rollup { ruleset = "five-three-three", unit = "江北区", units = 10,
                    grades = { ["优秀"] = 2, ["良好"] = 8 } },
  },

  scenario {
    title = "只有 1 个社区",
    note = "1×30% 不足 1，至少 1 个：优秀；不足 3 个社区的区不排名",
    rulesets = { "five-three-three" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31", communities("临江区", "2", { 40 }) },
    expect { ruleset = "five-three-three", unit = "201", total = 100, grade = "优秀", rank = false, flags = {} },
  },

  scenario {
    title = "13 个社区优秀 3 个，10 个社区优秀 3 个",
    note = "名额按区算：13×30%＝3.9，舍去小数是 3 个；10×30%＝3 个，分数低于江北区的也能评上。"
      .. "临江区 09 五好、义工、共建项目为 0：96.6－8－7－7＝74.6；10 又缺五方面制度 8、居民满意度 5、"
      .. "帮扶 6：96.4－22－19＝55.4，不合格，达标率 9/10",
    rulesets = { "five-three-three" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31",
      communities("江北区", "1", { 40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28 }),
      communities("临江区", "2", { 31, 30, 29, 28, 27, 26, 25, 24 }),
      unit { code = "209", district = "临江区", service_hours_per_week = 23, five_goods_met = 0,
             volunteer_team_quarters = 0, joint_projects_completed = 60 },
      unit { code = "210", district = "临江区", service_hours_per_week = 22, five_goods_met = 0,
             volunteer_team_quarters = 0, joint_projects_completed = 60,
             documents_organisation = false, documents_management = false,
             documents_service = false, documents_culture = false, documents_health = false,
             satisfaction = 70, help_completed = 60 } },
    expect { ruleset = "five-three-three", unit = "103", total = 99.6, grade = "优秀", rank = 3, flags = {} },
    expect { ruleset = "five-three-three", unit = "104", total = 99.4, grade = "良好", rank = 4,
             flags = { "名额限制" } },
    expect { ruleset = "five-three-three", unit = "203", total = 97.8, grade = "优秀", rank = 3, flags = {} },
    expect { ruleset = "five-three-three", unit = "204", total = 97.6, grade = "良好", rank = 4,
             flags = { "名额限制" } },
    expect { ruleset = "five-three-three", unit = "209", total = 74.6, grade = "合格", rank = 9, flags = {} },
    expect { ruleset = "five-three-three", unit = "210", total = 55.4, grade = "不合格", rank = 10,
             flags = {} },
    expect_rollup { ruleset = "five-three-three", unit = "江北区", units = 13, met_share = 1,
                    grades = { ["优秀"] = 3, ["良好"] = 10 } },
    expect_rollup { ruleset = "five-three-three", unit = "临江区", units = 10, met_share = 9 / 10,
                    grades = { ["优秀"] = 3, ["良好"] = 5, ["合格"] = 1, ["不合格"] = 1 } },
  },
}
