return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i0", title = "项0", title_en = "A", points = 40, --! lint.no-source: 没有写数据来源
      measure = at_least { "members", 3 } },
    item { id = "i1", title = "项1", title_en = "A", points = 30, source = "册",
      measure = yes { "has_plan" } },
    item { id = "i2", title = "项2", title_en = "A", points = 30, source = "册",
      measure = at_least { "meetings", 3 } },
  },
}
