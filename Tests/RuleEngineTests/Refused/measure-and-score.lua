return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
      score = function(c) return 1 end, --! rule.wrong-value: both 'measure' and 'score'
    } },
}
