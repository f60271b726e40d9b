-- expect: runtime error was given a nil, not a text
error()
