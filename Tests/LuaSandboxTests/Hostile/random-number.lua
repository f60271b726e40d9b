-- expect: unknownGlobal 'math.random' is not defined
return math.random()
