-- expect: runtime pairs: keys must be integers or texts, but one is a number
for _ in pairs({ [0.5] = 1 }) do end
