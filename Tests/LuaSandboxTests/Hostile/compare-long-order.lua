-- expect: instructionBudget the instruction limit
local a, b = ("x"):rep(65000) .. "y", ("x"):rep(65000) .. "z"
while a < b do end
