-- 民生“五有”：学有所教、劳有所得、病有所医、老有所养、住有所居，各 20 分。
--
-- 怎样修改：
--   points   这一项的分值。全部分值加起来必须是 100，否则规则不能载入。
--   percent  前一个数占后一个数的百分比。
--   from/to  线性计分的起点和满分点：到 from 得 0 分，到 to 得满分，中间按比例。
--   引号里的英文是指标代号，中文名称见 ../indicators.csv。
-- 两个短横线后面是说明，不参与计分。改完请核对 cases.csv 里的算例。

return ruleset {
  id = "livelihood-five-have",
  version = "1.0.0",
  title = "民生“五有”",
  title_en = "Livelihood five-have",
  source = "学有所教、劳有所得、病有所医、老有所养、住有所居（如何加強和改進社區黨建工作）",
  unit = { "district", "street" },  -- 考核对象：区（默认）或街道
  total = 100,                      -- 满分
  decimals = 2,                     -- 公布时保留的小数位数，四舍五入
  rescale = "section",              -- 不适用的分值只在本目标内折算：每个目标始终是 20 分
  rank = { within = "city", smallest = 3 },  -- 市内排名；不足 3 个单位不排
  met = "合格",                     -- 达到这一等次及以上，计入达标率

  section {
    id = "education", title = "学有所教", title_en = "Education",

    item {
      id = "compulsory_education", title = "义务教育巩固率", title_en = "Compulsory-education retention",
      points = 8,
      measure = linear {
        percent { "compulsory_retained", "compulsory_cohort" }, from = 90, to = 96,
      },
      source = "学籍系统汇总数",
    },
    item {
      id = "kindergarten", title = "学前毛入园率", title_en = "Kindergarten enrolment",
      points = 6,
      measure = linear {
        percent { "kindergarten_enrolled", "kindergarten_age" }, from = 75, to = 90,
      },
      source = "教育部门统计",
    },
    item {
      id = "after_school", title = "课后服务满足率", title_en = "After-school places met",
      points = 6,
      measure = linear {
        percent { "after_school_served", "after_school_demand" }, from = 50, to = 90,
      },
      source = "学校登记汇总数",
    },
  },

  section {
    id = "work", title = "劳有所得", title_en = "Work",

    item {
      id = "reemployment", title = "援助后再就业率", title_en = "Assisted re-employment",
      points = 8,
      measure = linear {
        percent { "assisted_reemployed", "assisted_unemployed" }, from = 40, to = 70,
      },
      source = "就业服务系统汇总数",
    },
    item {
      id = "zero_employment", title = "零就业家庭消除率", title_en = "Zero-employment households resolved",
      points = 6,
      measure = linear {
        percent { "zero_employment_resolved", "zero_employment_households" }, from = 0, to = 100,
      },
      source = "就业服务系统汇总数",
      note = "没有零就业家庭的填“不适用”，本项不计入",
    },
    item {
      id = "training", title = "技能培训完成率", title_en = "Training plan completed",
      points = 6,
      measure = linear {
        percent { "training_completed", "training_planned" }, from = 60, to = 100,
      },
      source = "培训记录汇总数",
    },
  },

  section {
    id = "health", title = "病有所医", title_en = "Health",

    item {
      id = "medical_insurance", title = "医保参保率", title_en = "Medical insurance",
      points = 8,
      measure = linear {
        percent { "medical_insured", "medical_insurance_due" }, from = 90, to = 95,
      },
      source = "医保部门统计",
    },
    item {
      id = "family_doctor", title = "重点人群家庭医生签约率", title_en = "Family doctors for priority groups",
      points = 6,
      measure = linear {
        percent { "priority_residents_signed", "priority_residents" }, from = 50, to = 75,
      },
      source = "卫健部门统计",
    },
    item {
      id = "clinic", title = "十五分钟就医覆盖率", title_en = "Clinic within 15 minutes",
      points = 6,
      measure = linear {
        percent { "communities_with_clinic", "communities" }, from = 80, to = 100,
      },
      source = "卫健部门统计",
    },
  },

  section {
    id = "elderly", title = "老有所养", title_en = "Old age",

    item {
      id = "pension", title = "养老保险参保率", title_en = "Pension insurance",
      points = 7,
      measure = linear { percent { "pension_insured", "pension_due" }, from = 90, to = 95 },
      source = "人社部门统计",
    },
    item {
      id = "care_facilities", title = "养老设施达标率", title_en = "Care facilities up to standard",
      points = 7,
      measure = linear {
        percent { "care_facilities_standard", "care_facilities" }, from = 70, to = 100,
      },
      source = "民政部门检查记录",
      note = "一处设施也没有的填 0，本项不得分",
    },
    item {
      id = "home_care", title = "居家照护和助餐满足率", title_en = "Home care and meals",
      points = 6,
      measure = linear { percent { "home_care_served", "home_care_demand" }, from = 40, to = 80 },
      source = "民政部门统计",
    },
  },

  section {
    id = "housing", title = "住有所居", title_en = "Housing",

    item {
      id = "public_housing", title = "公租房应保尽保率", title_en = "Public housing met",
      points = 7,
      measure = linear {
        percent { "public_housing_met", "public_housing_eligible" }, from = 90, to = 100,
      },
      source = "住建部门统计",
    },
    item {
      id = "old_estates", title = "老旧小区改造完成率", title_en = "Old-estate renovation",
      points = 7,
      measure = linear {
        percent { "old_estates_renovated", "old_estates_planned" }, from = 60, to = 100,
      },
      source = "改造计划和验收记录",
      note = "本年度没有改造计划的填“不适用”，本项不计入",
    },
    item {
      id = "dangerous_dwellings", title = "危房处置率", title_en = "Dangerous dwellings cleared",
      points = 6,
      measure = linear {
        percent { "dangerous_dwellings_cleared", "dangerous_dwellings" }, from = 80, to = 100,
      },
      source = "危房台账汇总数",
      note = "没有危房的填“不适用”，本项不计入",
    },
  },

  -- 只展示、不计分。
  shown {
    id = "support_weak", title = "弱有所扶", title_en = "Support for the weak",
    "hardship_people", "hardship_people_helped",
  },
  shown {
    id = "infant_care", title = "幼有所育", title_en = "Care for infants",
    "infants", "nursery_places",
  },

  -- 任何一个目标不到 10 分（20 分的一半）：等次最高为良好，标出短板。
  gate {
    id = "weak_goal", title = "单项目标未过半", title_en = "A goal below half",
    when = function(c, card)
      for _, goal in ipairs { "education", "work", "health", "elderly", "housing" } do
        local score = card.sections[goal]
        if score ~= nil and score < 10 then  -- 没有适用项目的目标不看
          return true
        end
      end
      return false
    end,
    cap = "良好",
    flag = "单项目标未过半",
  },

  grades = {
    grade { "优秀", at = 90 },
    grade { "良好", at = 80 },
    grade { "合格", at = 60 },
    grade { "不合格" },
  },

  -- 优秀名额：不超过全市参评单位的 30%。
  quota { grade = "优秀", share = 0.30, within = "city" },
}
