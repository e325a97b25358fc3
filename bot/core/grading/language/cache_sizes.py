"""How much the grader remembers of what learners write.

What a word comes to is found by several functions, each of which remembers its latest words. Learners invent
words without end, so the sizes decide what all that may take.
"""

WORDS_REMEMBERED = 2_048
"""By each function; an answer's words are mostly those of the answers before it."""

CARD_WORDS_REMEMBERED = 128
"""By each card, of the words that its learners have said; two thousand cards are in memory at most."""
