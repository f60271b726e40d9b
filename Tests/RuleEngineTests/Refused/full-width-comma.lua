return ruleset { id = "t"， --! lua.syntax: expected near --? full-width
}
