-- expect: ok {3,2,1}
local t = { 3, 2, 1 }
table.sort(t, function() return false end)
return t
