-- expect: missingHelper the helper 'no/such' was not found
while true do pcall(use, "no/such") end
