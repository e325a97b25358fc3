"""What is known of a language, and a text in it: letters, tokens, stems, which words are real."""
