-- expect: memory a text longer than 65,536 bytes
return ("x"):rep(2 ^ 62 | 0, "y")
