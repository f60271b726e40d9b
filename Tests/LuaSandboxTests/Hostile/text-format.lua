-- expect: memory a text longer than 65,536 bytes
local s = ("x"):rep(60000)
return ("%s%s"):format(s, s)
