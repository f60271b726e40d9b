-- expect: unknownGlobal 'string.boom'
return ("x"):boom()
