-- expect: stackDepth functions call each other too deeply
local function f() table.sort({ 2, 1 }, f) end
f()
