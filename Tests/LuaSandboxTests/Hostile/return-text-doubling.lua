-- expect: badReturn the file returns too much text
local t, s = {}, ("x"):rep(65000)
for i = 1, 300 do t[i] = s end
return t
