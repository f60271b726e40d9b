-- “两邻”社区：四互、四共、四和。
--
-- 怎样修改：
--   points   这一项的分值。全部分值加起来必须是 100，否则规则不能载入。
--   from/to  线性计分的起点和满分点：到 from 得 0 分，到 to 得满分，中间按比例。
--   引号里的英文是指标代号，中文名称见 ../indicators.csv。
-- 两个短横线后面是说明，不参与计分。改完请核对 cases.csv 里的算例。

return ruleset {
  id = "two-neighbours",
  version = "1.0.0",
  title = "“两邻”社区",
  title_en = "Good neighbours",
  source = "四互、四共、四和（“两邻”理念）",
  unit = "community",      -- 考核对象：社区
  total = 100,             -- 满分
  decimals = 2,            -- 公布时保留的小数位数，四舍五入
  -- 同类社区（老旧、商品房、安置、村改居）一起排名；不足 3 个不排
  rank = { within = "stratum", smallest = 3 },
  met = "合格",            -- 达到这一等次及以上，计入达标率

  -- 测评都写成 sampled { 测评, size = 样本数, least = 30 }：有效样本不足 30 份，算缺数据。

  ------ 四互：互动、互信、互爱、互助，各 8 分 ------

  section {
    id = "mutual", title = "四互", title_en = "Mutual",

    item {
      id = "events", title = "互动：每小区邻里活动", title_en = "Events per estate",
      points = 8,
      measure = linear { ratio { "neighbour_events", "estates" }, from = 1, to = 4 },
      source = "活动记录",
    },
    item {
      id = "mediation", title = "互信：评理说事点覆盖率", title_en = "Mediation points",
      points = 4,
      measure = linear {
        percent { "estates_with_mediation_point", "estates" }, from = 50, to = 100,
      },
      source = "现场查看",
    },
    item {
      id = "trust", title = "互信：互信测评", title_en = "Trust survey",
      points = 4,
      measure = linear {
        sampled { "trust_survey", size = "neighbour_survey_sample", least = 30 },
        from = 70, to = 90,
      },
      source = "居民测评",
    },
    item {
      id = "care", title = "互爱：关爱方案覆盖率", title_en = "Care plans",
      points = 8,
      when = not_of { equals { "care_plans_due", 0 } },
      measure = linear { percent { "care_plans", "care_plans_due" }, from = 60, to = 100 },
      source = "关爱方案汇总数（不收名单）",
      note = "没有特殊困难家庭的不适用",
    },
    item {
      id = "volunteering", title = "互助：每千人志愿服务时长",
      title_en = "Volunteer hours per 1,000 people",
      points = 8,
      measure = linear { per { "volunteer_hours", "residents", 1000 }, from = 100, to = 600 },
      source = "志愿服务系统汇总数",
    },
  },

  ------ 四共：共商、共建、共治、共享，各 9 分 ------

  section {
    id = "together", title = "四共", title_en = "Together",

    item {
      id = "councils_held", title = "共商：议事协商", title_en = "Councils held",
      points = 4,
      measure = at_least { "councils", 4 },
      source = "会议记录",
    },
    item {
      id = "decisions_rate", title = "共商：决议落实率", title_en = "Decisions carried out",
      points = 5,
      measure = linear { percent { "decisions_done", "decisions" }, from = 50, to = 90 },
      source = "会议记录、落实台账",
      note = "一项决议也没有的 0 分",
    },
    item {
      id = "pairing", title = "共建：机关支部结对率", title_en = "Office branches paired",
      points = 9,
      when = not_of { equals { "branches_to_pair", 0 } },
      measure = linear { percent { "branches_paired", "branches_to_pair" }, from = 50, to = 100 },
      source = "结对清单",
      note = "没有结对任务的不适用",
    },
    item {
      id = "grid_branches", title = "共治：网格支部覆盖率", title_en = "Grid branches",
      points = 4,
      measure = linear { percent { "grids_with_branch", "grids" }, from = 60, to = 100 },
      source = "网格支部批复",
    },
    item {
      id = "closed_loop", title = "共治：网格事项办结率", title_en = "Grid matters closed",
      points = 5,
      measure = linear { percent { "grid_matters_closed", "grid_matters" }, from = 60, to = 90 },
      source = "网格平台汇总数",
    },
    item {
      id = "sharing", title = "共享：设施开放率", title_en = "Facilities open",
      points = 5,
      when = not_of { equals { "facilities", 0 } },
      measure = linear { percent { "facilities_open", "facilities" }, from = 50, to = 100 },
      source = "驻区单位设施清单",
      note = "没有可共享设施的不适用",
    },
    item {
      id = "one_stop", title = "共享：通办事项", title_en = "Items handled anywhere",
      points = 4,
      measure = linear { "one_stop_items", from = 10, to = 35 },
      source = "通办事项公示目录",
    },
  },

  ------ 四和：邻里和睦、环境和美、文化和融、社区和谐，各 8 分，测评和实绩各半 ------

  section {
    id = "harmonies", title = "四和", title_en = "Harmonies",

    item {
      id = "neighbours_survey", title = "邻里和睦：测评", title_en = "Neighbours: survey",
      points = 4,
      measure = linear {
        sampled { "survey_neighbours", size = "neighbour_survey_sample", least = 30 },
        from = 70, to = 90,
      },
      source = "居民测评",
    },
    -- 两者取高：每千户纠纷比上一份快照下降（持平 0 分，下降 2 件满分）；
    -- 或者本年每千户不超过 5 件，已经很低，满分。
    item {
      id = "disputes_falling", title = "邻里和睦：纠纷下降", title_en = "Disputes falling",
      points = 4,
      measure = best_of {
        linear {
          change { per { "disputes", "households", 1000 }, since = "previous" },
          from = 0, to = -2,
        },
        at_most { per { "disputes", "households", 1000 }, 5 },
      },
      source = "调解台账汇总数",
      note = "没有上一年数据的，只看是否不超过每千户 5 件",
    },
    item {
      id = "environment_survey", title = "环境和美：测评", title_en = "Environment: survey",
      points = 4,
      measure = linear {
        sampled { "survey_environment", size = "neighbour_survey_sample", least = 30 },
        from = 70, to = 90,
      },
      source = "居民测评",
    },
    item {
      id = "inspection", title = "环境和美：巡查得分", title_en = "Environment inspection",
      points = 4,
      measure = linear { "environment_inspection", from = 60, to = 95 },
      source = "环境卫生巡查记录",
    },
    item {
      id = "culture_survey", title = "文化和融：测评", title_en = "Culture: survey",
      points = 4,
      measure = linear {
        sampled { "survey_culture", size = "neighbour_survey_sample", least = 30 },
        from = 70, to = 90,
      },
      source = "居民测评",
    },
    item {
      id = "groups", title = "文化和融：参与群体", title_en = "Groups taking part",
      points = 4,
      measure = linear { "groups_taking_part", from = 0, to = 4 },
      source = "活动记录",
      note = "四类群体，每类 1 分",
    },
    item {
      id = "community_survey", title = "社区和谐：测评", title_en = "Community: survey",
      points = 4,
      measure = linear {
        sampled { "survey_community", size = "neighbour_survey_sample", least = 30 },
        from = 70, to = 90,
      },
      source = "居民测评",
    },
    -- 两者取高：每千户重复投诉比上一份快照下降（持平 0 分，下降 0.5 件满分）；
    -- 或者本年每千户不超过 1 件，已经很低，满分。
    item {
      id = "complaints_falling", title = "社区和谐：重复投诉下降",
      title_en = "Repeat complaints falling",
      points = 4,
      measure = best_of {
        linear {
          change { per { "repeat_complaints", "households", 1000 }, since = "previous" },
          from = 0, to = -0.5,
        },
        at_most { per { "repeat_complaints", "households", 1000 }, 1 },
      },
      source = "热线、信访汇总数",
      note = "没有上一年数据的，只看是否不超过每千户 1 件",
    },
  },

  -- 以下三条不改分数：等次最高为良好，提请复核。
  gate {
    id = "circulated", title = "被市级以上通报批评", title_en = "Circulated criticism",
    when = yes { "circulated_criticism" },
    cap = "良好",
    flag = "待复核",
  },
  gate {
    id = "youth_harm", title = "发生侵害青少年权益重大事件", title_en = "Major harm to youth rights",
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

  -- 从上往下，第一个全部满足的就是等次；each_section 是四互、四共、四和每块的最低得分率。
  grades = {
    grade { "优秀", at = 90, each_section = 0.70 },
    grade { "良好", at = 80 },
    grade { "合格", at = 60 },
    grade { "不合格" },
  },

  -- 优秀名额：不超过同类社区数的 30%。
  quota { grade = "优秀", share = 0.30, within = "stratum" },
}
