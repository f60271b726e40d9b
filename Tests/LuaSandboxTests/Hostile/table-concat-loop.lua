-- expect: instructionBudget the instruction limit
local t = {}
for i = 1, 6e4 do t[i] = "x" end
while true do table.concat(t) end
