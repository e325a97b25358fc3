"""What somebody lacked may be said as what he wanted: "to govern themselves" where they had no say."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.language.language import Language


def tells_lack(words: Sequence[str], language: Language) -> bool:
    """Whether a sentence that denies tells what somebody does not have, rather than not want."""
    return not language.denial.having.isdisjoint(words) and language.denial.wishes.isdisjoint(words)


def find_wish(words: Sequence[str], language: Language) -> int:
    """Return from which word on an answer says what somebody wanted; its end, if it does not."""
    if words and words[0] in language.denial.aiming:
        return 0
    return next((place for place, word in enumerate(words) if word in language.denial.wishes), len(words))
