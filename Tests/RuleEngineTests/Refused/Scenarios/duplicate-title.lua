local function one(title)
  return scenario { title = title, rulesets = { "t" }, --! scenario.duplicate-title: there is a scenario 'b' already
    snapshot { date = "2025-12-31", unit { code = "001", rate = 5 } },
    expect { ruleset = "t", unit = "001", total = 5 },
  }
end
return { one("a"), one("b"), one("b") }
