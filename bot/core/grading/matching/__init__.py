"""Where in an answer stands what a rubric wants."""
