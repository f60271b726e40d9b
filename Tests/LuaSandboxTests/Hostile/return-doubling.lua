-- expect: badReturn the file returns too many values
local t = { 1 }
for _ = 1, 60 do t = { t, t } end
return t
