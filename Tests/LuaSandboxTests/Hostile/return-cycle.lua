-- expect: badReturn a table contains itself
local a, b = {}, {}
a.b, b.a = b, a
return { a, b }
