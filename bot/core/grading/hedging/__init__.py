"""Other answers beside the right one: which of them undo it, and which only tell of it."""
