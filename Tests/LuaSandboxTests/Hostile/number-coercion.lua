-- expect: instructionBudget the instruction limit
local digits = ("9"):rep(65000)
while true do local _ = digits + 1 end
