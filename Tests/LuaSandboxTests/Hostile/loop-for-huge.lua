-- expect: instructionBudget the instruction limit
for _ = 1, math.huge do end
