-- expect: runtime item takes one table, item { … }, but was given 2 values
return item({}, {})
