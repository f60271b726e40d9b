-- 社区服务考核（示例）：照着它改成自己的考核。
--
-- 怎样修改：
--   points   这一项的分值。全部分值加起来必须是 100，否则规则不能载入。
--   from/to  线性计分的起点和满分点：到 from 得 0 分，到 to 得满分，中间按比例。
--   引号里的英文是指标代号，中文名称见 ../../indicators.csv。
-- 两个短横线后面是说明，不参与计分。改完运行 scorecard test，核对算例。

return ruleset {
  id = "community-service",
  version = "1.0.0",
  title = "社区服务考核",
  title_en = "Community service",
  source = "示例，请换成本地的考核办法",
  unit = "community",      -- 考核对象：社区
  total = 100,             -- 满分
  decimals = 2,            -- 公布时保留的小数位数，四舍五入
  rank = { within = "district", smallest = 3 },  -- 区内排名；不足 3 个社区不排
  met = "合格",            -- 达到这一等次及以上，计入达标率

  section {
    id = "service", title = "便民服务", title_en = "Service",

    -- 每周 20 小时及以下 0 分，40 小时及以上满分，中间按比例。
    item {
      id = "opening_hours", title = "每周开放时间", title_en = "Opening hours a week",
      points = 15,
      measure = linear { "service_hours", from = 20, to = 40 },
      source = "开放公示牌",
    },
    -- 分档：从上往下，先达到的为准；10 项以下 0 分。
    -- check: allow lint.near-threshold 示例数据里有一个社区恰好在线
    item {
      id = "items_offered", title = "可办事项", title_en = "Items offered",
      points = 10,
      measure = steps { "service_items", {30, 10}, {20, 6}, {10, 3} },
      source = "办事指南",
    },
    -- 算式：化解数占纠纷数的百分比。
    item {
      id = "disputes", title = "纠纷化解率", title_en = "Disputes resolved",
      points = 15,
      measure = linear { percent { "disputes_resolved", "disputes" }, from = 70, to = 95 },
      source = "调解台账",
      note = "全年没有纠纷的填“不适用”，本项不计入",
    },
  },

  section {
    id = "participation", title = "居民参与", title_en = "Participation",

    item {
      id = "volunteers", title = "每千人志愿者数", title_en = "Volunteers per 1,000 residents",
      points = 15,
      measure = linear { per { "volunteers", "residents", 1000 }, from = 10, to = 60 },
      source = "志愿者注册系统汇总数",
    },
    -- 扣分：全年应有 12 次，每少 1 次扣 1 分，扣完为止。
    item {
      id = "activities", title = "活动次数", title_en = "Activities a year",
      points = 10,
      measure = deduct { "activities", expected = 12, per = 1, points = 1 },
      source = "活动记录",
    },
    -- 计分方法表达不了的，写成函数：每次 2.5 分，最多 4 次；有半年一次也没开的减半。
    -- c 是一个社区的数据；needs 里的指标缺一个，就不调用函数，按缺数据处理。
    item {
      id = "meetings", title = "联席会议", title_en = "Joint meetings",
      points = 10,
      needs = { "meetings_first_half", "meetings_second_half" },
      score = function(c)
        local held = c.meetings_first_half + c.meetings_second_half
        local points = 2.5 * math.min(4, held)
        if math.min(c.meetings_first_half, c.meetings_second_half) == 0 then
          return points / 2, "有半年一次也没开，减半"
        end
        return points
      end,
      source = "会议记录",
      note = "每次 2.5 分，最多 4 次；有半年一次也没开的减半",
    },
  },

  section {
    id = "management", title = "规范管理", title_en = "Management",

    item {
      id = "documents", title = "计划、总结、台账", title_en = "Plan, summary, ledger",
      points = 9,
      measure = count_of { "annual_plan", "annual_summary", "ledger_kept" },
      source = "现场查看",
      note = "每有一样 3 分",
    },
    -- 调查样本不足 30 份的，满意度按缺数据处理。
    item {
      id = "satisfaction", title = "居民满意度", title_en = "Satisfaction of residents",
      points = 11,
      measure = linear {
        sampled { "satisfaction", size = "satisfaction_sample", least = 30 }, from = 60, to = 90,
      },
      source = "第三方调查",
    },
    -- 与上一份快照相比：多 10 件 0 分，持平一半，少 10 件满分。
    item {
      id = "complaints", title = "投诉下降", title_en = "Fewer complaints",
      points = 5,
      measure = linear { change { "complaints", since = "previous" }, from = 10, to = -10 },
      source = "热线平台汇总数",
    },
  },

  -- 加分在 100 分以外，最多 3 分。
  -- check: allow lint.near-threshold 表彰只有几级，总有社区恰好在线
  bonus {
    id = "honours", title = "表彰奖励", title_en = "Honours",
    cap = 3,
    measure = steps { "honour_level", {3, 3}, {2, 2}, {1, 1} },
  },

  -- 限档：被通报批评的，等次最高为良好，并标“待复核”；分数不变。
  gate {
    id = "criticised", title = "通报批评", title_en = "Criticised",
    when = yes { "circulated_criticism" },
    cap = "良好",
    flag = "待复核",
  },

  -- 从上往下，第一个全部满足的就是等次。
  grades = {
    grade { "优秀", at = 90 },  -- check: allow lint.quota-binds 名额本来就是要用完的
    grade { "良好", at = 80 },
    grade { "合格", at = 60 },
    grade { "不合格" },
  },

  -- 优秀名额：不超过本区社区数的 30%。
  quota { grade = "优秀", share = 0.30, within = "district" },
}
