return scenario {
  title = "名额", rulesets = { "broken" },
  snapshot { date = "2025-12-31", unit { code = "001", inspecton = 90 } },
  expect { ruleset = "broken", unit = "001", totl = 90 },
}
