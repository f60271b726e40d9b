return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = steps { "satisfaction", {95, 70}, {80, 50} }, --! lint.never-full: 最多只能得 70 分
    },
  },
  grades = {
    grade { "优", at = 70, each_section = 0.8 }, --! lint.grade-unreachable: “节”的得分率最高 70%
    grade { "良", at = 60 },
    grade { "差" },
  },
}
