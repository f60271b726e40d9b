-- expect: ok 1.0
local seen = {}
return function(c) seen[c] = 1 return seen[c] end
