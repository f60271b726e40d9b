-- expect: stackDepth functions call each other too deeply
local function again() pcall(again) again() end
pcall(pcall, again)
