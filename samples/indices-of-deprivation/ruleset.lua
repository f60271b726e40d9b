-- English Indices of Deprivation 2019, computed from the seven published domain ranks.
--
-- Rank 1 is the most deprived of the 32,844 communities (lower-layer super output areas). Each
-- domain's rank becomes a score from 0 to 100 that spreads the most deprived tenth over the upper
-- half of the scale, so that a community cannot cancel deprivation in one domain by doing well in
-- another. The score of a community is the weighted sum of its seven domain scores.

local COMMUNITIES = 32844
local SPREAD = 23
local FLOOR = 1 - math.exp(-100 / SPREAD)

-- The points of a domain: all of them at rank 1, almost none at the last rank.
local function domain_points(rank, points)
  local share = (COMMUNITIES - rank + 1) / COMMUNITIES
  local score = -SPREAD * math.log(1 - share * FLOOR)
  return math.min(points, points * score / 100)
end

return ruleset {
  id = "indices-of-deprivation",
  version = "2019.1.0",
  title = "英格兰多重贫困指数2019",
  title_en = "English Index of Multiple Deprivation 2019",
  source = "English Indices of Deprivation 2019, Technical report: domain ranks, exponential "
    .. "transformation, weights",
  total = 99.9,  -- the weights as published, rounded: 22.5, 22.5, 13.5, 13.5 and three times 9.3
  decimals = 6,
  rank = { within = "all", smallest = 1 },
  met = "已排名",

  section {
    id = "income", title = "收入", title_en = "Income",
    item {
      id = "income_deprivation", title = "收入贫困", title_en = "Income deprivation",
      points = 22.5, needs = { "income_rank" },
      score = function(c) return domain_points(c.income_rank, 22.5) end,
    },
  },
  section {
    id = "employment", title = "就业", title_en = "Employment",
    item {
      id = "employment_deprivation", title = "就业贫困", title_en = "Employment deprivation",
      points = 22.5, needs = { "employment_rank" },
      score = function(c) return domain_points(c.employment_rank, 22.5) end,
    },
  },
  section {
    id = "education", title = "教育", title_en = "Education",
    item {
      id = "education_deprivation", title = "教育、技能与培训贫困",
      title_en = "Education, skills and training deprivation",
      points = 13.5, needs = { "education_rank" },
      score = function(c) return domain_points(c.education_rank, 13.5) end,
    },
  },
  section {
    id = "health", title = "健康", title_en = "Health",
    item {
      id = "health_deprivation", title = "健康贫困与残疾",
      title_en = "Health deprivation and disability",
      points = 13.5, needs = { "health_rank" },
      score = function(c) return domain_points(c.health_rank, 13.5) end,
    },
  },
  section {
    id = "crime", title = "治安", title_en = "Crime",
    item {
      id = "crime_risk", title = "犯罪风险", title_en = "Risk of crime",
      points = 9.3, needs = { "crime_rank" },
      score = function(c) return domain_points(c.crime_rank, 9.3) end,
    },
  },
  section {
    id = "housing_and_access", title = "住房与服务", title_en = "Housing and access",
    item {
      id = "barriers", title = "住房与服务障碍", title_en = "Barriers to housing and services",
      points = 9.3, needs = { "housing_and_access_rank" },
      score = function(c) return domain_points(c.housing_and_access_rank, 9.3) end,
    },
  },
  section {
    id = "environment", title = "环境", title_en = "Environment",
    item {
      id = "living_environment", title = "居住环境贫困",
      title_en = "Living environment deprivation",
      points = 9.3, needs = { "environment_rank" },
      score = function(c) return domain_points(c.environment_rank, 9.3) end,
    },
  },

  -- A high score means more deprived; the index ranks and does not grade.
  grades = { grade { "已排名" } },
}
