-- expect: readOnly a unit view is read-only
return function(c) c.x = 100 return 1 end
