-- expect: stackDepth functions call each other too deeply
local function f() return 1 + f() end
f()
