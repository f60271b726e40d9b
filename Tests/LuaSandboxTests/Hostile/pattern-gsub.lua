-- expect: instructionBudget the instruction limit
return ("a"):rep(6e4):gsub(".-b", "")
