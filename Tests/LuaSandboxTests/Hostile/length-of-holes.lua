-- expect: instructionBudget the instruction limit
local t = {}
for i = 1, 5e5 do t[i] = i end
while true do local _ = #t end
