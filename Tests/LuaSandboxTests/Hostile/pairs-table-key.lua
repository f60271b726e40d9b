-- expect: runtime pairs: keys must be integers or texts, but one is a table
for _ in pairs({ [{}] = 1 }) do end
