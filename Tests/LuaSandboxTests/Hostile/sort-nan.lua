-- expect: ok 3
local t = { 0 / 0, 2, 1 }
table.sort(t)
return #t
