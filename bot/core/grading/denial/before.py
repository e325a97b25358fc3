"""Where what a denial says of the words before it begins: its subject, a statement, a number."""

from __future__ import annotations

from bot.core.grading.denial.clauses import Clauses

LIST_ITEM = 3  # words: a comma inside such short pieces enumerates
LONGEST_NUMBER = 6  # words
LONGEST_SUBJECT = 16  # words before a denied verb among which an "and" may part its subject off


class Before:
    """Where in a text, by its clauses and sentences, what stands before a denial begins."""

    def __init__(self, parts: Clauses) -> None:
        self.parts = parts
        self.words, self.language, self.speech = parts.words, parts.language, parts.speech

    def said_before(self, first: int, *, closes: bool) -> int:
        """Return where begins what a denial says of the words before it; whether it `closes` the text."""
        start = self.parts.piece_start[first]
        if start and self.points_back(start, first):  # X? I don't think so
            before = self.parts.piece_start[start - 1]
            while before and self.points_back(before, start):  # "X - sadly, wrong"
                start, before = before, self.parts.piece_start[before - 1]
            apart = start == first or self.parts.strong[start]
            return (self.parts.strong_start if apart else self.parts.piece_start)[start - 1]
        named = any(
            word not in self.language.stop for word in self.words[start:first]
        )  # "X is right, Y is wrong"
        return self.parts.statement_start[first] if closes and not named else start

    def points_back(self, start: int, end: int) -> bool:
        """Whether the words between two tokens name nothing themselves: "that", "but he"."""
        denial = self.language.denial
        small = (denial.subjects, denial.contrasts, denial.turns, denial.ands, denial.softly)
        return all(any(word in known for known in small) for word in self.words[start:end])

    def number_start(self, end: int) -> int:
        """Return where the number begins that ends before a token."""
        start = end
        while start and end - start < LONGEST_NUMBER and self.language.valued(self.words[start - 1]):
            start -= 1
        return start

    def subject_start(self, first: int, last: int, end: int) -> int:
        """Return where the subject of a denied verb begins: "they" alone in "the plan they had not met"."""
        start = max(self.parts.piece_start[first], self.parts.that_start[first])
        denial, words = self.language.denial, self.words
        verb = first - (first > start and words[first - 1] in denial.auxiliaries)  # "had not"
        if self.tells_of(start, verb):
            start = self.parts.piece_start[start - 1]
        if verb > start and words[verb - 1] in denial.ands:
            return first  # "they beat them and did not ..."
        if verb > start + 1 and words[verb - 1] in denial.subjects and words[verb - 2] in denial.ands:
            return verb - 1  # "it hit an iceberg and there weren't ..."
        goes_on = end > last + 1
        own = verb > start and words[verb - 1] in denial.pronouns
        if own and goes_on:
            return verb - 1
        if goes_on:
            return self.after_statement(start, verb)
        joint = self.parts.last_and[first]
        return joint + 1 if joint - start > LIST_ITEM else start

    def tells_of(self, start: int, verb: int) -> bool:
        """Whether a clause with a verb of its own tells of a subject: "the men who were there did not"."""
        words, language = self.words, self.language
        opens = 0 < start < verb and words[start] in language.relatives and not self.parts.strong[start]
        return opens and any(
            word in language.denial.auxiliaries or word in language.irregular
            for word in words[start + 1 : verb]
        )

    def after_statement(self, start: int, verb: int) -> int:
        """Return where a subject begins behind a statement: "it was he and the others did not"."""
        denial, words = self.language.denial, self.words
        begins = start
        for place in range(verb - 1, max(start, verb - LONGEST_SUBJECT), -1):
            if words[place] in denial.ands:
                begins = place + 1
                if begins in self.speech:
                    return begins  # "and hardly a family did not ..."
            elif begins > start and words[place] in denial.auxiliaries:
                return begins
        return start
