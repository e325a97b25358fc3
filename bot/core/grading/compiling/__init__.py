"""From an author's card, or reference answers, to a rubric."""
