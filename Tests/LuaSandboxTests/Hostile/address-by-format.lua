-- expect: runtime '%p' is not available
return ("%p"):format({})
