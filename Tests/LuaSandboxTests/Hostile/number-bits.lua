-- expect: instructionBudget the instruction limit
local digits = ("9"):rep(65000)
while true do pcall(function() return digits | 0 end) end
