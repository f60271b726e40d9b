-- expect: unknownGlobal 'string.pack'
return string.pack("c1000000000", "")
