return scenario { title = "t", rulesets = { "t" }, --! scenario.nothing-expected: the scenario expects nothing --? add expect
  snapshot { date = "2025-12-31", unit { code = "001", rate = 5 } },
}
