"""The engine: how files are read, and how values become files; it knows libraries, not the region."""
