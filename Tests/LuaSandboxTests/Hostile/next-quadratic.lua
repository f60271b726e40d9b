-- expect: instructionBudget the instruction limit
local t = {}
for i = 1, 5e5 do t[i] = true end
while next(t) do t[next(t)] = nil end
