return ruleset { id = "t", version = "1", title = "测试", unit = "district",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  quota { grade = "好", share = 0.3, within = "district" }, --! lint.group-level: 考核对象就是区
  grades = { grade { "好", at = 60 }, grade { "差" } },
}
