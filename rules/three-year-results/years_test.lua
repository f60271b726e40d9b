-- 三年计划从基期走到总评，以及数据不全时怎样。社区的五有、883 结果这里不运行：从它们读取的
-- 各项算缺失，并报告引用的规则集不存在。

-- 一个区每年都满分的数据；进度指标另写。
local full = {
  three_year_plan = true, responsibility_list = true,
  lead_committee = true, lead_leader = true, lead_department = true, lead_secretary = true,
  lead_others = true, communities = 100, communities_with_baseline = 100,
  communities_started = 100, venues_planned = 20, venues_under_way = 20,
  reports_due = 20, reports_on_time = 20, projects_planned = 100, projects_running = 100,
  projects_two_years = 70, youth_homes = 100, youth_homes_active = 90,
  budget_planned = 100, budget_in_place = 100, satisfaction = 90, satisfaction_sample = 200,
  establishment_falsified = false, circulated_criticism = false,
  youth_harm_confirmed = false, matter_concealed = false,
}

-- 一个区某年末的快照。
local function year(date, establishment, coverage, role)
  return snapshot { date = date, level = "district", role = role,
    unit { code = "01", name = "甲区", city = "江城",
           establishment_rate = establishment, coverage_rate = coverage } }
end

local goals = {
  { "01", "establishment_rate", 2025, 90 }, { "01", "coverage_rate", 2025, 100 },
}

-- 某一天的情景，逐年都恰好到应达值：建团率 50→62→76→90，覆盖面 40→58→79→100。
local function on_track(title, note, as_of, ...)
  return scenario {
    title = title, note = note, rulesets = { "three-year-results" }, as_of = as_of,
    defaults = full, targets = goals,
    year("2022-12-31", 50, 40, "baseline"), year("2023-12-31", 62, 58),
    year("2024-12-31", 76, 79), year("2025-12-31", 90, 100),
    ...
  }
end

-- 五有、883 的结果不在这里：要报告。
local absent = expect_diagnostic { id = "rule.use-absent" }

return {
  on_track("第一年", "各项都满分：100", "2023-12-31",
    expect { ruleset = "three-year-results/momentum", unit = "甲区", total = 100, grade = "优秀" }),

  on_track("第二年", "示范社区占比缺10分：90", "2024-12-31",
    expect { ruleset = "three-year-results/showing", unit = "甲区", total = 90, grade = "优秀",
             flags = { "缺数据" }, items = { establishment = 20, coverage = 15 } },
    absent),

  on_track("第三年和总评",
    "五有达标率20、883通过率10缺数据，恰好30%，照常评定：70；总评100×0.2＋90×0.3＋70×0.5＝82", "2025-12-31",
    expect { ruleset = "three-year-results/results", unit = "甲区", total = 70, grade = "合格",
             flags = { "缺数据" } },
    expect { ruleset = "three-year-results", unit = "甲区", total = 82, grade = "良好",
             items = { momentum = 20, showing = 27, results = 35 } },
    absent),

  on_track("年中", "2023-07-01 是第182天，还没有当年的快照：不计分，要报告", "2023-07-01",
    expect_diagnostic { id = "schedule.no-snapshot" }),

  on_track("计划期以外", "2026 年不在计划期内：不计分，要报告", "2026-06-30",
    expect_diagnostic { id = "schedule.outside" }),

  scenario {
    title = "目标文件里没有这个区", note = "没有目标，建团率20分缺数据：80",
    rulesets = { "three-year-results" }, as_of = "2023-12-31", defaults = full,
    year("2022-12-31", 50, 40, "baseline"), year("2023-12-31", 62, 58),
    expect { ruleset = "three-year-results/momentum", unit = "甲区", total = 80, grade = "良好",
             flags = { "缺数据" }, items = { establishment = 0 } },
    expect_diagnostic { id = "target.missing" },
  },

  scenario {
    title = "基期晚于计划起始日", note = "基期不能用，建团率20分缺数据：80",
    rulesets = { "three-year-results" }, as_of = "2023-12-31", defaults = full, targets = goals,
    year("2023-06-30", 50, 40, "baseline"), year("2023-12-31", 62, 58),
    expect { ruleset = "three-year-results/momentum", unit = "甲区", total = 80, grade = "良好",
             flags = { "缺数据" } },
    expect_diagnostic { id = "snapshot.baseline-later" },
  },

  scenario {
    title = "缺一年的快照", note = "没有 2024 年末的快照：第三年照常，总评无法评定",
    rulesets = { "three-year-results" }, as_of = "2025-12-31", defaults = full, targets = goals,
    year("2022-12-31", 50, 40, "baseline"), year("2023-12-31", 62, 58),
    year("2025-12-31", 90, 100),
    expect { ruleset = "three-year-results/results", unit = "甲区", total = 70 },
    expect { ruleset = "three-year-results", unit = "甲区", grade = "无法评定" },
    expect_diagnostic { id = "schedule.no-snapshot" }, expect_diagnostic { id = "rule.use-absent" },
  },
}
