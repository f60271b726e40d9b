-- 优秀名额：一个区里优秀不超过 30%，舍去小数，至少 1 个；考核区的，全部区一起算。

-- 各项满分的单位；每个单位只写与此不同的地方。
local full = {
  youth_posts = 100, youth_posts_filled = 100, projects_planned = 100, projects_running = 100,
  venue_hours_per_week = 30, budget_planned = 10, inkind_planned = 5, budget_in_place = 10,
  inkind_in_place = 5, youth_organisation_types = 3, youth_home_active = true,
  resident_organisations = 2, grids = 100, grids_networked = 100, force_organisation = 120,
  youth = 2000, force_professional = 3, force_social = 250, harmony_projects = 25,
  harmony_quarters = 4, harmony_evaluated = true, warmth_projects = 25, warmth_quarters = 4,
  warmth_evaluated = true, vitality_projects = 25, vitality_quarters = 4, vitality_evaluated = true,
  beauty_projects = 25, beauty_quarters = 4, beauty_evaluated = true, outside_funds = 4,
  projects_managed = 100, data_shares_due = 100, data_shares_on_time = 100, five_programmes = 0,
  projects_total = 100, youth_satisfaction = 95, youth_satisfaction_sample = 200,
  circulated_criticism = false, youth_harm_confirmed = false, matter_concealed = false,
}

-- 一个区的社区，一个一行：其余满分，每 100 个网格有组织力量 force 人（100 人满分 6 分，每少 5 人扣 0.3 分）。
local function communities(district, prefix, force)
  local units = {}
  for index, value in ipairs(force) do
    units[index] = unit {
      code = prefix .. string.format("%02d", index), name = district .. index .. "社区",
      district = district, force_organisation = value,
    }
  end
  return units
end

return {
  scenario {
    title = "13 个社区优秀 3 个，10 个社区优秀 3 个",
    note = "名额按区算：13×30%＝3.9，舍去小数是 3 个；10×30%＝3 个，分数低于江北区的也能评上。"
      .. "临江区 09 到岗、阵地、青年组织为 0：95.2－8－8－6＝73.2；10 又缺实施率 8、网络 6、社会力量 6："
      .. "94.9－22－20＝52.9，不合格，达标率 9/10",
    rulesets = { "youth-action" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31",
      communities("江北区", "1", { 100, 95, 90, 85, 80, 75, 70, 65, 60, 55, 50, 45, 40 }),
      communities("临江区", "2", { 60, 55, 50, 45, 40, 35, 30, 25 }),
      unit { code = "209", district = "临江区", force_organisation = 20, youth_posts_filled = 50,
             venue_hours_per_week = 10, youth_organisation_types = 0 },
      unit { code = "210", district = "临江区", force_organisation = 15, youth_posts_filled = 50,
             venue_hours_per_week = 10, youth_organisation_types = 0, projects_running = 50,
             projects_managed = 50, grids_networked = 60, force_social = 40 } },
    expect { ruleset = "youth-action", unit = "103", total = 99.4, grade = "优秀", rank = 3, flags = {} },
    expect { ruleset = "youth-action", unit = "104", total = 99.1, grade = "良好", rank = 4,
             flags = { "名额限制" } },
    expect { ruleset = "youth-action", unit = "203", total = 97, grade = "优秀", rank = 3, flags = {} },
    expect { ruleset = "youth-action", unit = "204", total = 96.7, grade = "良好", rank = 4,
             flags = { "名额限制" } },
    expect { ruleset = "youth-action", unit = "209", total = 73.2, grade = "合格", rank = 9, flags = {} },
    expect { ruleset = "youth-action", unit = "210", total = 52.9, grade = "不合格", rank = 10,
             flags = {} },
    expect_rollup { ruleset = "youth-action", unit = "江北区", units = 13, met_share = 1,
                    grades = { ["优秀"] = 3, ["良好"] = 10 } },
    expect_rollup { ruleset = "youth-action", unit = "临江区", units = 10, met_share = 9 / 10,
                    grades = { ["优秀"] = 3, ["良好"] = 5, ["合格"] = 1, ["不合格"] = 1 } },
  },

  scenario {
    title = "第 1、2 名并列跨过名额线",
    note = "3×30% 不足 1，至少 1 个；并列两个都不取",
    rulesets = { "youth-action" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31", communities("江北区", "1", { 95, 95, 90 }) },
    expect { ruleset = "youth-action", unit = "101", total = 99.7, grade = "良好", rank = 1,
             flags = { "名额限制" } },
    expect { ruleset = "youth-action", unit = "102", total = 99.7, grade = "良好", rank = 1,
             flags = { "名额限制" } },
    expect { ruleset = "youth-action", unit = "103", total = 99.4, grade = "良好", rank = 3,
             flags = { "名额限制" } },
  },

  scenario {
    title = "考核区：4 个区一起排名、一起算名额",
    note = "4×30%＝1.2，舍去小数是 1 个",
    rulesets = { "youth-action" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31", level = "district",
      unit { code = "1", name = "江北区", force_organisation = 100 },
      unit { code = "2", name = "临江区", force_organisation = 95 },
      unit { code = "3", name = "滨湖区", force_organisation = 90 },
      unit { code = "4", name = "开发区", force_organisation = 85, circulated_criticism = true } },
    expect { ruleset = "youth-action", unit = "1", total = 100, grade = "优秀", rank = 1, flags = {} },
    expect { ruleset = "youth-action", unit = "2", total = 99.7, grade = "良好", rank = 2,
             flags = { "名额限制" } },
    expect { ruleset = "youth-action", unit = "3", total = 99.4, grade = "良好", rank = 3,
             flags = { "名额限制" } },
    expect { ruleset = "youth-action", unit = "4", total = 99.1, grade = "合格", rank = 4,
             flags = { "待复核" } },
  },
}
