-- expect: instructionBudget the instruction limit is spent
while true do
  pcall(function() while true do end end)
end
