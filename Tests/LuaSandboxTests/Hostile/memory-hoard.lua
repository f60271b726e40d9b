-- expect: memory the memory limit is spent
local t = {}
while true do t[#t + 1] = {} end
