return ruleset { id = "t", version = "1", title = "测试",
  schedule { start = "2023-01-01", baseline = "2022-12-31",
    phase { id = "one", title = "一", year = 1, weight = 40,
      section { id = "s", title = "节", item { id = "i", title = "项", points = 100,
        measure = progress { "rate", by = {0.4, 1} },
      } } },
    phase { id = "two", title = "二", year = 2, weight = 60,
      section { id = "s", title = "节", item { id = "i", title = "项", points = 100,
        measure = progress { "rate", by = {0.5, 1} }, --! lint.progress-shares: 与第 4 行的不一致
      } } },
  },
}
