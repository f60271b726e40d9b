return { id = "t" } --! rule.not-a-ruleset: returns a table, expected ruleset
