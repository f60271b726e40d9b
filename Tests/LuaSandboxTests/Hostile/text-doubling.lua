-- expect: memory a text longer than 65,536 bytes
local s = "x"
while true do s = s .. s end
