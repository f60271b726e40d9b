-- expect: runtime error was given a table, not a text
error({ code = 1 })
