-- 情景：算例一行写不下的，如名额、排名、汇总，写在这里。

-- 各项满分的社区；每个社区只写与此不同的地方。
local full = {
  residents = 10000, service_hours = 40, service_items = 30, disputes = 20, disputes_resolved = 20,
  volunteers = 600, activities = 12, meetings_first_half = 2, meetings_second_half = 2,
  annual_plan = true, annual_summary = true, ledger_kept = true,
  satisfaction = 92, satisfaction_sample = 50, complaints = 10,
  honour_level = 0, circulated_criticism = false,
}

-- 一个区的若干社区：第一个每周开放 hours 小时，往后每个少 0.4 小时，即少 0.3 分。
local function communities(district, prefix, count, hours, complaints)
  local units = {}
  for index = 1, count do
    units[index] = unit {
      code = prefix .. string.format("%02d", index), name = district .. index .. "社区",
      district = district, service_hours = hours - 0.4 * (index - 1), complaints = complaints,
    }
  end
  return units
end

return {
  scenario {
    title = "优秀名额 30%，按区分别算",
    note = "13 × 30% ＝ 3.9，10 × 30% ＝ 3：舍去小数，两个区各 3 个；第四名起降为良好，分数不变",
    rulesets = { "community-service" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2024-12-31",
      communities("清禾区", "1", 13, 40, 20), communities("枫桥区", "2", 10, 34, 20) },
    snapshot { date = "2025-12-31",
      communities("清禾区", "1", 13, 40, 10), communities("枫桥区", "2", 10, 34, 10) },
    expect { ruleset = "community-service", unit = "101", total = 100, grade = "优秀", rank = 1,
             flags = {} },
    expect { ruleset = "community-service", unit = "103", total = 99.4, grade = "优秀", rank = 3 },
    expect { ruleset = "community-service", unit = "104", total = 99.1, grade = "良好", rank = 4,
             flags = { "名额限制" }, items = { opening_hours = 14.1 } },
    expect { ruleset = "community-service", unit = "203", total = 94.9, grade = "优秀", rank = 3 },
    expect { ruleset = "community-service", unit = "204", total = 94.6, grade = "良好", rank = 4 },
    expect_rollup { ruleset = "community-service", unit = "清禾区", units = 13, mean = 98.2,
                    grades = { ["优秀"] = 3, ["良好"] = 10 } },
    expect_rollup { ruleset = "community-service", unit = "枫桥区", units = 10,
                    grades = { ["优秀"] = 3, ["良好"] = 7 } },
  },

  scenario {
    title = "合格及以上算达标",
    note = "三个社区，良好、合格、不合格各一个：达标率 2/3",
    rulesets = { "community-service" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2024-12-31",
      unit { code = "001", complaints = 20 }, unit { code = "002", complaints = 20 },
      unit { code = "003", complaints = 20 } },
    snapshot { date = "2025-12-31",
      unit { code = "001", district = "清禾区", circulated_criticism = true },
      unit { code = "002", district = "清禾区", service_hours = 20, service_items = 0,
             activities = 6 },
      unit { code = "003", district = "清禾区", service_hours = 20, service_items = 0,
             disputes_resolved = 0, activities = 0 } },
    expect { ruleset = "community-service", unit = "001", total = 100, grade = "良好", rank = 1,
             flags = { "待复核" } },
    expect { ruleset = "community-service", unit = "002", total = 69, grade = "合格",
             sections = { service = 15, participation = 29 } },
    expect { ruleset = "community-service", unit = "003", total = 50, grade = "不合格" },
    expect_rollup { ruleset = "community-service", unit = "清禾区", units = 3, met_share = 2/3 },
  },
}
