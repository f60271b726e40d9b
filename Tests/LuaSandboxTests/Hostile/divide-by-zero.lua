-- expect: runtime attempt to divide by zero
local zero = 0
return 1 // zero
