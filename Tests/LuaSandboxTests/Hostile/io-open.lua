-- expect: unknownGlobal 'io'
io.open("/etc/passwd")
