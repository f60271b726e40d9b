-- expect: instructionBudget the instruction limit
local t = {}
for i = 1, 4000 do t[i] = i end
local function f(...) while true do select('#', ...) end end
f(table.unpack(t))
