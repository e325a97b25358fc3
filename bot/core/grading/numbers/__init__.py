"""The numbers, dates, times, shares and measures that a text says, read without knowing what is wanted."""
