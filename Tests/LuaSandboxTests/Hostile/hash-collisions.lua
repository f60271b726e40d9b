-- expect: memory a table with more than 16,384 named entries
local t = {}
for i = 1, 1e5 do t[i * 131071] = true end
