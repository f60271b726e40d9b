-- 示范社区自己的名额。五有“示范”的名额一样多，先挡住了多出来的；这里直接给出五个考核的结果，
-- 看五有放宽以后，示范社区的名额还管不管用。

local communities, results = {}, {}

local function community(code, five_have, grade)
  communities[#communities + 1] = unit {
    code = code, district = "江北区", league_members = 20, circulated_criticism = false,
    youth_harm_confirmed = false, matter_concealed = false,
  }
  results[#results + 1] = { code, "five-have", five_have, grade }
  for _, id in ipairs { "party-league-binding", "five-three-three", "youth-action" } do
    results[#results + 1] = { code, id, 100 }
  end
  results[#results + 1] = { code, "plan-883", 100, "通过" }
end

community("101", 100, "示范")
community("102", 95, "示范")
for index = 3, 19 do community(tostring(100 + index), 80, "达标") end

return scenario {
  title = "19 个社区示范 1 个，够条件的有 2 个",
  note = "19×10%＝1.9，舍去小数 1 个。102 五有 95：38＋20＋10＋20＋10＝98，名额已满，降为培育",
  rulesets = { "demonstration-community" }, as_of = "2025-12-31", results = results,
  snapshot { date = "2025-12-31", communities },
  expect { ruleset = "demonstration-community", unit = "101", total = 100, grade = "示范社区",
           rank = 1, flags = {} },
  expect { ruleset = "demonstration-community", unit = "102", total = 98, grade = "培育",
           rank = 2, flags = { "名额限制" } },
  expect { ruleset = "demonstration-community", unit = "103", total = 92, grade = "培育",
           rank = 3, flags = {}, items = { five_have_score = 32 } },
}
