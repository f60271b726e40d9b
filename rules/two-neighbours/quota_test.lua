-- 优秀名额：同类社区里优秀不超过 30%，舍去小数，至少 1 个；并列跨过名额线的都不取。

-- 各项满分的社区；每个社区只写与此不同的地方。
local full = {
  estates = 100, neighbour_events = 450, estates_with_mediation_point = 100,
  trust_survey = 95, neighbour_survey_sample = 200, care_plans_due = 100, care_plans = 100,
  volunteer_hours = 6000, residents = 10000, councils = 5, decisions = 100, decisions_done = 95,
  branches_to_pair = 100, branches_paired = 100, grids = 100, grids_with_branch = 100,
  grid_matters = 100, grid_matters_closed = 95, facilities = 100, facilities_open = 100,
  one_stop_items = 40, survey_neighbours = 95, disputes = 15, households = 3000,
  survey_environment = 95, environment_inspection = 98, survey_culture = 95,
  groups_taking_part = 4, survey_community = 95, repeat_complaints = 3,
  circulated_criticism = false, youth_harm_confirmed = false, matter_concealed = false,
}

-- 同类的 count 个社区，志愿服务从每千人 600 小时少 25 × from 小时起，一个比一个少 25 小时，
-- 即少 8 × 25/500 ＝ 0.4 分；changes 是个别社区另有的不同。
local function alike(stratum, prefix, from, count, changes)
  local units = {}
  for index = 1, count do
    local values = {
      code = prefix .. string.format("%02d", index), district = "江北区", stratum = stratum,
      volunteer_hours = 6000 - 250 * (from + index - 1),
    }
    for name, value in pairs(changes and changes[index] or {}) do values[name] = value end
    units[index] = unit(values)
  end
  return units
end

return {
  scenario {
    title = "老旧 13 个优秀 3 个，商品房 10 个优秀 3 个，安置 2 个优秀 1 个",
    note = "名额按同类算：13×30%＝3.9，舍去小数是 3 个；10×30%＝3 个；2×30% 不足 1，至少 1 个。"
      .. "209 活动、协商、通办、群体为 0：93.6－8－4－4－4＝73.6；210 又缺关爱 8、结对 9、巡查 4："
      .. "93.2－20－21＝52.2，不合格。合格以上 24 个：24/25＝96%。安置不足 3 个，不排名",
    rulesets = { "two-neighbours" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31",
      alike("老旧", "1", 0, 13),
      alike("商品房", "2", 8, 10, {
        [9] = { neighbour_events = 100, councils = 3, one_stop_items = 10, groups_taking_part = 0 },
        [10] = { neighbour_events = 100, councils = 3, one_stop_items = 10, groups_taking_part = 0,
                 care_plans = 60, branches_paired = 50, environment_inspection = 60 },
      }),
      alike("安置", "3", 0, 2) },
    expect { ruleset = "two-neighbours", unit = "103", total = 99.2, grade = "优秀", rank = 3,
             flags = {}, items = { volunteering = 7.2 } },
    expect { ruleset = "two-neighbours", unit = "104", total = 98.8, grade = "良好", rank = 4,
             flags = { "名额限制" }, items = { volunteering = 6.8 } },
    expect { ruleset = "two-neighbours", unit = "203", total = 96, grade = "优秀", rank = 3,
             flags = {} },
    expect { ruleset = "two-neighbours", unit = "204", total = 95.6, grade = "良好", rank = 4,
             flags = { "名额限制" } },
    expect { ruleset = "two-neighbours", unit = "209", total = 73.6, grade = "合格", rank = 9,
             flags = {} },
    expect { ruleset = "two-neighbours", unit = "210", total = 52.2, grade = "不合格", rank = 10,
             flags = {} },
    expect { ruleset = "two-neighbours", unit = "301", total = 100, grade = "优秀", rank = false,
             flags = {} },
    expect { ruleset = "two-neighbours", unit = "302", total = 99.6, grade = "良好", rank = false,
             flags = { "名额限制" } },
    expect_rollup { ruleset = "two-neighbours", unit = "江北区", units = 25, assessed = 25,
                    max = 100, min = 52.2, met_share = 24 / 25,
                    grades = { ["优秀"] = 7, ["良好"] = 16, ["合格"] = 1, ["不合格"] = 1 } },
  },

  scenario {
    title = "第 3、4 名并列跨过名额线",
    note = "10 个同类社区，名额 3 个：第 3、4 名都是 98.8 分，都不取，优秀只有 2 个",
    rulesets = { "two-neighbours" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31",
      alike("老旧", "1", 0, 10, { [3] = { volunteer_hours = 5250 } }) },
    expect { ruleset = "two-neighbours", unit = "102", total = 99.6, grade = "优秀", rank = 2,
             flags = {} },
    expect { ruleset = "two-neighbours", unit = "103", total = 98.8, grade = "良好", rank = 3,
             flags = { "名额限制" } },
    expect { ruleset = "two-neighbours", unit = "104", total = 98.8, grade = "良好", rank = 3,
             flags = { "名额限制" } },
    expect { ruleset = "two-neighbours", unit = "105", total = 98.4, grade = "良好", rank = 5,
             flags = { "名额限制" } },
    expect_rollup { ruleset = "two-neighbours", unit = "江北区",
                    grades = { ["优秀"] = 2, ["良好"] = 8 } },
  },
}
