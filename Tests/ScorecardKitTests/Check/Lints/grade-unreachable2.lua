return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  grades = {
    grade { "优", at = 60, each_section = 0.5 },
    grade { "良", at = 70, each_section = 0.6 }, --! lint.grade-unreachable: 上面的“优”先符合
    grade { "差" },
  },
}
