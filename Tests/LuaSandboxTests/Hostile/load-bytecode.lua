-- expect: unknownGlobal 'load' is not defined
return load("\27Lua")
