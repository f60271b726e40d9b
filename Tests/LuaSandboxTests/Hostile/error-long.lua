-- expect: runtime xxxxxxxx
error(("x"):rep(65000))
