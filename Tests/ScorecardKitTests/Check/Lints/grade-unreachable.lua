return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  grades = {
    grade { "优", at = 101 }, --! lint.grade-unreachable: 需要 101 分，而各考核项和加分全部得到也只有 100 分
    grade { "良", at = 60 },
    grade { "差" },
  },
}
