-- expect: ok "function"
return tostring(pairs)
