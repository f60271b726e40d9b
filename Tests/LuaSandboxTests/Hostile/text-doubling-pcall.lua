-- expect: memory a text longer than 65,536 bytes
local s = "x"
while true do pcall(function() s = s .. s end) end
