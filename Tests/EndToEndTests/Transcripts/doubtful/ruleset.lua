-- 一份有可疑之处的规则，给 scorecard check 用。
return ruleset {
  id = "doubtful", version = "1.0.0", title = "可疑的规则", title_en = "Doubtful rules",
  section {
    id = "s", title = "一节", title_en = "A section",
    item {
      id = "asked", title = "开展调查", title_en = "Asked", points = 20,
      -- check: allow lint.always-full 填报就给分
      measure = at_least { "satisfaction", 0 },
    },
    item {
      id = "satisfaction", title = "满意度", title_en = "Satisfaction", points = 40,
      measure = linear { "satisfaction", from = 60, to = 120 },
    },
    item {
      id = "meetings", title = "会议", title_en = "Meetings", points = 40,
      score = function(c)
        return math.min(40, c.meetings * 10)
      end,
    },
  },
  grades = { grade { "优秀", at = 90 }, grade { "合格" } },
}
