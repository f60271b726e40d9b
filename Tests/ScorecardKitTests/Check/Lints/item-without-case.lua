return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 50,
      measure = yes { "has_plan" },
    },
    item { id = "j", title = "另一项", points = 50, --! lint.item-without-case: 没有一个算例给出考核项“另一项”
      measure = at_least { "members", 3 } },
  },
}
--@ cases
case,has_plan,expect:total
有,是,50
