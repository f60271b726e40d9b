-- expect: unknownField a unit view has no field 'y'
return function(c)
  pcall(function() return c.z end)
  return c.y
end
