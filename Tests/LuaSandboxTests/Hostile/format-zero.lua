-- expect: runtime format: '%
return ("%\0"):format(1)
