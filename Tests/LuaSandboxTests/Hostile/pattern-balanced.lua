-- expect: instructionBudget the instruction limit
while true do ("("):rep(6e4):find("%b()") end
