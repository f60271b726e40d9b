-- expect: memory a text longer than 65,536 bytes
return ("x"):rep(1e9 | 0)
