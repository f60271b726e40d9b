-- expect: runtime too many results to unpack
local t = {}
for i = 1, 1e5 do t[i] = 65 end
return string.char(table.unpack(t))
