-- expect: runtime too many captures
return ("x"):find(("()"):rep(33))
