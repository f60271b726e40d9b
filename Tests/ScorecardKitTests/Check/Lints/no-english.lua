return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i0", title = "项0", points = 40, source = "册", --! lint.no-english: 没有英文名称
      measure = at_least { "members", 3 } },
    item { id = "i1", title = "项1", title_en = "A", points = 30, source = "册",
      measure = yes { "has_plan" } },
    item { id = "i2", title = "项2", title_en = "B", points = 30, source = "册",
      measure = at_least { "meetings", 3 } },
  },
}
