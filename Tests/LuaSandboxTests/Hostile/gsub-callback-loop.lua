-- expect: instructionBudget the instruction limit
("x"):gsub("x", function() while true do end end)
