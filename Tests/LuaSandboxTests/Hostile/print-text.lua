-- expect: unknownGlobal 'print'
print("noise")
