-- expect: badReturn tables nest more than 100 deep
local t = {}
for _ = 1, 200 do t = { t } end
return t
