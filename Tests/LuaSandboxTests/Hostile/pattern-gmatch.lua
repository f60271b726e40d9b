-- expect: instructionBudget the instruction limit
for _ in ("a"):rep(6e4):gmatch(".-b") do end
