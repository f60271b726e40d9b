-- 三年成效考核：一年有势头、两年有看头、三年有成效。
--
-- 怎样修改：
--   每一年（phase）各有自己的考核项，每年的分值加起来必须是 100，否则规则不能载入。
--   weight    这一年在三年总评里占的比重，三年加起来必须是 100。
--   progress  和自己比：从基期值到 2025 年目标，看今天应该走到哪里、实际走到哪里。
--             基期值来自 2022 年末的快照，目标来自 targets.csv，都是各单位自己的数。
--   from/to   线性计分的起点和满分点：到 from 得 0 分，到 to 得满分，中间按比例。
--   引号里的英文是指标代号，中文名称见 ../indicators.csv。
--   “results.” 开头的是别的规则集的结果，见下面的 uses。
-- 两个短横线后面是说明，不参与计分。改完请核对 cases.csv 里的算例。

return ruleset {
  id = "three-year-results",
  version = "1.0.0",
  title = "三年成效考核",
  title_en = "Three-year results",
  source = "一年有势头、两年有看头、三年有成效（社区青春行动）",
  unit = { "district", "street" },  -- 考核对象：区（默认）或街道
  total = 100,                      -- 每年满分，总评满分也是 100
  decimals = 2,                     -- 公布时保留的小数位数，四舍五入
  rank = { within = "city", smallest = 3 },  -- 市内排名；不足 3 个单位不排
  met = "合格",                     -- 达到这一等次及以上，计入达标率

  -- 用到的别的规则集：取所辖社区的汇总，如达标率 met_share、最高等次占比 best_share。
  uses = { five_have = "five-have", plan_883 = "plan-883" },

  schedule {
    start = "2023-01-01",     -- 第一年从这一天开始
    baseline = "2022-12-31",  -- 基期快照的日期

    phase {
      id = "momentum", title = "有势头", title_en = "Momentum", year = 1, weight = 20,

      section {
        id = "preparation", title = "组织发动", title_en = "Preparation",

        -- 方案、清单各 7.5 分。
        item {
          id = "plan", title = "方案和责任清单", title_en = "Plan and responsibility list",
          points = 15,
          measure = count_of { "three_year_plan", "responsibility_list" },
          source = "印发的文件",
        },
        -- 五个“抓”，每个 2 分。
        item {
          id = "five_leads", title = "五个“抓”落实", title_en = "Five leads",
          points = 10,
          measure = count_of {
            "lead_committee", "lead_leader", "lead_department", "lead_secretary", "lead_others",
          },
          source = "分工文件、会议记录",
        },
        item {
          id = "baseline_ledger", title = "基期台账", title_en = "Baseline ledger",
          points = 15,
          measure = linear {
            percent { "communities_with_baseline", "communities" }, from = 0, to = 100,
          },
          source = "基期台账",
        },
      },

      section {
        id = "launch", title = "启动建设", title_en = "Launch",

        item {
          id = "started", title = "社区启动", title_en = "Communities started",
          points = 20,
          measure = linear { percent { "communities_started", "communities" }, from = 0, to = 100 },
          source = "工作班子名册汇总数、活动记录",
        },
        item {
          id = "venues", title = "阵地建设", title_en = "Venues under way",
          points = 10,
          measure = linear { percent { "venues_under_way", "venues_planned" }, from = 0, to = 100 },
          source = "现场查看",
          note = "没有建设计划的填“不适用”，本项不计入",
        },
      },

      section {
        id = "advance", title = "推进情况", title_en = "Advance",

        -- 第一年末应走完从基期到目标的 30%。
        item {
          id = "establishment", title = "建团率进度", title_en = "Establishment, progress",
          points = 20,
          measure = progress { "establishment_rate" },
          source = "应建团单位清单、基期快照、年度目标",
        },
        item {
          id = "reporting", title = "按时报送", title_en = "On-time reporting",
          points = 10,
          measure = linear { percent { "reports_on_time", "reports_due" }, from = 60, to = 100 },
          source = "报送记录",
        },
      },
    },

    phase {
      id = "showing", title = "有看头", title_en = "Something to show", year = 2, weight = 30,

      section {
        id = "growth", title = "团建进度", title_en = "Growth",

        -- 第二年末应走完 65%。
        item {
          id = "establishment", title = "建团率进度", title_en = "Establishment, progress",
          points = 20,
          measure = progress { "establishment_rate" },
          source = "应建团单位清单、基期快照、年度目标",
        },
        item {
          id = "coverage", title = "覆盖面进度", title_en = "Coverage, progress",
          points = 15,
          measure = progress { "coverage_rate" },
          source = "应建团单位清单、基期快照、年度目标",
        },
      },

      section {
        id = "projects_and_venues", title = "项目阵地", title_en = "Projects and venues",

        item {
          id = "projects", title = "项目落地", title_en = "Projects landed",
          points = 20,
          measure = linear {
            percent { "projects_running", "projects_planned" }, from = 50, to = 100,
          },
          source = "项目台账",
        },
        item {
          id = "youth_homes", title = "青年之家活跃率", title_en = "Active youth homes",
          points = 15,
          measure = linear { percent { "youth_homes_active", "youth_homes" }, from = 40, to = 80 },
          source = "活动记录",
          note = "每月至少开展一次活动的算活跃",
        },
        -- 五有标准评为“示范”的社区占已评定社区的百分比。
        item {
          id = "demonstration", title = "示范社区占比", title_en = "Demonstration share",
          points = 10,
          measure = linear { "results.five_have.best_share", from = 0, to = 5 },
          source = "五有标准考核结果",
        },
        item {
          id = "funds", title = "经费到位", title_en = "Funds in place",
          points = 10,
          measure = linear { percent { "budget_in_place", "budget_planned" }, from = 60, to = 100 },
          source = "经费拨付凭证",
        },
      },

      section {
        id = "opinion", title = "群众评价", title_en = "Opinion",

        -- 有效样本不足 30 份的，满意度按缺失处理。
        item {
          id = "satisfaction", title = "居民满意度", title_en = "Resident satisfaction",
          points = 10,
          measure = linear {
            sampled { "satisfaction", size = "satisfaction_sample", least = 30 },
            from = 60, to = 85,
          },
          source = "满意度调查",
        },
      },
    },

    phase {
      id = "results", title = "有成效", title_en = "Results", year = 3, weight = 50,

      section {
        id = "goals", title = "团建目标", title_en = "Goals",

        -- 第三年末应走完 100%，也就是达到目标。
        item {
          id = "establishment", title = "建团率目标", title_en = "Establishment, goal",
          points = 15,
          measure = progress { "establishment_rate" },
          source = "应建团单位清单、基期快照、年度目标",
        },
        item {
          id = "coverage", title = "覆盖面目标", title_en = "Coverage, goal",
          points = 15,
          measure = progress { "coverage_rate" },
          source = "应建团单位清单、基期快照、年度目标",
        },
      },

      section {
        id = "standards", title = "达标验收", title_en = "Standards",

        item {
          id = "five_have", title = "五有达标率", title_en = "Five-have, share that met",
          points = 20,
          measure = linear { "results.five_have.met_share", from = 40, to = 80 },
          source = "五有标准考核结果",
        },
        item {
          id = "acceptance", title = "883验收通过率", title_en = "883 acceptance rate",
          points = 10,
          measure = linear { "results.plan_883.met_share", from = 70, to = 95 },
          source = "883行动计划验收结果",
        },
      },

      section {
        id = "lasting", title = "常态长效", title_en = "Lasting",

        item {
          id = "youth_homes", title = "青年之家活跃率", title_en = "Active youth homes",
          points = 10,
          measure = linear { percent { "youth_homes_active", "youth_homes" }, from = 60, to = 90 },
          source = "活动记录",
        },
        item {
          id = "lasting_projects", title = "项目持续两年以上", title_en = "Projects run two years",
          points = 10,
          measure = linear {
            percent { "projects_two_years", "projects_running" }, from = 30, to = 70,
          },
          source = "项目台账",
        },
      },

      section {
        id = "opinion", title = "群众评价", title_en = "Opinion",

        item {
          id = "satisfaction", title = "居民满意度", title_en = "Resident satisfaction",
          points = 20,
          measure = linear {
            sampled { "satisfaction", size = "satisfaction_sample", least = 30 },
            from = 70, to = 90,
          },
          source = "满意度调查",
        },
      },
    },
  },

  -- 否决和限档：每一年和总评都适用。四个指标都要填“是”或“否”，空着就是不知道。

  -- 查实数据造假：当年的建团率项记 0 分。
  gate {
    id = "falsified", title = "数据造假", title_en = "Falsified figures",
    when = yes { "establishment_falsified" },
    zero = "establishment",
    flag = "数据造假",
  },
  -- 下面三条：等次最高为合格，分数不变。
  gate {
    id = "criticised", title = "通报批评", title_en = "Circulated criticism",
    when = yes { "circulated_criticism" },
    cap = "合格",
    flag = "通报批评",
  },
  gate {
    id = "youth_harm", title = "侵害青少年权益", title_en = "Harm to youth rights",
    when = yes { "youth_harm_confirmed" },
    cap = "合格",
    flag = "侵害青少年权益",
  },
  gate {
    id = "concealed", title = "瞒报重大事项", title_en = "Serious matter concealed",
    when = yes { "matter_concealed" },
    cap = "合格",
    flag = "瞒报重大事项",
  },

  -- each_year：三年总评要评优秀，每一年都不能低于 60 分。
  grades = {
    grade { "优秀", at = 90, each_year = 60 },
    grade { "良好", at = 80 },
    grade { "合格", at = 60 },
    grade { "不合格" },
  },

  -- 优秀名额：不超过全市参评单位的 30%。
  quota { grade = "优秀", share = 0.30, within = "city" },
}
