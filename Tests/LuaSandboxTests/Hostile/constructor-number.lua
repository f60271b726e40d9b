-- expect: runtime item takes one table, item { … }, but was given a number
return item(1)
