-- expect: memory the memory limit is spent
local kept = {}
for i = 1, 8e5 do kept[i] = {} end
return function(c)
  while true do kept[#kept + 1] = { {}, {}, {} } end
end
