-- 社区青春行动：四位一体、三类组织体系、三支力量、四个方向、三种机制。
--
-- 怎样修改：
--   points   这一项的分值。全部分值加起来必须是 100，否则规则不能载入。
--   from/to  线性计分的起点和满分点：到 from 得 0 分，到 to 得满分，中间按比例。
--   引号里的英文是指标代号，中文名称见 ../indicators.csv。
-- 两个短横线后面是说明，不参与计分。改完请核对 cases.csv 里的算例。

return ruleset {
  id = "youth-action",
  version = "1.0.0",
  title = "社区青春行动",
  title_en = "Community Youth Action",
  source = "四位一体、三类组织体系、三支力量、四个方向、三种机制（社区青春行动）",
  unit = { "community", "district" },  -- 考核对象：社区；也可以考核区，数据用全区合计
  total = 100,             -- 满分
  decimals = 2,            -- 公布时保留的小数位数，四舍五入
  pass_line = 60,          -- 加分不能把 60 分以下抬到 60
  rank = { within = "district", smallest = 3 },  -- 区内排名；不足 3 个社区不排
  met = "合格",            -- 达到这一等次及以上，计入达标率

  section {
    id = "four_in_one", title = "四位一体", title_en = "Four in one",

    item {
      id = "people", title = "人员：到岗率", title_en = "Posts filled",
      points = 8,
      measure = linear { percent { "youth_posts_filled", "youth_posts" }, from = 50, to = 100 },
      source = "岗位设置和到岗汇总数",
    },
    item {
      id = "projects", title = "项目：实施率", title_en = "Projects running of planned",
      points = 8,
      measure = linear { percent { "projects_running", "projects_planned" }, from = 50, to = 100 },
      source = "项目清单",
    },
    item {
      id = "venue", title = "阵地：每周开放20小时", title_en = "Venue open 20 hours a week",
      points = 8,
      measure = at_least { "venue_hours_per_week", 20 },
      source = "开放公示牌",
      note = "考核区时填全区阵地的平均数",
    },
    item {
      id = "resources", title = "资源：经费物资到位率", title_en = "Funds and in-kind of plan",
      points = 8,
      measure = linear {
        percent {
          sum { "budget_in_place", "inkind_in_place" },
          sum { "budget_planned", "inkind_planned" },
        },
        from = 50, to = 100,
      },
      source = "经费账、物资登记",
      note = "经费和物资折价合并计算，单位都是万元",
    },
  },

  section {
    id = "organisations", title = "三类组织体系", title_en = "Three organisation systems",

    item {
      id = "types", title = "青年组织类型", title_en = "Kinds of youth organisations",
      points = 6,
      measure = linear { "youth_organisation_types", from = 0, to = 3 },
      source = "组织批复、备案",
      note = "每建立一类 2 分",
    },
    item {
      id = "youth_home", title = "青年之家", title_en = "Youth home",
      points = 6,
      measure = weighted {
        { yes { "youth_home_active" }, 3 },
        { at_least { "resident_organisations", 1 }, 3 },
      },
      source = "活动记录、入驻协议",
      note = "活跃 3 分，有组织入驻 3 分",
    },
    item {
      id = "network", title = "网络覆盖率", title_en = "Network coverage",
      points = 6,
      measure = linear { percent { "grids_networked", "grids" }, from = 60, to = 100 },
      source = "网格清单",
    },
  },

  section {
    id = "forces", title = "三支力量", title_en = "Three forces",

    item {
      id = "organisational", title = "组织力量：每网格人数", title_en = "Organisational force per grid",
      points = 6,
      measure = linear { ratio { "force_organisation", "grids" }, from = 0, to = 1 },
      source = "汇总数",
    },
    item {
      id = "professional", title = "专业力量：每千名青年人数",
      title_en = "Professional force per 1,000 youth",
      points = 6,
      measure = linear { per { "force_professional", "youth", 1000 }, from = 0, to = 1 },
      source = "汇总数",
    },
    item {
      id = "social", title = "社会力量：每千名青年人数",
      title_en = "Social force per 1,000 youth",
      points = 6,
      measure = linear { per { "force_social", "youth", 1000 }, from = 20, to = 100 },
      source = "汇总数",
    },
  },

  -- 每个方向 5 分：有项目 2 分，有活动的季度不少于两个 2 分，已评估 1 分。
  section {
    id = "directions", title = "四个方向", title_en = "Four directions",

    item {
      id = "harmony", title = "和谐", title_en = "Harmony",
      points = 5,
      measure = weighted {
        { at_least { "harmony_projects", 1 }, 2 },
        { at_least { "harmony_quarters", 2 }, 2 },
        { yes { "harmony_evaluated" }, 1 },
      },
      source = "项目清单、活动记录、评估报告",
    },
    item {
      id = "warmth", title = "温暖", title_en = "Warmth",
      points = 5,
      measure = weighted {
        { at_least { "warmth_projects", 1 }, 2 },
        { at_least { "warmth_quarters", 2 }, 2 },
        { yes { "warmth_evaluated" }, 1 },
      },
      source = "项目清单、活动记录、评估报告",
    },
    item {
      id = "vitality", title = "活力", title_en = "Vitality",
      points = 5,
      measure = weighted {
        { at_least { "vitality_projects", 1 }, 2 },
        { at_least { "vitality_quarters", 2 }, 2 },
        { yes { "vitality_evaluated" }, 1 },
      },
      source = "项目清单、活动记录、评估报告",
    },
    item {
      id = "beauty", title = "美丽", title_en = "Beauty",
      points = 5,
      measure = weighted {
        { at_least { "beauty_projects", 1 }, 2 },
        { at_least { "beauty_quarters", 2 }, 2 },
        { yes { "beauty_evaluated" }, 1 },
      },
      source = "项目清单、活动记录、评估报告",
    },
  },

  section {
    id = "mechanisms", title = "三种机制", title_en = "Three mechanisms",

    item {
      id = "outside_funding", title = "社会化运作：外部经费比例", title_en = "Outside funding",
      points = 4,
      measure = linear { percent { "outside_funds", "budget_in_place" }, from = 0, to = 30 },
      source = "经费账",
    },
    item {
      id = "managed", title = "项目化管理：规范管理率", title_en = "Projects managed",
      points = 4,
      measure = linear { percent { "projects_managed", "projects_running" }, from = 60, to = 100 },
      source = "项目方案、预算、评估",
    },
    item {
      id = "shared", title = "信息共享：按时率", title_en = "Data shared on time",
      points = 4,
      measure = linear { percent { "data_shares_on_time", "data_shares_due" }, from = 60, to = 100 },
      source = "信息报送记录",
    },
  },

  -- 五大计划，每参与一个 0.5 分（五个 2.5 分），最多加 2 分。
  bonus {
    id = "programmes", title = "五大计划", title_en = "Five programmes",
    cap = 2,
    points = 2.5,
    measure = linear { "five_programmes", from = 0, to = 5 },
  },

  -- 一个项目只归一个方向：四个方向的项目数相加，不能超过全年项目总数。
  gate {
    id = "counted_twice", title = "项目重复计入方向", title_en = "Projects counted twice",
    when = function(c)
      local harmony, warmth = c.harmony_projects, c.warmth_projects
      local vitality, beauty = c.vitality_projects, c.beauty_projects
      local total = c.projects_total
      if not (harmony and warmth and vitality and beauty and total) then
        return nil           -- 有数据空着：不知道
      end
      return harmony + warmth + vitality + beauty > total
    end,
    cap = "良好",
    flag = "项目重复计",
  },

  -- 优秀的三个条件：四个方向没有为零的，三种机制不少于 8 分，青年满意度不低于 80%。
  gate {
    id = "direction_at_zero", title = "四个方向有为零的", title_en = "A direction at zero",
    when = function(_, card)
      -- 三个数都没有的方向没有分数，不算为零；缺数据的由那一项标出
      for _, direction in ipairs { "harmony", "warmth", "vitality", "beauty" } do
        if card.items[direction] == 0 then return true end
      end
      return false
    end,
    cap = "良好",
    flag = "有方向为零",
  },
  gate {
    id = "mechanisms_short", title = "三种机制不足8分", title_en = "Mechanisms below 8 points",
    when = function(c, card)
      local mechanisms = card.sections.mechanisms
      return mechanisms ~= nil and mechanisms < 8
    end,
    cap = "良好",
    flag = "机制不足",
  },
  gate {
    id = "youth_dissatisfied", title = "青年满意度不足80%", title_en = "Youth satisfaction below 80",
    when = not_of {
      at_least {
        sampled { "youth_satisfaction", size = "youth_satisfaction_sample", least = 30 }, 80,
      },
    },
    flag = "青年满意度不足",  -- 最高良好：由下面“优秀”的条件保证，这里只标注
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
  -- 考核对象是区的，以上三条有一条成立，等次最高为合格。
  gate {
    id = "district_veto", title = "区级限档", title_en = "Cap for districts",
    when = function(c)
      if c.unit.level ~= "district" then return false end
      -- 空着的由上面三条标缺数据
      return c.circulated_criticism or c.youth_harm_confirmed or c.matter_concealed
    end,
    cap = "合格",
  },

  -- 从上往下，第一个全部满足的就是等次。
  -- 优秀另要求有青年满意度的有效数据：没有数据的，上面的条件是“不知道”，不能因此评优秀。
  grades = {
    grade {
      "优秀", at = 90,
      when = at_least {
        sampled { "youth_satisfaction", size = "youth_satisfaction_sample", least = 30 }, 80,
      },
    },
    grade { "良好", at = 80 },
    grade { "合格", at = 60 },
    grade { "不合格" },
  },

  -- 优秀名额：不超过本区社区数的 30%。
  quota { grade = "优秀", share = 0.30, within = "district" },
}
