"""A small reference scorer: exact arithmetic, plain Python, written from the published rules alone."""
