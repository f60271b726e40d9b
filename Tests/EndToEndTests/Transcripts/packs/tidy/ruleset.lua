-- 用来演示“全部通过”的规则集。
return ruleset {
  id = "tidy", version = "1.0.0", title = "整洁小区", title_en = "Tidy estates",
  section { id = "environment", title = "环境", title_en = "Environment",
    item { id = "inspection", title = "环境巡查", title_en = "Inspection", points = 100,
           measure = linear { "inspection", from = 60, to = 100 } } },
}
