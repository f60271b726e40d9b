-- expect: badReturn returned a reason longer than 4,096 bytes
return function(c) return 1, ("x"):rep(60000) end
