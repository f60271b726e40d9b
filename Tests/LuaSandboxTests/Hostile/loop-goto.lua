-- expect: instructionBudget the instruction limit
::again:: goto again
