-- expect: readOnly the library is read-only
math.max = function() return 0 end
