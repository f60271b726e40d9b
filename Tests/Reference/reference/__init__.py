"""A small reference scorer in plain Python, written from the published rules alone."""
