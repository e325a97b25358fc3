"""From an answer's text to a verdict that explains itself."""
