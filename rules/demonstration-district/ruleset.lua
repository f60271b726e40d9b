-- 社区团建示范区：社区平均 70 分，区级项目 30 分。
--
-- 怎样修改：
--   points     这一项的分值。全部分值加起来必须是 100，否则规则不能载入。
--   score_of   另一个规则集的得分（百分制）乘以这里的分值再除以 100；
--              社区一级的规则集，取所辖社区的平均分，大小社区一样算。
--   met_share  达标的社区占已评定社区的百分比；best_share 是最高等次的百分比。
--   from/to    线性计分的起点和满分点：到 from 得 0 分，到 to 得满分，中间按比例。
-- 两个短横线后面是说明，不参与计分。改完请核对 cases.csv 里的算例。

return ruleset {
  id = "demonstration-district",
  version = "1.0.0",
  title = "社区团建示范区",
  title_en = "Demonstration district of community league building",
  source = "社区团建示范区（市社区团建工作现场会讲话）",
  unit = "district",       -- 评选对象：区
  total = 100,             -- 满分
  decimals = 2,            -- 公布时保留的小数位数，四舍五入
  rank = { within = "city", smallest = 3 },  -- 市内排名；不足 3 个区不排
  met = "示范区",          -- 达标率在这里就是入选率

  uses = {
    -- 所辖社区的汇总
    five_have = "five-have",               -- 五有标准
    acceptance = "plan-883",               -- 883行动计划验收
    binding = "party-league-binding",      -- 党团捆绑
    showcase = "demonstration-community",  -- 团建示范社区
    -- 区自己的结果
    three_year = "three-year-results",     -- 三年成效总评
    livelihood = "livelihood-five-have",   -- 民生“五有”
  },

  section {
    id = "communities_mean", title = "社区平均", title_en = "Mean of the communities",

    item {
      id = "five_have_mean", title = "社区五有平均分", title_en = "Mean five-have score",
      points = 70,
      measure = score_of { "five_have" },
      source = "五有标准考核结果",
    },
  },

  section {
    id = "district_items", title = "区级项目", title_en = "District items",

    item {
      id = "met_share", title = "五有达标率", title_en = "Five-have, share that met",
      points = 6,
      measure = linear { "results.five_have.met_share", from = 50, to = 90 },
      source = "五有标准考核结果",
    },
    item {
      id = "showcase_share", title = "示范社区占比", title_en = "Share of demonstration communities",
      points = 4,
      measure = linear { "results.showcase.best_share", from = 0, to = 5 },
      source = "团建示范社区评选结果",
    },
    item {
      id = "acceptance_share", title = "883验收通过率", title_en = "883 acceptance rate",
      points = 5,
      measure = linear { "results.acceptance.met_share", from = 70, to = 95 },
      source = "883行动计划验收结果",
    },
    item {
      id = "binding_mean", title = "党团捆绑平均分", title_en = "Mean party-league binding score",
      points = 5,
      measure = score_of { "binding" },
      source = "党团捆绑考核结果",
    },
    -- 三年未满时还没有总评：本项不计入，其余折算到 100 分。
    item {
      id = "three_year_score", title = "三年成效总评", title_en = "Three-year results, final",
      points = 6,
      measure = score_of { "three_year" },
      missing = "exclude",
      source = "三年成效考核结果",
    },
    item {
      id = "livelihood_score", title = "民生“五有”得分", title_en = "Livelihood five-have score",
      points = 4,
      measure = score_of { "livelihood" },
      source = "民生“五有”考核结果",
    },
  },

  -- 五有达标的社区不到六成：最高培育。
  gate {
    id = "few_met", title = "五有达标率不足", title_en = "Too few communities met the standard",
    when = not_of { at_least { "results.five_have.met_share", 60 } },
    cap = "培育",
    flag = "达标率不足",
  },
  -- 三年成效总评不到 60 分：不能入选。
  gate {
    id = "three_year_fails", title = "三年成效不合格", title_en = "Three-year results fail",
    when = not_of { at_least { "results.three_year.total", 60 } },
    cap = "未入选",
    flag = "三年成效不合格",
  },
  -- 下面三条：最高培育。三个指标都要填“是”或“否”，空着就是不知道。
  gate {
    id = "criticised", title = "通报批评", title_en = "Circulated criticism",
    when = yes { "circulated_criticism" },
    cap = "培育",
    flag = "通报批评",
  },
  gate {
    id = "youth_harm", title = "侵害青少年权益", title_en = "Harm to youth rights",
    when = yes { "youth_harm_confirmed" },
    cap = "培育",
    flag = "侵害青少年权益",
  },
  gate {
    id = "concealed", title = "瞒报重大事项", title_en = "Serious matter concealed",
    when = yes { "matter_concealed" },
    cap = "培育",
    flag = "瞒报重大事项",
  },

  grades = {
    grade { "示范区", at = 85 },
    grade { "培育", at = 75 },
    grade { "未入选" },
  },

  -- 名额：不超过全市区数的 30%。
  quota { grade = "示范区", share = 0.30, within = "city" },
}
