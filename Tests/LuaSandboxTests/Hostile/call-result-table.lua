-- expect: badReturn returned a table
return function(c) return { 1 } end
