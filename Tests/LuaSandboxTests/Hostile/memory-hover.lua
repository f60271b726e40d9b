-- expect: memory the memory limit is spent
local t = {}
for i = 1, 893000 do t[i] = {} end
while true do local _ = { {} } end
