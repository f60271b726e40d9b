return ruleset { --! rule.missing-field: no section
 id = "t", version = "1", title = "测试" }
