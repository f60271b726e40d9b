-- 社区团建“五有”标准。
--
-- 怎样修改：
--   points   这一项的分值。全部分值加起来必须是 100，否则规则不能载入。
--   from/to  线性计分的起点和满分点：到 from 得 0 分，到 to 得满分，中间按比例。
--   引号里的英文是指标代号，中文名称见 ../indicators.csv。
-- 两个短横线后面是说明，不参与计分。改完请核对 cases.csv 里的算例。

return ruleset {
  id = "five-have",
  version = "1.0.0",
  title = "社区团建“五有”标准",
  title_en = "Five-have standard of community league building",
  source = "按照“有组织、有制度、有队伍、有活动、有阵地”的要求（市社区团建工作现场会讲话）",
  unit = "community",      -- 考核对象：社区
  total = 100,             -- 满分
  decimals = 2,            -- 公布时保留的小数位数，四舍五入
  rank = { within = "district", smallest = 3 },  -- 区内排名；不足 3 个社区不排
  met = "达标",            -- 达到这一等次及以上，计入达标率

  section {
    id = "organisation", title = "有组织", title_en = "Organisation",

    -- 团员不少于 3 人，而且是自己的组织；联合建团只算覆盖，不算有效组织。
    item {
      id = "valid_organisation", title = "有效团组织", title_en = "Valid organisation",
      points = 8,
      measure = all_of {
        at_least { "league_members", 3 },
        not_of { yes { "joint_branch" } },
      },
      source = "团员名册汇总数、建团批复",
      note = "团员 1 至 2 人的，只有本项不得分",
    },
    item {
      id = "term_election", title = "按期换届", title_en = "Election on time",
      points = 4,
      measure = yes { "term_election_on_time" },
      source = "换届批复",
      note = "新成立、未到换届期的填“不适用”，本项不计入",
    },
    item {
      id = "establishment_rate", title = "建团率", title_en = "Establishment rate",
      points = 8,
      measure = linear { percent { "valid_league_units", "eligible_units" }, from = 50, to = 95 },
      source = "应建团单位清单",
      note = "只计有效组织，联合建团不计",
    },
    item {
      id = "coverage", title = "团组织覆盖面", title_en = "Coverage",
      points = 5,
      measure = linear { percent { "covered_units", "eligible_units" }, from = 40, to = 80 },
      source = "应建团单位清单",
      note = "联合建团计入覆盖",
    },
  },

  section {
    id = "rules", title = "有制度", title_en = "Rules",

    -- 三会两制一课，每项 1 分。
    item {
      id = "rules_in_use", title = "三会两制一课", title_en = "Rules in use",
      points = 6,
      measure = count_of {
        "rule_general_meeting", "rule_committee_meeting", "rule_group_meeting",
        "rule_member_appraisal", "rule_annual_registration", "rule_league_lecture",
      },
      source = "制度文本、会议记录",
    },
    item {
      id = "plan_and_summary", title = "计划与总结", title_en = "Plan and summary",
      points = 3,
      measure = count_of { "annual_plan", "annual_summary" },
      source = "年度计划、年度总结",
    },
    item {
      id = "ledger", title = "台账及时更新", title_en = "Ledger up to date",
      points = 3,
      measure = at_most { "ledger_age_days", 90 },
      source = "工作台账",
    },
    item {
      id = "spot_check", title = "制度抽查合格率", title_en = "Spot-check pass rate",
      points = 3,
      measure = linear { percent { "rules_check_passed", "rules_checked" }, from = 60, to = 100 },
      source = "上级抽查记录",
      note = "本年度未被抽查的填“不适用”",
    },
  },

  section {
    id = "team", title = "有队伍", title_en = "Team",

    item {
      id = "secretary", title = "书记在岗", title_en = "Secretary in post",
      points = 5,
      measure = yes { "secretary_in_post" },
      source = "任职文件",
    },
    item {
      id = "committee", title = "支委到岗", title_en = "Committee posts filled",
      points = 3,
      measure = at_least { "committee_posts_filled", 3 },
      source = "任职文件",
    },
    item {
      id = "volunteers", title = "每千人青年志愿者数", title_en = "Volunteers per 1,000 residents",
      points = 6,
      measure = linear { per { "youth_volunteers", "residents", 1000 }, from = 5, to = 30 },
      source = "志愿者注册系统汇总数",
    },
    item {
      id = "social_workers", title = "青年社工", title_en = "Youth social workers",
      points = 3,
      measure = at_least { "social_workers", 1 },
      source = "聘用合同或服务协议",
    },
    item {
      id = "training", title = "团干部参训率", title_en = "Training",
      points = 3,
      measure = linear { percent { "cadres_trained", "cadres" }, from = 50, to = 90 },
      source = "培训签到汇总数",
    },
  },

  section {
    id = "activities", title = "有活动", title_en = "Activities",

    -- 全年 12 次，每少 1 次扣 1 分，扣完为止。
    item {
      id = "activity_count", title = "活动次数", title_en = "Activities a year",
      points = 8,
      measure = deduct { "activities", expected = 12, per = 1, points = 1 },
      source = "活动记录",
    },
    item {
      id = "themes", title = "主题覆盖", title_en = "Themes",
      points = 4,
      measure = count_of { "theme_harmony", "theme_warmth", "theme_vitality", "theme_beauty" },
      source = "活动记录",
      note = "和谐、温暖、活力、美丽四个方向，每个 1 分",
    },
    item {
      id = "attendance", title = "每百名青年参与人次", title_en = "Attendances per 100 youth",
      points = 4,
      measure = linear { per { "activity_attendances", "youth", 100 }, from = 10, to = 60 },
      source = "活动签到汇总数",
    },
    item {
      id = "idle_months", title = "活动常态化", title_en = "Few idle months",
      points = 4,
      measure = at_most { "idle_months", 2 },
      source = "活动记录",
      note = "全年无活动的月份不超过 2 个",
    },
  },

  section {
    id = "venue", title = "有阵地", title_en = "Venue",

    item {
      id = "youth_venue", title = "青年活动阵地", title_en = "Youth venue",
      points = 6,
      measure = yes { "youth_venue" },
      source = "现场查看",
    },
    item {
      id = "floor_area", title = "每百户阵地面积", title_en = "Floor area per 100 households",
      points = 4,
      measure = linear { per { "venue_area", "households", 100 }, from = 10, to = 30 },
      source = "现场丈量",
    },
    item {
      id = "opening_hours", title = "每周开放时间", title_en = "Opening hours a week",
      points = 5,
      measure = linear { "venue_hours_per_week", from = 8, to = 20 },
      source = "开放公示牌",
    },
    item {
      id = "equipment", title = "阵地设备", title_en = "Equipment",
      points = 3,
      measure = count_of { "equipment_books", "equipment_sports", "equipment_digital" },
      source = "现场查看",
      note = "图书报刊、文体器材、电教设备，每类 1 分",
    },
    item {
      id = "signage", title = "阵地标识", title_en = "Signage",
      points = 2,
      measure = yes { "venue_signage" },
      source = "现场查看",
    },
  },

  -- 一名团员也没有：“有组织”全部记 0 分，标“空心”，等次最高为未达标。
  gate {
    id = "hollow", title = "空心团组织", title_en = "Hollow organisation",
    when = equals { "league_members", 0 },
    zero = "organisation",
    cap = "未达标",
    flag = "空心",
  },

  -- 从上往下，第一个全部满足的就是等次；each_section 是每个“有”的最低得分率。
  grades = {
    grade { "示范", at = 90, each_section = 0.80 },
    grade { "达标", at = 80, each_section = 0.60 },
    grade { "未达标" },
  },

  -- 示范名额：不超过本区社区数的 10%。
  quota { grade = "示范", share = 0.10, within = "district" },
}
