-- expect: ok {1,2,3}
local t = { 3, 2, 1 }
table.sort(t, function() return true end)
return t
