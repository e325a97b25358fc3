"""What a text denies, by which words, and how far that reaches; the yes or no that it comes to."""
