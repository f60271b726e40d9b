-- expect: ok 1.0
return function(c) return 1, nil, 3, 4, 5 end
