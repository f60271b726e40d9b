-- expect: unknownGlobal 'os'
os.exit(0)
