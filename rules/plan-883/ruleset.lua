-- 883行动计划达标验收：四个平台各 25 分，总分和每个平台都要过线。
--
-- 怎样修改：
--   points   这一项的分值。全部分值加起来必须是 100，否则规则不能载入。
--   from/to  线性计分的起点和满分点：到 from 得 0 分，到 to 得满分，中间按比例。
--   引号里的英文是指标代号，中文名称见 ../indicators.csv。
-- 四个平台的前五项写法相同，改一个平台时请一并改其余三个。
-- 两个短横线后面是说明，不参与计分。改完请核对 cases.csv 里的算例。

return ruleset {
  id = "plan-883",
  version = "1.0.0",
  title = "883行动计划达标验收",
  title_en = "Acceptance of the 883 plan",
  source = "883行动计划四个平台建设、达标验收（市社区团建工作现场会讲话）",
  unit = "community",      -- 考核对象：社区
  total = 100,             -- 满分
  decimals = 2,            -- 公布时保留的小数位数，四舍五入
  rescale = "section",     -- 不适用的项目在本平台内折算：每个平台的满分总是 25 分
  rank = { within = "district", smallest = 3 },  -- 区内排名；不足 3 个社区不排
  met = "通过",            -- 达到这一结论，计入达标率

  -- 验收程序，按次序，不得跳步；记录在 process.csv。
  -- 限期整改的，30 天内整改，可再验收一次。
  process {
    "未申报", "自评", "街道初审", "区复核", "市验收",
    verdicts = { "通过", "限期整改", "不通过" },
    retry = { from = "限期整改", to = "市验收", times = 1, days = 30 },
  },

  section {
    id = "employment", title = "就业和社会保障平台", title_en = "Employment and social security",

    item {
      id = "employment_setup", title = "就业平台机构人员", title_en = "Set up and staffed",
      points = 5,
      measure = count_of { "employment_platform_established", "employment_platform_staffed" },
      source = "设立文件、在岗名册汇总数",
      note = "设立 2.5 分，人员到岗 2.5 分",
    },
    item {
      id = "employment_premises", title = "就业平台场所设备", title_en = "Premises and equipment",
      points = 5,
      measure = count_of { "employment_platform_premises", "employment_platform_equipment" },
      source = "现场查看",
      note = "场所 2.5 分，设备 2.5 分",
    },
    item {
      id = "employment_duties", title = "就业平台职责上墙", title_en = "Duties posted",
      points = 3,
      measure = yes { "employment_platform_duties" },
      source = "现场查看",
    },
    item {
      id = "employment_ledger", title = "就业平台台账", title_en = "Ledger",
      points = 2,
      measure = yes { "employment_platform_ledger" },
      source = "平台台账",
    },
    item {
      id = "employment_handling", title = "就业平台办结率", title_en = "Matters closed",
      points = 2,
      when = not_of { equals { "employment_matters", 0 } },
      measure = linear { percent { "employment_matters_closed", "employment_matters" }, from = 60, to = 95 },
      source = "平台台账",
      note = "没有受理事项的不适用",
    },

    -- 业务指标 8 分：就业安置率 4 分，参保率 4 分。
    item {
      id = "employment_placement", title = "就业安置率", title_en = "Placement rate",
      points = 4,
      when = not_of { equals { "job_seekers", 0 } },
      measure = linear { percent { "job_seekers_placed", "job_seekers" }, from = 40, to = 70 },
      source = "求职登记和安置台账汇总数",
      note = "没有人登记求职的不适用",
    },
    item {
      id = "employment_insurance", title = "参保率", title_en = "Insurance coverage",
      points = 4,
      measure = linear { percent { "insured", "insurance_eligible" }, from = 60, to = 95 },
      source = "社会保险经办机构汇总数",
    },
  },

  section {
    id = "city", title = "城市管理平台", title_en = "City management",

    item {
      id = "city_setup", title = "城管平台机构人员", title_en = "Set up and staffed",
      points = 5,
      measure = count_of { "city_platform_established", "city_platform_staffed" },
      source = "设立文件、在岗名册汇总数",
      note = "设立 2.5 分，人员到岗 2.5 分",
    },
    item {
      id = "city_premises", title = "城管平台场所设备", title_en = "Premises and equipment",
      points = 5,
      measure = count_of { "city_platform_premises", "city_platform_equipment" },
      source = "现场查看",
      note = "场所 2.5 分，设备 2.5 分",
    },
    item {
      id = "city_duties", title = "城管平台职责上墙", title_en = "Duties posted",
      points = 3,
      measure = yes { "city_platform_duties" },
      source = "现场查看",
    },
    item {
      id = "city_ledger", title = "城管平台台账", title_en = "Ledger",
      points = 2,
      measure = yes { "city_platform_ledger" },
      source = "平台台账",
    },
    item {
      id = "city_handling", title = "城管平台办结率", title_en = "Matters closed",
      points = 2,
      when = not_of { equals { "city_matters", 0 } },
      measure = linear { percent { "city_matters_closed", "city_matters" }, from = 60, to = 95 },
      source = "平台台账",
      note = "没有受理事项的不适用",
    },

    -- 业务指标 8 分：六类整治的完成率，等权平均。没有计划的一类填“不适用”，不参加平均。
    item {
      id = "city_works", title = "整治完成率", title_en = "Works completed",
      points = 8,
      measure = weighted {
        { linear { percent { "roads_done", "roads_planned" }, from = 0, to = 100 }, 1 },
        { linear { percent { "sewers_done", "sewers_planned" }, from = 0, to = 100 }, 1 },
        { linear { percent { "lamps_done", "lamps_planned" }, from = 0, to = 100 }, 1 },
        { linear { percent { "fitness_done", "fitness_planned" }, from = 0, to = 100 }, 1 },
        { linear { percent { "green_done", "green_planned" }, from = 0, to = 100 }, 1 },
        { linear { percent { "demolition_done", "demolition_planned" }, from = 0, to = 100 }, 1 },
      },
      source = "883行动计划项目清单、竣工验收单",
      note = "道路、下水道、路灯、健身器材、绿化、拆违；没有计划的一类填“不适用”，不要填 0",
    },
  },

  section {
    id = "security", title = "社会治安综合管理平台", title_en = "Public security",

    item {
      id = "security_setup", title = "治安平台机构人员", title_en = "Set up and staffed",
      points = 5,
      measure = count_of { "security_platform_established", "security_platform_staffed" },
      source = "设立文件、在岗名册汇总数",
      note = "设立 2.5 分，人员到岗 2.5 分",
    },
    item {
      id = "security_premises", title = "治安平台场所设备", title_en = "Premises and equipment",
      points = 5,
      measure = count_of { "security_platform_premises", "security_platform_equipment" },
      source = "现场查看",
      note = "场所 2.5 分，设备 2.5 分",
    },
    item {
      id = "security_duties", title = "治安平台职责上墙", title_en = "Duties posted",
      points = 3,
      measure = yes { "security_platform_duties" },
      source = "现场查看",
    },
    item {
      id = "security_ledger", title = "治安平台台账", title_en = "Ledger",
      points = 2,
      measure = yes { "security_platform_ledger" },
      source = "平台台账",
    },
    item {
      id = "security_handling", title = "治安平台办结率", title_en = "Matters closed",
      points = 2,
      when = not_of { equals { "security_matters", 0 } },
      measure = linear { percent { "security_matters_closed", "security_matters" }, from = 60, to = 95 },
      source = "平台台账",
      note = "没有受理事项的不适用",
    },

    -- 业务指标 8 分：纠纷化解率 4 分，治安案件下降 4 分。
    item {
      id = "security_disputes", title = "纠纷化解率", title_en = "Disputes resolved",
      points = 4,
      when = not_of { equals { "disputes", 0 } },
      measure = linear { percent { "disputes_resolved", "disputes" }, from = 80, to = 95 },
      source = "调解台账汇总数",
      note = "没有受理纠纷的不适用",
    },
    -- 两者取高：每千人案件数比上一份快照下降（持平 0 分，下降 0.2 件满分）；
    -- 或者本年每千人不超过 0.5 件，已经很低，满分。
    item {
      id = "security_incidents", title = "治安案件下降", title_en = "Incident rate falling",
      points = 4,
      measure = best_of {
        linear {
          change { per { "incidents", "residents", 1000 }, since = "previous" },
          from = 0, to = -0.2,
        },
        at_most { per { "incidents", "residents", 1000 }, 0.5 },
      },
      source = "公安机关汇总数",
      note = "没有上一年数据的，只看是否不超过每千人 0.5 件",
    },
  },

  section {
    id = "service", title = "社会服务平台", title_en = "Social services",

    item {
      id = "service_setup", title = "服务平台机构人员", title_en = "Set up and staffed",
      points = 5,
      measure = count_of { "service_platform_established", "service_platform_staffed" },
      source = "设立文件、在岗名册汇总数",
      note = "设立 2.5 分，人员到岗 2.5 分",
    },
    item {
      id = "service_premises", title = "服务平台场所设备", title_en = "Premises and equipment",
      points = 5,
      measure = count_of { "service_platform_premises", "service_platform_equipment" },
      source = "现场查看",
      note = "场所 2.5 分，设备 2.5 分",
    },
    item {
      id = "service_duties", title = "服务平台职责上墙", title_en = "Duties posted",
      points = 3,
      measure = yes { "service_platform_duties" },
      source = "现场查看",
    },
    item {
      id = "service_ledger", title = "服务平台台账", title_en = "Ledger",
      points = 2,
      measure = yes { "service_platform_ledger" },
      source = "平台台账",
    },
    item {
      id = "service_handling", title = "服务平台办结率", title_en = "Matters closed",
      points = 2,
      when = not_of { equals { "service_matters", 0 } },
      measure = linear { percent { "service_matters_closed", "service_matters" }, from = 60, to = 95 },
      source = "平台台账",
      note = "没有受理事项的不适用",
    },

    -- 业务指标 8 分：服务事项 4 分，服务满意度 4 分。
    item {
      id = "service_items", title = "服务事项数", title_en = "Service items offered",
      points = 4,
      measure = linear { "service_items", from = 10, to = 35 },
      source = "服务事项公示目录",
    },
    item {
      id = "service_satisfaction", title = "服务满意度", title_en = "Service satisfaction",
      points = 4,
      measure = linear {
        sampled { "service_satisfaction", size = "satisfaction_sample", least = 30 },
        from = 70, to = 90,
      },
      source = "满意度调查",
      note = "有效样本不足 30 份的算缺数据",
    },
  },

  -- 还没有到“市验收”这一步：分数照算，结论只能是“未验收”。
  gate {
    id = "not_yet_accepted", title = "尚未市验收", title_en = "Not yet at the city's acceptance",
    when = not_of { reached { "市验收" } },
    cap = "未验收",
  },

  -- 从上往下，第一个全部满足的就是结论；each_section 是每个平台的最低得分率（25 分的 80% 是 20 分）。
  grades = {
    grade { "通过", at = 85, each_section = 0.80 },
    grade { "限期整改", at = 70 },
    grade { "不通过" },
    grade { "未验收" },    -- 只由上面的条件给出
  },
}
