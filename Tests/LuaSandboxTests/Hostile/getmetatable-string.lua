-- expect: unknownGlobal 'getmetatable'
getmetatable("").__index = function() end
