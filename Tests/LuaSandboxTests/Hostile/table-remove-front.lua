-- expect: instructionBudget the instruction limit
local t = {}
for i = 1, 2e5 do t[i] = i end
while #t > 0 do table.remove(t, 1) end
