return ruleset { id = "t"
  version = "1" } --! lua.syntax: expected
