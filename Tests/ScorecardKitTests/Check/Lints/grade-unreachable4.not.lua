return ruleset { id = "t", version = "1", title = "测试",
  schedule { start = "2023-01-01", baseline = "2022-12-31",
    phase { id = "one", title = "一", year = 1, weight = 100,
      section { id = "s", title = "节",
        item { id = "i", title = "项", points = 100, measure = yes { "has_plan" } } } },
  },
  grades = { grade { "优秀", at = 90, each_year = 60 }, grade { "优良", at = 90 }, grade { "差" } },
}
