-- 用来演示“算例没有通过”的规则集。
return ruleset {
  id = "broken", version = "1.0.0", title = "绿色小区", title_en = "Green estates",
  section { id = "environment", title = "环境", title_en = "Environment",
    item { id = "inspection", title = "环境巡查", title_en = "Inspection", points = 80,
           measure = linear { "inspection", from = 60, to = 100 } },
    item { id = "plan", title = "年度计划", title_en = "Plan", points = 20,
           score = function(c) return c.has_plan and 20 or 5 * c.volunteers, "按志愿者人数" end } },
  gate { id = "dirty", title = "脏乱差", title_en = "Dirty", cap = "一般", flag = "脏乱差",
         when = not_of { at_least { "inspection", 70 } } },
  grades = { grade { "绿色", at = 80 }, grade { "一般" } },
  quota { grade = "绿色", share = 0.5, within = "district" },
}
