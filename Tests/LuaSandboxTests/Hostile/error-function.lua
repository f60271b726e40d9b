-- expect: runtime error was given a function, not a text
error(function() while true do end end)
