-- expect: ok ""
return string.rep("", 1e15 | 0)
