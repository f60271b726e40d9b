-- 优秀名额：全市参评单位里优秀不超过 30%，舍去小数，至少 1 个；并列跨过名额线的都不取。
-- 只看第一年：不用别的规则集的结果。

-- 第一年各项满分的区；每个区只写与此不同的地方。建团率基期 50、目标 90，应达 50＋40×0.30＝62。
local full = {
  three_year_plan = true, responsibility_list = true,
  lead_committee = true, lead_leader = true, lead_department = true, lead_secretary = true,
  lead_others = true, communities = 100, communities_with_baseline = 100,
  communities_started = 100, venues_planned = 20, venues_under_way = 20, reports_due = 100,
  establishment_falsified = false, circulated_criticism = false,
  youth_harm_confirmed = false, matter_concealed = false,
}

-- 一个市的单位，一个一行：其余满分，100 次按时报送 reports 次（100 次满分 10 分，每少 2 次扣 0.5 分）；
-- changes 是第几个单位另外还有什么不同。
local function units(city, prefix, reports, changes)
  local list = {}
  for index, value in ipairs(reports) do
    local cells = {
      code = prefix .. string.format("%02d", index), name = city .. index .. "区", city = city,
      establishment_rate = 62, reports_on_time = value,
    }
    for indicator, other in pairs(changes and changes[index] or {}) do cells[indicator] = other end
    list[index] = unit(cells)
  end
  return list
end

-- 基期快照里的同一批单位。
local function starts(prefix, count)
  local list = {}
  for index = 1, count do
    list[index] = unit { code = prefix .. string.format("%02d", index), establishment_rate = 50 }
  end
  return list
end

-- 江城 first 个单位、滨城 second 个单位的目标。
local function goals(first, second)
  local rows = {}
  for index = 1, first + second do
    local code = index <= first and "1" .. string.format("%02d", index)
      or "2" .. string.format("%02d", index - first)
    rows[index] = { code, "establishment_rate", 2025, 90 }
  end
  return rows
end

return {
  scenario {
    title = "13 个区优秀 3 个，10 个区优秀 3 个",
    note = "名额按市算：13×30%＝3.9，舍去小数是 3 个；10×30%＝3 个，分数低于江城的也能评上。"
      .. "滨城 09 社区启动、阵地为 0：93.5－20－10＝63.5；10 又没有方案和清单：93－30－15＝48，不合格，达标率 9/10",
    rulesets = { "three-year-results" }, as_of = "2023-12-31", defaults = full,
    targets = goals(13, 10),
    snapshot { date = "2022-12-31", level = "district", role = "baseline",
      starts("1", 13), starts("2", 10) },
    snapshot { date = "2023-12-31", level = "district",
      units("江城", "1", { 100, 98, 96, 94, 92, 90, 88, 86, 84, 82, 80, 78, 76 }),
      units("滨城", "2", { 90, 88, 86, 84, 82, 80, 78, 76, 74, 72 }, {
        [9] = { communities_started = 0, venues_under_way = 0 },
        [10] = { communities_started = 0, venues_under_way = 0, three_year_plan = false,
                 responsibility_list = false },
      }) },
    expect { ruleset = "three-year-results/momentum", unit = "101", total = 100, grade = "优秀",
             rank = 1, flags = {} },
    expect { ruleset = "three-year-results/momentum", unit = "103", total = 99, grade = "优秀",
             rank = 3, flags = {} },
    expect { ruleset = "three-year-results/momentum", unit = "104", total = 98.5, grade = "良好",
             rank = 4, flags = { "名额限制" } },
    expect { ruleset = "three-year-results/momentum", unit = "203", total = 96.5, grade = "优秀",
             rank = 3, flags = {} },
    expect { ruleset = "three-year-results/momentum", unit = "204", total = 96, grade = "良好",
             rank = 4, flags = { "名额限制" } },
    expect { ruleset = "three-year-results/momentum", unit = "209", total = 63.5, grade = "合格",
             rank = 9, flags = {}, items = { reporting = 3.5 }, sections = { launch = 0 } },
    expect { ruleset = "three-year-results/momentum", unit = "210", total = 48, grade = "不合格",
             rank = 10, flags = {}, items = { plan = 0 } },
    expect_rollup { ruleset = "three-year-results/momentum", unit = "江城", units = 13, met_share = 1,
                    grades = { ["优秀"] = 3, ["良好"] = 10 } },
    expect_rollup { ruleset = "three-year-results/momentum", unit = "滨城", units = 10,
                    met_share = 9 / 10,
                    grades = { ["优秀"] = 3, ["良好"] = 5, ["合格"] = 1, ["不合格"] = 1 } },
  },

  scenario {
    title = "考核街道：第 1、2 名并列跨过名额线",
    note = "江城 3×30% 不足 1，至少 1 个；并列两个都不取，第 3 名也不递补。滨城只有 2 个，不排名，优秀 1 个",
    rulesets = { "three-year-results" }, as_of = "2023-12-31", defaults = full,
    targets = goals(3, 2),
    snapshot { date = "2022-12-31", level = "street", role = "baseline",
      starts("1", 3), starts("2", 2) },
    snapshot { date = "2023-12-31", level = "street",
      units("江城", "1", { 98, 98, 96 }), units("滨城", "2", { 90, 88 }) },
    expect { ruleset = "three-year-results/momentum", unit = "101", total = 99.5, grade = "良好",
             rank = 1, flags = { "名额限制" } },
    expect { ruleset = "three-year-results/momentum", unit = "102", total = 99.5, grade = "良好",
             rank = 1, flags = { "名额限制" } },
    expect { ruleset = "three-year-results/momentum", unit = "103", total = 99, grade = "良好",
             rank = 3, flags = { "名额限制" } },
    expect { ruleset = "three-year-results/momentum", unit = "201", total = 97.5, grade = "优秀",
             rank = false, flags = {} },
    expect { ruleset = "three-year-results/momentum", unit = "202", total = 97, grade = "良好",
             rank = false, flags = { "名额限制" } },
  },
}
