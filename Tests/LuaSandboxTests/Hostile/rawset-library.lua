-- expect: unknownGlobal 'rawset'
rawset(math, "max", nil)
