-- expect: instructionBudget the instruction limit
return function(c)
  while c.x do end
end
