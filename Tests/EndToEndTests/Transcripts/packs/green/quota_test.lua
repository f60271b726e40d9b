-- 名额：一个区至多一半的小区是“绿色”。
local function estates(scores)
  local units = {}
  for index, value in ipairs(scores) do
    units[index] = unit { code = "00" .. index, name = "小区" .. index, district = "江北区",
                          inspection = value }
  end
  return units
end

return scenario {
  title = "名额一半", rulesets = { "green" }, defaults = { has_plan = true },
  snapshot { date = "2025-12-31", estates { 100, 96, 92 } },
  expect { ruleset = "green", unit = "001", grade = "绿色", rank = 1 },
  expect { ruleset = "green", unit = "小区2", grade = "绿色", rank = 2 },
  expect_rollup { ruleset = "green", unit = "江北区", units = 3, mean = 92 },
}
