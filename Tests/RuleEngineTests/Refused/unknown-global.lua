return rulset { id = "t" } --! lua.unknown-global: rulset --? ruleset
