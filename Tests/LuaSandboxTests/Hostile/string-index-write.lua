-- expect: runtime attempt to index a string value
("").__index = {}
