-- expect: instructionBudget the instruction limit
local function f() return f() end
f()
