-- expect: instructionBudget the instruction limit
local text = ("x"):rep(65000)
while true do utf8.len(text) end
