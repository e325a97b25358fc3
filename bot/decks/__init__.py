"""Deck files: text to cards and back, and what is wrong with them."""
