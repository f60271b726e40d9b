-- expect: instructionBudget the instruction limit
return ("a"):rep(3e4):find("(.*)%1b")
