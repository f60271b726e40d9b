-- expect: ok "table"
return tostring({})
