-- expect: unknownGlobal 'xpcall'
xpcall(error, function() while true do end end)
