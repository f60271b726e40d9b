-- 团建示范社区：从五个考核结果里评选。
--
-- 怎样修改：
--   points    这一项的分值。全部分值加起来必须是 100，否则规则不能载入。
--   score_of  另一个规则集的得分（百分制）乘以这里的分值再除以 100。
--   uses      给用到的规则集取的简称，score_of 和 results 后面写的都是简称。
-- 两个短横线后面是说明，不参与计分。改完请核对 cases.csv 里的算例。

return ruleset {
  id = "demonstration-community",
  version = "1.0.0",
  title = "团建示范社区",
  title_en = "Demonstration community of league building",
  source = "团建示范社区（市社区团建工作现场会讲话）",
  unit = "community",      -- 评选对象：社区
  total = 100,             -- 满分
  decimals = 2,            -- 公布时保留的小数位数，四舍五入
  rank = { within = "district", smallest = 3 },  -- 区内排名；不足 3 个社区不排
  met = "示范社区",        -- 达标率在这里就是入选率

  uses = {
    five_have = "five-have",            -- 五有标准
    binding = "party-league-binding",   -- 党团捆绑
    party = "five-three-three",         -- 五三三
    action = "youth-action",            -- 社区青春行动
    acceptance = "plan-883",            -- 883行动计划验收
  },

  section {
    id = "foundation", title = "团建基础", title_en = "Foundation",

    item {
      id = "five_have_score", title = "五有得分", title_en = "Five-have score",
      points = 40,
      measure = score_of { "five_have" },
      source = "五有标准考核结果",
    },
  },

  section {
    id = "party_and_league", title = "党团共建", title_en = "Party and league",

    item {
      id = "binding_score", title = "党团捆绑得分", title_en = "Party-league binding score",
      points = 20,
      measure = score_of { "binding" },
      source = "党团捆绑考核结果",
    },
    item {
      id = "party_score", title = "五三三得分", title_en = "Five-three-three score",
      points = 10,
      measure = score_of { "party" },
      source = "五三三考核结果",
    },
  },

  section {
    id = "youth", title = "青春行动", title_en = "Youth action",

    item {
      id = "action_score", title = "青春行动得分", title_en = "Youth-action score",
      points = 20,
      measure = score_of { "action" },
      source = "社区青春行动考核结果",
    },
  },

  section {
    id = "standards", title = "达标验收", title_en = "Acceptance",

    item {
      id = "acceptance_score", title = "883验收得分", title_en = "883 acceptance score",
      points = 10,
      measure = score_of { "acceptance" },
      source = "883行动计划验收结果",
    },
  },

  -- 一名团员也没有：不能入选。
  gate {
    id = "hollow", title = "空心团组织", title_en = "Hollow organisation",
    when = equals { "league_members", 0 },
    cap = "未入选",
    flag = "空心",
  },
  -- 五有没有达标：不能入选。
  gate {
    id = "below_standard", title = "五有未达标", title_en = "Five-have not met",
    when = function(c)
      local grade = c.results.five_have.grade
      if grade == nil then
        return nil  -- 没有五有结果：不知道
      end
      return grade == "未达标"
    end,
    cap = "未入选",
    flag = "五有未达标",
  },
  -- 883 没有通过验收：最高培育。
  gate {
    id = "not_accepted", title = "883未通过", title_en = "883 not accepted",
    when = function(c)
      local grade = c.results.acceptance.grade
      if grade == nil then
        return nil  -- 没有验收结果：不知道
      end
      return grade ~= "通过"
    end,
    cap = "培育",
    flag = "883未通过",
  },
  -- 提请复核：复核以前最高培育。三个指标都要填“是”或“否”，空着就是不知道。
  gate {
    id = "criticised", title = "通报批评", title_en = "Circulated criticism",
    when = yes { "circulated_criticism" },
    cap = "培育",
    flag = "待复核",
  },
  gate {
    id = "youth_harm", title = "侵害青少年权益", title_en = "Harm to youth rights",
    when = yes { "youth_harm_confirmed" },
    cap = "培育",
    flag = "待复核",
  },
  gate {
    id = "concealed", title = "瞒报重大事项", title_en = "Serious matter concealed",
    when = yes { "matter_concealed" },
    cap = "培育",
    flag = "待复核",
  },

  -- 示范社区：85 分以上，而且五有标准评为“示范”。
  grades = {
    grade { "示范社区", at = 85, when = function(c) return c.results.five_have.grade == "示范" end },
    grade { "培育", at = 75 },
    grade { "未入选" },
  },

  -- 名额：不超过本区社区数的 10%。
  quota { grade = "示范社区", share = 0.10, within = "district" },
}
