-- expect: ok "nan nan"
local nan = 0 / 0
return tostring(nan) .. " " .. ("%.1f"):format(-nan)
