-- expect: memory the memory limit is spent
error("not enough memory", 0)
