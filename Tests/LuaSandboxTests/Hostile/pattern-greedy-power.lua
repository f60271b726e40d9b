-- expect: instructionBudget the instruction limit
return ("a"):rep(100):match(("a*"):rep(20) .. "b")
