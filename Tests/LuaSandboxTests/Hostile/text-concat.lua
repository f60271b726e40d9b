-- expect: memory a text longer than 65,536 bytes
local t = {}
for i = 1, 100 do t[i] = ("x"):rep(1000) end
return table.concat(t)
