local units = nil
return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31", units[1] }, --! lua.runtime: attempt to index a nil value
}
