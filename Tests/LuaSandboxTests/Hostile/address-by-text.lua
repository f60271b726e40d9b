-- expect: runtime a table has no text
return ("%s"):format({})
