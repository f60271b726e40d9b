-- expect: instructionBudget the instruction limit
local text = ("x"):rep(65000)
while true do text:upper() end
