"""What a card wants, once it is read: points, wordings, keys, and what the question itself says."""
