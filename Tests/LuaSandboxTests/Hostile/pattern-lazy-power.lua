-- expect: instructionBudget the instruction limit
return ("a"):rep(100):find((".-"):rep(20) .. "b")
