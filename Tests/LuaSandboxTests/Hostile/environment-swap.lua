-- expect: syntax '_ENV' may not be used
local _ENV = {}
return pairs
