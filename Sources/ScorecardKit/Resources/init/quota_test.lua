-- 情景：算例一行写不下的，如名额、排名、汇总，写在这里。
-- 一个区 4 个社区，优秀名额 4 × 30% ＝ 1.2，舍去小数，1 个。

-- 各项满分的社区；每个社区只写与此不同的地方。
local full = {
  residents = 10000, service_hours = 40, service_items = 30, disputes = 20, disputes_resolved = 20,
  volunteers = 600, activities = 12, meetings_first_half = 2, meetings_second_half = 2,
  annual_plan = true, annual_summary = true, ledger_kept = true,
  satisfaction = 92, satisfaction_sample = 50, complaints = 10,
  honour_level = 0, circulated_criticism = false,
}

return scenario {
  title = "4 个社区，优秀 1 个",
  note = "第二名 96 分，到了优秀线，没有名额，降为良好，分数不变",
  rulesets = { "community-service" }, as_of = "2025-12-31", defaults = full,
  snapshot { date = "2024-12-31",
    unit { code = "001", complaints = 20 },
    unit { code = "002", complaints = 20 },
    unit { code = "003", complaints = 20 },
    unit { code = "004", complaints = 20 } },
  snapshot { date = "2025-12-31",
    unit { code = "001", name = "春和社区", district = "清禾区" },
    unit { code = "002", name = "秋实社区", district = "清禾区", service_items = 20 },
    unit { code = "003", name = "夏荷社区", district = "清禾区", service_hours = 20 },
    unit { code = "004", name = "冬青社区", district = "清禾区", circulated_criticism = true } },
  expect { ruleset = "community-service", unit = "001", total = 100, grade = "优秀", rank = 1,
           flags = {} },
  expect { ruleset = "community-service", unit = "002", total = 96, grade = "良好", rank = 3,
           flags = { "名额限制" }, items = { items_offered = 6 } },
  expect { ruleset = "community-service", unit = "003", total = 85, grade = "良好", rank = 4,
           sections = { service = 25 } },
  expect { ruleset = "community-service", unit = "004", total = 100, grade = "良好", rank = 1,
           flags = { "待复核" } },
  expect_rollup { ruleset = "community-service", unit = "清禾区", units = 4, mean = 95.25,
                  grades = { ["优秀"] = 1, ["良好"] = 3 } },
}
