-- expect: badReturn returned inf
return function(c) return 1e308 * 10 end
