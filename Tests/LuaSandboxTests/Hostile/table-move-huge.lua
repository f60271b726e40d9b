-- expect: instructionBudget the instruction limit
table.move({}, 1, 2 ^ 62 | 0, 2)
