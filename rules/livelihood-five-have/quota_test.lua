-- 优秀名额：一个市里优秀不超过 30%，舍去小数，至少 1 个；并列跨过名额线的都不取。

-- 各项恰到满分点的区；每个区只写与此不同的地方。
local full = {
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
}

-- 一个市 count 个区，零就业家庭消除数从 1000 － 50 × from 起，一个比一个少 50，
-- 即少 6 × 5% ＝ 0.3 分；changes 是个别区另有的不同。
local function districts(city, prefix, from, count, changes)
  local units = {}
  for index = 1, count do
    local values = {
      code = prefix .. string.format("%02d", index), name = city .. index .. "区", city = city,
      zero_employment_resolved = 1000 - 50 * (from + index - 1),
    }
    for name, value in pairs(changes and changes[index] or {}) do values[name] = value end
    units[index] = unit(values)
  end
  return units
end

return {
  scenario {
    title = "13 个区优秀 3 个，10 个区优秀 3 个，2 个区优秀 1 个",
    note = "名额按市算：13×30%＝3.9，舍去小数是 3 个；10×30%＝3 个，分数低于江城的也能评上；2×30% 不足 1，"
      .. "至少 1 个。209 学有所教 20、公租房 7 得 0 分：95.2－27＝68.2；210 又缺再就业 8、医保 8："
      .. "94.9－27－16＝51.9，不合格。湖城合格以上 9 个：9/10。港城不足 3 个，不排名",
    rulesets = { "livelihood-five-have" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31", level = "district",
      districts("江城", "1", 0, 13),
      districts("湖城", "2", 8, 10, {
        [9] = { compulsory_retained = 900, kindergarten_enrolled = 750, after_school_served = 500,
                public_housing_met = 900 },
        [10] = { compulsory_retained = 900, kindergarten_enrolled = 750, after_school_served = 500,
                 public_housing_met = 900, assisted_reemployed = 400, medical_insured = 900 },
      }),
      districts("港城", "3", 0, 2) },
    expect { ruleset = "livelihood-five-have", unit = "103", total = 99.4, grade = "优秀", rank = 3,
             flags = {}, items = { zero_employment = 5.4 } },
    expect { ruleset = "livelihood-five-have", unit = "104", total = 99.1, grade = "良好", rank = 4,
             flags = { "名额限制" }, items = { zero_employment = 5.1 } },
    expect { ruleset = "livelihood-five-have", unit = "203", total = 97, grade = "优秀", rank = 3,
             flags = {} },
    expect { ruleset = "livelihood-five-have", unit = "204", total = 96.7, grade = "良好", rank = 4,
             flags = { "名额限制" } },
    expect { ruleset = "livelihood-five-have", unit = "209", total = 68.2, grade = "合格", rank = 9,
             flags = { "单项目标未过半" }, sections = { education = 0, housing = 13 } },
    expect { ruleset = "livelihood-five-have", unit = "210", total = 51.9, grade = "不合格",
             rank = 10, flags = { "单项目标未过半" }, sections = { work = 6.9, health = 12 } },
    expect { ruleset = "livelihood-five-have", unit = "301", total = 100, grade = "优秀",
             rank = false, flags = {} },
    expect { ruleset = "livelihood-five-have", unit = "302", total = 99.7, grade = "良好",
             rank = false, flags = { "名额限制" } },
    expect_rollup { ruleset = "livelihood-five-have", unit = "江城", units = 13, met_share = 1,
                    grades = { ["优秀"] = 3, ["良好"] = 10 } },
    expect_rollup { ruleset = "livelihood-five-have", unit = "湖城", units = 10, met_share = 9 / 10,
                    grades = { ["优秀"] = 3, ["良好"] = 5, ["合格"] = 1, ["不合格"] = 1 } },
  },

  scenario {
    title = "第 1、2 名并列跨过名额线",
    note = "3 个区名额 1 个；前两名都是 99.7 分，都不取，没有优秀",
    rulesets = { "livelihood-five-have" }, as_of = "2025-12-31", defaults = full,
    snapshot { date = "2025-12-31", level = "district",
      districts("江城", "1", 0, 3, { [1] = { zero_employment_resolved = 950 } }) },
    expect { ruleset = "livelihood-five-have", unit = "101", total = 99.7, grade = "良好", rank = 1,
             flags = { "名额限制" } },
    expect { ruleset = "livelihood-five-have", unit = "102", total = 99.7, grade = "良好", rank = 1,
             flags = { "名额限制" } },
    expect { ruleset = "livelihood-five-have", unit = "103", total = 99.4, grade = "良好", rank = 3,
             flags = { "名额限制" } },
    expect_rollup { ruleset = "livelihood-five-have", unit = "江城", met_share = 1,
                    grades = { ["优秀"] = 0, ["良好"] = 3 } },
  },
}
