-- expect: runtime malformed pattern (missing ']')
return ("x"):find("[%a")
