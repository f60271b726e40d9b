-- expect: runtime format: '%1' is not available
return ("%1111d"):format(1)
