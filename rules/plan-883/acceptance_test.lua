-- 达标率：883 个社区中 831 个通过，其余 52 个还没有市验收：831 ÷ 883 ＝ 94.11%。

-- 各平台都满分的社区。
local full = {
  employment_platform_established = true, employment_platform_staffed = true,
  employment_platform_premises = true, employment_platform_equipment = true,
  employment_platform_duties = true, employment_platform_ledger = true, employment_matters = 100,
  employment_matters_closed = 98, city_platform_established = true, city_platform_staffed = true,
  city_platform_premises = true, city_platform_equipment = true, city_platform_duties = true,
  city_platform_ledger = true, city_matters = 100, city_matters_closed = 98,
  security_platform_established = true, security_platform_staffed = true,
  security_platform_premises = true, security_platform_equipment = true, security_platform_duties
  = true, security_platform_ledger = true, security_matters = 100, security_matters_closed = 98,
  service_platform_established = true, service_platform_staffed = true, service_platform_premises
  = true, service_platform_equipment = true, service_platform_duties = true,
  service_platform_ledger = true, service_matters = 100, service_matters_closed = 98, job_seekers
  = 100, job_seekers_placed = 80, insurance_eligible = 1000, insured = 960, roads_planned = 10,
  roads_done = 10, sewers_planned = 2.5, sewers_done = 2.5, lamps_planned = 100, lamps_done = 100,
  fitness_planned = 4, fitness_done = 4, green_planned = 1000, green_done = 1000,
  demolition_planned = 500, demolition_done = 500, disputes = 100, disputes_resolved = 98,
  incidents = 4, residents = 10000, service_items = 40, service_satisfaction = 95,
  satisfaction_sample = 200,
}

-- count 个社区，前 accepted 个走完程序，其余到区复核为止。
local function communities(count, accepted)
  local units, records = {}, {}
  for index = 1, count do
    local code = string.format("%04d", index)
    units[index] = unit { code = code, name = "社区" .. code, district = "江城" }
    local states = { "自评", "街道初审", "区复核", "市验收", "通过" }
    for step = 1, index <= accepted and 5 or 3 do
      records[#records + 1] =
        { code, "plan-883", states[step], string.format("2025-%02d-01", step + 2) }
    end
  end
  return units, records
end

local units, records = communities(883, 831)

-- 一个社区：premises 所列的平台没有场所设备，setup 所列的平台没有机构人员，各扣 5 分。
local platforms = { "employment", "city", "security", "service" }
local function without(code, name, premises, setup)
  local values = { code = code, name = name, district = "江城" }
  for _, platform in ipairs(premises) do
    values[platform .. "_platform_premises"] = false
    values[platform .. "_platform_equipment"] = false
  end
  for _, platform in ipairs(setup) do
    values[platform .. "_platform_established"] = false
    values[platform .. "_platform_staffed"] = false
  end
  return unit(values)
end

return {
  scenario {
    title = "831 个通过，52 个未验收",
    note = "831 ÷ 883 ＝ 0.941110，即 94.11%；未验收的照样有分数，只是没有结论",
    rulesets = { "plan-883" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31", units },
    process = records,
    expect { ruleset = "plan-883", unit = "0831", total = 100, grade = "通过", flags = {} },
    expect { ruleset = "plan-883", unit = "0832", total = 100, grade = "未验收", flags = {} },
    expect_rollup { ruleset = "plan-883", unit = "江城", units = 883, assessed = 883,
                    met_share = 831 / 883, grades = { ["通过"] = 831, ["未验收"] = 52 } },
  },

  scenario {
    title = "跳过街道初审的记录",
    note = "只算到自评，等次未验收，标流程缺步；记录的错误要报告",
    rulesets = { "plan-883" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31", unit { code = "1", name = "甲社区", district = "江城" } },
    process = { { "1", "plan-883", "自评", "2025-03-01" }, { "1", "plan-883", "区复核", "2025-04-01" } },
    expect { ruleset = "plan-883", unit = "1", total = 100, grade = "未验收", flags = { "流程缺步" } },
    expect_diagnostic { id = "process.skipped-state" },
  },

  scenario {
    title = "社区从甲区划到乙区",
    note = "按现在所属的区计分，标区划变动；治安案件每千人从 1.2 件降到 0.8 件，下降 0.4 件，满分",
    rulesets = { "plan-883" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2024-12-31", unit { code = "1", district = "甲区", incidents = 12 } },
    snapshot { date = "2025-12-31", unit { code = "1", district = "乙区", incidents = 8 } },
    process = { { "1", "plan-883", "自评", "2025-03-01" } },
    expect { ruleset = "plan-883", unit = "1", total = 100, flags = { "区划变动" },
             items = { security_incidents = 4 } },
    expect_diagnostic { id = "snapshot.moved" },
  },

  scenario {
    title = "完全没有流程记录",
    note = "进度不知道：不限档，标缺数据，结论按分数给。乙没有场所设备 －20；丙又缺三个平台的机构人员 －15",
    rulesets = { "plan-883" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31",
      without("1", "甲社区", {}, {}), without("2", "乙社区", platforms, {}),
      without("3", "丙社区", platforms, { "employment", "city", "security" }) },
    expect { ruleset = "plan-883", unit = "1", total = 100, grade = "通过", flags = { "缺数据" } },
    expect { ruleset = "plan-883", unit = "2", total = 80, grade = "限期整改", flags = { "缺数据" } },
    expect { ruleset = "plan-883", unit = "3", total = 65, grade = "不通过", flags = { "缺数据" } },
    expect_rollup { ruleset = "plan-883", unit = "江城", units = 3, met_share = 1 / 3,
                    grades = { ["通过"] = 1, ["限期整改"] = 1, ["不通过"] = 1, ["未验收"] = 0 } },
  },
}
