-- expect: stackDepth functions call each other too deeply
local function f() return (("x"):gsub("x", f)) end
f()
