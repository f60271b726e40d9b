-- expect: memory a text longer than 65,536 bytes
return ("x"):rep(1000):gsub("x", ("y"):rep(1000))
