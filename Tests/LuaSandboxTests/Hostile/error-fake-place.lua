-- expect: runtime rules/other.lua:7: boom
error("rules/other.lua:7: boom", 0)
