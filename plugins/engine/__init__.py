"""The engine: how files and git are read, how values become files and releases; it knows libraries, not the region."""
