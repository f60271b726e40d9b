local file = io.open("x") --! lua.unknown-global: io
return scenario { title = "t" }
