-- expect: runtime error was given a table, not a text
assert(false, {})
