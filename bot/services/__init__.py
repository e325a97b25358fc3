"""Use cases: load, decide in the core, save, and return an outcome."""
