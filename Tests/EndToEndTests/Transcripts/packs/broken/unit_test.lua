return scenario {
  title = "单位", rulesets = { "broken" },
  snapshot { date = "2025-12-31", unit { code = "001", inspection = 90, has_plan = true } },
  expect { ruleset = "broken", unit = "002", total = 90 },
  expect { ruleset = "broken", unit = "001", items = { plans = 20 }, grade = "绿" },
}
