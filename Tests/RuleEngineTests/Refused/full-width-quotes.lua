return ruleset { id = “t”, --! lua.syntax: unexpected symbol --? full-width
}
