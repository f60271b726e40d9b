-- expect: badReturn a built-in function may not be returned
return { score = math.max }
