-- expect: unknownGlobal 'string.dump'
return string.dump(function() end)
