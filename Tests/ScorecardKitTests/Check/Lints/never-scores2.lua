return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  bonus { id = "b", title = "加分", cap = 2,
    measure = equals { "members", 2.5 }, --! lint.never-scores: 加分项“加分”（b）在所读数据齐全时得不到分
  },
}
