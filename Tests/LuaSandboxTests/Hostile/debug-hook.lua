-- expect: unknownGlobal 'debug'
debug.sethook()
