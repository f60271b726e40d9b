-- 社区党建“五三三”：五化、三心、三项活动，加六个有。
--
-- 怎样修改：
--   points   这一项的分值。全部分值加起来必须是 100，否则规则不能载入。
--   from/to  线性计分的起点和满分点：到 from 得 0 分，到 to 得满分，中间按比例。
--   引号里的英文是指标代号，中文名称见 ../indicators.csv。
-- 两个短横线后面是说明，不参与计分。改完请核对 cases.csv 里的算例。

return ruleset {
  id = "five-three-three",
  version = "1.0.0",
  title = "社区党建“五三三”",
  title_en = "Five-three-three standard of community party building",
  source = "五化、三心、三项活动，六个有（努力创新社区党建思考）",
  unit = "community",      -- 考核对象：社区
  total = 100,             -- 满分
  decimals = 2,            -- 公布时保留的小数位数，四舍五入
  rank = { within = "district", smallest = 3 },  -- 区内排名；不足 3 个社区不排
  met = "合格",            -- 达到这一等次及以上，计入达标率

  ------ 五化，各 8 分 ------

  section {
    id = "network", title = "网络化", title_en = "Network",

    -- 正式党员 100 人以上设党委（3），50 至 99 人设党总支（2），3 至 49 人设党支部（1），
    -- 不足 3 人的不单独设（0）。党员数和设置层级相符的得满分，不符的 0 分。
    item {
      id = "structure", title = "党组织设置", title_en = "Structure matches membership",
      points = 4,
      needs = { "party_members", "party_organisation_level" },
      score = function(c)
        local due = 0
        if c.party_members >= 100 then due = 3
        elseif c.party_members >= 50 then due = 2
        elseif c.party_members >= 3 then due = 1
        end
        if c.party_organisation_level == due then return 4 end
        local names = { [0] = "不单独设", [1] = "设党支部", [2] = "设党总支", [3] = "设党委" }
        return 0, string.format("正式党员%d人，应", c.party_members) .. names[due]
      end,
      source = "党员名册汇总数、党组织批复",
    },
    item {
      id = "stations", title = "四站一室", title_en = "Four stations and a room",
      points = 2,
      measure = linear { "stations_and_room", from = 0, to = 5 },
      source = "现场查看",
      note = "每建成一处 0.4 分",
    },
    item {
      id = "building_groups", title = "小区楼栋党小组", title_en = "Estate and building groups",
      points = 2,
      measure = linear { percent { "building_groups", "building_groups_due" }, from = 60, to = 100 },
      source = "党小组清单",
    },
  },

  section {
    id = "system", title = "制度化", title_en = "System",

    item {
      id = "documents", title = "五方面制度", title_en = "Documents in five fields",
      points = 8,
      measure = count_of {
        "documents_organisation", "documents_management", "documents_service",
        "documents_culture", "documents_health",
      },
      source = "制度文本",
      note = "组织、管理、服务、文化、卫生，每方面 1.6 分",
    },
  },

  section {
    id = "coordination", title = "协调化", title_en = "Coordination",

    -- 每年至少 2 次，每少 1 次扣 2.5 分，扣完为止。
    item {
      id = "joint_meetings", title = "联席会议", title_en = "Joint meetings",
      points = 5,
      measure = deduct { "joint_meetings", expected = 2, per = 1, points = 2.5 },
      source = "会议记录",
    },
    item {
      id = "units_taking_part", title = "共建单位参与率", title_en = "Partner units taking part",
      points = 3,
      measure = linear {
        percent { "member_units_taking_part", "member_units" }, from = 40, to = 80,
      },
      source = "共建协议、活动记录",
      note = "没有共建单位的填“不适用”",
    },
  },

  -- 功能化看用不用；有没有，由“六个有”计分，不重复。
  section {
    id = "functions", title = "功能化", title_en = "Functions in use",

    item {
      id = "opening_hours", title = "每周开放时间", title_en = "Opening hours a week",
      points = 4,
      measure = linear { "service_hours_per_week", from = 20, to = 40 },
      source = "开放公示牌",
    },
    item {
      id = "functions_used", title = "功能使用", title_en = "Functions used",
      points = 4,
      measure = count_of {
        "function_training", "function_relief", "function_recreation", "function_fellowship",
      },
      source = "活动记录",
      note = "培训、救助、娱乐、联谊，每种 1 分",
    },
  },

  section {
    id = "harmony", title = "和谐化", title_en = "Harmony",

    item {
      id = "resident_satisfaction", title = "居民满意度", title_en = "Resident satisfaction",
      points = 5,
      measure = linear {
        sampled { "satisfaction", size = "satisfaction_sample", least = 30 },
        from = 70, to = 90,
      },
      source = "满意度调查",
      note = "有效样本不足 30 份的算缺数据",
    },
    item {
      id = "disputes_resolved_rate", title = "纠纷化解率", title_en = "Disputes resolved",
      points = 3,
      when = not_of { equals { "disputes", 0 } },
      measure = linear { percent { "disputes_resolved", "disputes" }, from = 80, to = 95 },
      source = "调解台账汇总数",
      note = "没有受理纠纷的不适用",
    },
  },

  ------ 三心，各 8 分 ------

  section {
    id = "core", title = "强化核心", title_en = "A strong core",

    item {
      id = "five_goods", title = "五好", title_en = "Five goods",
      points = 8,
      measure = linear { "five_goods_met", from = 0, to = 5 },
      source = "“五好”考评表",
      note = "每达到一项 1.6 分",
    },
  },

  section {
    id = "serving", title = "服务中心", title_en = "Serving",

    item {
      id = "hardship_records", title = "困难群众台账", title_en = "Hardship ledger",
      points = 2,
      measure = yes { "hardship_ledger" },
      source = "台账（只看有无和更新，不收名单）",
    },
    item {
      id = "help", title = "三线帮扶完成率", title_en = "Help completed",
      points = 6,
      when = not_of { equals { "help_planned", 0 } },
      measure = linear { percent { "help_completed", "help_planned" }, from = 60, to = 100 },
      source = "帮扶计划和完成情况汇总数",
      note = "没有帮扶任务的不适用",
    },
  },

  section {
    id = "hearts", title = "凝聚民心", title_en = "Winning hearts",

    item {
      id = "tiers", title = "三级服务", title_en = "Three-tier services",
      points = 4,
      measure = linear { "service_tiers", from = 0, to = 3 },
      source = "现场查看",
    },
    item {
      id = "satisfaction_with_service", title = "服务满意度", title_en = "Service satisfaction",
      points = 4,
      measure = linear {
        sampled { "service_satisfaction", size = "satisfaction_sample", least = 30 },
        from = 70, to = 90,
      },
      source = "满意度调查",
      note = "有效样本不足 30 份的算缺数据",
    },
  },

  ------ 三项活动，各 7 分 ------

  section {
    id = "joint_building", title = "集中共建", title_en = "Joint building",

    item {
      id = "joint_projects", title = "共建项目完成率", title_en = "Joint projects completed",
      points = 7,
      measure = linear {
        percent { "joint_projects_completed", "joint_projects_planned" }, from = 60, to = 100,
      },
      source = "共建项目清单",
      note = "一个项目也没有计划的 0 分",
    },
  },

  section {
    id = "volunteering", title = "党员义工", title_en = "Member volunteers",

    item {
      id = "volunteer_quarters", title = "义工队每季有活动", title_en = "Active each quarter",
      points = 7,
      measure = linear { "volunteer_team_quarters", from = 0, to = 4 },
      source = "活动记录",
      note = "每个有活动的季度 1.75 分",
    },
  },

  section {
    id = "members_in_service", title = "在职党员", title_en = "Serving members",

    item {
      id = "registration", title = "在职党员报到率", title_en = "Serving members registered",
      points = 4,
      when = not_of { equals { "serving_members", 0 } },
      measure = linear {
        percent { "serving_members_registered", "serving_members" }, from = 60, to = 95,
      },
      source = "报到登记汇总数",
      note = "没有在职党员居住的不适用",
    },
    item {
      id = "feedback", title = "反馈表回收率", title_en = "Feedback forms returned",
      points = 3,
      measure = linear {
        percent { "feedback_forms_returned", "feedback_forms_sent" }, from = 50, to = 90,
      },
      source = "反馈表收发登记",
      note = "一份也没有发出的 0 分",
    },
  },

  ------ 六个有 ------

  section {
    id = "six_haves", title = "六个有", title_en = "Six things to have",

    item {
      id = "six", title = "六个有", title_en = "Six things to have",
      points = 15,
      measure = count_of {
        "has_office", "has_activity_room", "has_e_learning",
        "has_door_sign", "has_wall_boards", "has_activity_rules",
      },
      source = "现场查看",
      note = "办公场所、活动室、电化教育设施、门上牌子、墙上板块、活动制度，每个 2.5 分",
    },
  },

  -- 六个有少于 4 个（“是”算 1，相加不超过 3）：等次最高为合格。
  gate {
    id = "six_haves_short", title = "六个有不足4个", title_en = "Fewer than four of the six",
    when = at_most {
      sum {
        "has_office", "has_activity_room", "has_e_learning",
        "has_door_sign", "has_wall_boards", "has_activity_rules",
      },
      3,
    },
    cap = "合格",
    flag = "六个有不足",
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

  -- 从上往下，第一个全部满足的就是等次。
  grades = {
    grade { "优秀", at = 90 },
    grade { "良好", at = 80 },
    grade { "合格", at = 60 },
    grade { "不合格" },
  },

  -- 优秀名额：不超过本区社区数的 30%。
  quota { grade = "优秀", share = 0.30, within = "district" },
}
