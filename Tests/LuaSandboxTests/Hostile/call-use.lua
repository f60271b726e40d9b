-- expect: runtime use "late" belongs at the top of the file
return function(c) return use "late" end
