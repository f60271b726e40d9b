-- 党团捆绑考核：党建 45 分、团建 35 分、捆绑工作 20 分。
--
-- 怎样修改：
--   points   这一项的分值。全部分值加起来必须是 100，否则规则不能载入。
--   捆绑工作的各项，办法里按 100 分写，这里都乘 0.2（10 分写成 2 分）。
--   from/to  线性计分的起点和满分点：到 from 得 0 分，到 to 得满分，中间按比例。
--   引号里的英文是指标代号，中文名称见 ../indicators.csv。
--   “results.party.total” 是党建得分，“results.league.total” 是团建得分，见下面的 uses。
-- 两个短横线后面是说明，不参与计分。改完请核对 cases.csv 里的算例。

return ruleset {
  id = "party-league-binding",
  version = "1.0.0",
  title = "党团捆绑考核",
  title_en = "Party-league binding",
  source = "党团捆绑考核，同步规划、同步实施、同步考核、同步表彰（市社区团建工作现场会讲话）",
  unit = { "community", "street", "district" },  -- 考核对象：社区（默认）、街道或区
  total = 100,             -- 满分
  decimals = 2,            -- 公布时保留的小数位数，四舍五入
  rescale = "section",     -- 不适用的分值只在本一级项内折算：捆绑工作始终是 20 分
  rank = { within = "district", smallest = 3 },  -- 区内排名；不足 3 个单位不排
  met = "合格",            -- 达到这一等次及以上，计入达标率
  pass_line = 60,          -- 加分不能把不及格抬成及格

  -- 党建得分取自五三三，团建得分取自五有标准。考核街道、区时，取所辖社区的平均分。
  uses = { party = "five-three-three", league = "five-have" },

  section {
    id = "party_building", title = "党建", title_en = "Party building",

    item {
      id = "party_score", title = "五三三得分", title_en = "Five-three-three score",
      points = 45,
      measure = score_of { "party" },
      source = "五三三考核结果",
    },
  },

  section {
    id = "league_building", title = "团建", title_en = "League building",

    item {
      id = "league_score", title = "五有得分", title_en = "Five-have score",
      points = 35,
      measure = score_of { "league" },
      source = "五有标准考核结果",
    },
  },

  section {
    id = "binding", title = "捆绑工作", title_en = "Binding",

    -- 四个“同步”，各占 2 分。weighted 里的数是这一部分的权重。
    item {
      id = "joint_planning", title = "同步规划", title_en = "Joint planning",
      points = 2,
      measure = weighted {
        { yes { "binding_plan_issued" }, 4 },
        { yes { "binding_targets_quantified" }, 3 },
        { yes { "binding_same_cycle" }, 3 },
      },
      source = "规划文件",
    },
    item {
      id = "joint_implementation", title = "同步实施", title_en = "Joint implementation",
      points = 2,
      measure = linear { percent { "binding_tasks_done", "binding_tasks" }, from = 50, to = 100 },
      source = "任务清单",
    },
    item {
      id = "joint_appraisal", title = "同步考核", title_en = "Joint appraisal",
      points = 2,
      measure = weighted {
        { yes { "binding_in_appraisal" }, 4 },
        { at_least { "binding_weight", 10 }, 3 },
        { yes { "binding_same_round" }, 3 },
      },
      source = "党建目标管理办法、考核通知",
      note = "团建在党建考核中的权重不低于 10%",
    },
    item {
      id = "joint_commendation", title = "同步表彰", title_en = "Joint commendation",
      points = 2,
      measure = count_of { "commendation_joint", "commendation_includes_league" },
      source = "表彰文件",
      note = "本年度没有表彰的两个指标都填“不适用”，本项不计入",
    },

    -- 目标共订、内容衔接、机制配套、相互促进，每个 1 分。
    item {
      id = "mechanisms", title = "四个机制", title_en = "Four mechanisms",
      points = 4,
      measure = count_of {
        "mechanism_targets", "mechanism_content", "mechanism_support", "mechanism_promotion",
      },
      source = "制度文本、会议记录",
    },
    -- 五个“抓”，每个 0.6 分。
    item {
      id = "five_leads", title = "五个“抓”", title_en = "Five leads",
      points = 3,
      measure = count_of {
        "lead_committee", "lead_leader", "lead_department", "lead_secretary", "lead_others",
      },
      source = "分工文件、会议记录",
    },

    -- 保障：专题研究、联席会议、经费，各 1 分。
    item {
      id = "sessions", title = "专题研究", title_en = "Topic sessions",
      points = 1,
      measure = at_least { "topic_sessions", 2 },
      source = "会议记录",
    },
    item {
      id = "meetings", title = "联席会议", title_en = "Joint meetings",
      points = 1,
      measure = at_least { "joint_meetings", 2 },
      source = "会议记录",
    },
    -- 足额到位得满分；少 10% 以内得 0.7 分，少 20% 以内得 0.4 分，更多不得分。
    item {
      id = "budget", title = "经费到位", title_en = "Budget in place",
      points = 1,
      measure = steps {
        percent { "budget_in_place", "budget_planned" }, {100, 1}, {90, 0.7}, {80, 0.4},
      },
      source = "经费拨付凭证",
    },

    -- 党建、团建得分相差 5 分以内得满分，相差 25 分不得分。
    item {
      id = "gap", title = "党团差距", title_en = "Gap between party and league",
      points = 2,
      measure = linear { gap { "results.party.total", "results.league.total" }, from = 25, to = 5 },
      source = "五三三、五有标准考核结果",
    },
  },

  -- 党团共同获得的荣誉：国家级 3 分、省级 2 分、市级 1 分，只算最高的一项。
  bonus {
    id = "joint_honours", title = "共同荣誉", title_en = "Joint honours", cap = 3,
    measure = steps { "joint_honour_level", {3, 3}, {2, 2}, {1, 1} },
  },

  -- 挂钩：从上往下依次起作用，只压低等次，不改分数。

  -- 一、团建不到 60 分，党组织不得评优。
  gate {
    id = "league_fails", title = "团建不合格", title_en = "League building fails",
    when = not_of { at_least { "results.league.total", 60 } },
    cap = "良好",
    flag = "党组织不得评优",
  },
  -- 二、党建不到 60 分，最高合格。
  gate {
    id = "party_fails", title = "党建不合格", title_en = "Party building fails",
    when = not_of { at_least { "results.party.total", 60 } },
    cap = "合格",
  },
  -- 三、党组织等次至多比团组织高一档：团建 60 至 80 分（合格），最高良好；
  --     不到 60 分（不合格），最高合格；80 分以上（良好）可以评优秀，不用限档。
  gate {
    id = "league_band_pass", title = "团建合格，最高良好", title_en = "League at pass: good at most",
    when = all_of {
      at_least { "results.league.total", 60 },
      not_of { at_least { "results.league.total", 80 } },
    },
    cap = "良好",
  },
  gate {
    id = "league_band_fail", title = "团建不合格，最高合格", title_en = "League fails: pass at most",
    when = not_of { at_least { "results.league.total", 60 } },
    cap = "合格",
  },
  -- 四、党建、团建都在 90 分以上，捆绑工作在 20 分中得 16 分以上（百分制 80 分）。
  gate {
    id = "joint_commendation_eligible", title = "可联合表彰",
    title_en = "Eligible for joint commendation",
    when = function(c, card)
      local party, league = c.results.party.total, c.results.league.total
      local binding = card.sections.binding
      if party == nil or league == nil or binding == nil then
        return nil  -- 缺数据：不知道
      end
      return party >= 90 and league >= 90 and binding >= 16
    end,
    flag = "可联合表彰",
  },

  -- 提请复核：社区最高良好，标“待复核”。三个指标都要填“是”或“否”，空着就是不知道。
  gate {
    id = "criticised", title = "通报批评", title_en = "Circulated criticism",
    when = yes { "circulated_criticism" },
    cap = "良好",
    flag = "待复核",
  },
  gate {
    id = "youth_harm", title = "侵害青少年权益", title_en = "Harm to youth rights",
    when = yes { "youth_harm_confirmed" },
    cap = "良好",
    flag = "待复核",
  },
  gate {
    id = "concealed", title = "瞒报重大事项", title_en = "Serious matter concealed",
    when = yes { "matter_concealed" },
    cap = "良好",
    flag = "待复核",
  },
  -- 街道、区有上面任何一种情形的，最高合格。
  gate {
    id = "higher_unit", title = "街道、区最高合格", title_en = "Street or district: pass at most",
    when = function(c)
      if c.unit.level == "community" then
        return false
      end
      -- 空着的由上面三条标缺数据
      return c.circulated_criticism or c.youth_harm_confirmed or c.matter_concealed
    end,
    cap = "合格",
  },

  grades = {
    grade { "优秀", at = 90 },
    grade { "良好", at = 80 },
    grade { "合格", at = 60 },
    grade { "不合格" },
  },

  -- 优秀名额：不超过本区参评单位的 30%。
  quota { grade = "优秀", share = 0.30, within = "district" },
}
