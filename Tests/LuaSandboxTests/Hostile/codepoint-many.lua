-- expect: stackDepth too many values
return { utf8.codepoint(("x"):rep(60000), 1, -1) }
