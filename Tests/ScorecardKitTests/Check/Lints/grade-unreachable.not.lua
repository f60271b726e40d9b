return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  bonus { id = "b", title = "加分", cap = 1, measure = yes { "joint" } },
  grades = {
    grade { "优", at = 101 },
    grade { "良", at = 60 },
    grade { "差" },
  },
}
