-- expect: ok
local t = {}
for i = 1, 16000 do t[i * 16383] = true end
return 1
