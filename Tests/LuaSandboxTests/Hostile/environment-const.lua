-- expect: syntax '_ENV' may not be used
local _ENV <const> = 11
X = 'crash'
