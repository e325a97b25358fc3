"""What a sound card could do better: keywords that earn nothing, match too much, or never matter.

None of it keeps a deck from being learnt from; `viva check` tells it, and nothing else pays for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cards import BOLD, Marked, keywords, plain, plain_bold, sides
from bot.core.grading import Rubric, grade
from bot.core.grading.judging.judge import find_wording
from bot.core.grading.language.language import Language
from bot.core.grading.language.text import tokenize
from bot.core.grading.matching.match import read_answer
from bot.core.grading.rubric.keys import WordKey
from bot.core.grading.rubric.naming import name_phrase
from bot.core.grading.rubric.rubric import RubricPoint
from bot.core.grading.verdict import NoteKind, Status
from bot.decks.commonness import is_clause, is_common_alone, is_ordinal, is_small
from bot.decks.findings import Report, shorten
from bot.decks.marks import find_ors, warn_of_label, warn_of_marks, warn_of_slashes
from bot.decks.points import BEFORE_FEEDBACK
from bot.decks.repeats import warn_of_alike_points, warn_of_equal_points, warn_of_number_asked
from bot.decks.shadows import is_shadowed, keys_of
from bot.decks.sound_cards import (
    PlacedWording,
    SoundCard,
    find_asking,
    find_given,
    is_given,
    is_phrase,
    pair_choices,
)
from bot.decks.tolerances import warn_of_about, warn_of_tolerance

SYNONYMS = 4  # choices by which an author shows that the common word before them is the answer itself
MANY = 6  # words of one bold
_AGAINST = (NoteKind.HEDGED, NoteKind.STUFFED, NoteKind.WRONG_ANSWER, NoteKind.ECHOED_QUESTION)
_SENTENCES = re.compile(r"[.!?] +\w")


def advise_card(sound: SoundCard, report: Report) -> None:
    """Warn of what a card's keywords and its `not:` entries leave to be desired."""
    compiled = sound.rubric.points
    places = sound.place.wordings
    for point, rubric_point, lines in zip(sound.card.points, compiled, places, strict=True):
        texts = (point.text, *point.alternatives, *point.partly)
        wordings = [
            PlacedWording(text, wording, line, number == 0, point.optional)
            for number, (text, wording, line) in enumerate(
                zip(texts, rubric_point.wordings, lines, strict=False)  # what the compiler adds has no line
            )
        ]
        warn_of_label(point.text, sound.card.question, lines[0], report)
        counts = any(not is_ordinal(key) for key in rubric_point.values)
        for wording in wordings:
            warn_of_marks(wording.text, wording.line, report)
            warn_of_slashes(wording.text, wording.line, report)
            _warn_of_ors(wording, rubric_point, sound.rubric, report)
            if _says_something(wording, report) and not _is_given(wording, sound.rubric, report):
                if not counts:  # where a number is asked for, "both" and "none" are answers
                    _warn_of_common(wording, sound, report)
                _warn_of_long(wording, sound.rubric, report)
                _warn_of_unmatched(wording, sound.rubric, report)
        _warn_of_shadowed(wordings, sound, report)
        warn_of_tolerance(point, rubric_point, lines[0], report)
        warn_of_about(rubric_point, lines[0], report)
    warn_of_equal_points(sound.card, sound.place, report)
    warn_of_alike_points(sound.card, sound.place, sound.rubric, report)
    warn_of_number_asked(sound.card, sound.place, sound.rubric, report)
    _warn_of_feedback(sound, report)


def _warn_of_ors(wording: PlacedWording, point: RubricPoint, rubric: Rubric, report: Report) -> None:
    """Warn of an "or" between words that are both wanted."""
    asking = find_asking(wording, rubric)
    pairs = [
        pair
        for group, bold in zip(wording.compiled.wanted, asking, strict=False)
        for pair in zip(group.written, bold, strict=False)
        if len(group.written) == len(bold)
    ]
    others = [other for other in point.wordings if other is not wording.compiled]
    for what, fix in find_ors(wording.text, pairs, [wording.compiled, *others], rubric.language):
        report.warn(wording.line, what, fix)


def _says_something(wording: PlacedWording, report: Report) -> bool:
    """Whether a wording has keywords of its own; warns where its bold holds none."""
    bolds = keywords(wording.text)
    if bolds and not wording.compiled.derived:
        return True
    if bolds:
        what = f"the bold of `{wording.shown}` holds no word to look for, so the grader picks others"
        report.warn(wording.line, what, "bold the words that decide; a denial alone is none")
    picked = [key for group in wording.compiled.wanted for phrase in group.phrases for key in phrase.keys]
    if picked and all(key.given for key in picked):
        what = f"the question gives away all that the grader can pick from `{wording.shown}`"
        report.warn(wording.line, what, "word it with what only a right answer has, in bold")
    return False


def _is_given(wording: PlacedWording, rubric: Rubric, report: Report) -> bool:
    """Whether the question gives a whole wording away; warns of each bold that it gives away."""
    bolds = keywords(wording.text)
    given = [[choice for choice in bold if is_given(choice, rubric)] for bold in bolds]
    whole = [len(found) == len(bold) for found, bold in zip(given, bolds, strict=True)]
    if wording.compiled.orders:
        return False  # an order is more than the question gives away
    if rubric.in_order and bolds and all(given):
        what = f"the question gives away all keywords of `{wording.shown}`"
        fix = "write one point for the whole order, `**first before second before third**`"
        report.warn(wording.line, what, fix)
        return True
    if all(whole):
        if is_phrase(wording, rubric):
            return True
        what = f"the question gives away all keywords of `{wording.shown}`"
        report.warn(wording.line, what, "bold words that only a right answer has")
        return True
    for found, bold, all_of_it in zip(given, bolds, whole, strict=True):
        if all_of_it:
            what = f"the question gives away `{shorten(' / '.join(bold))}`, so it earns nothing"
            report.warn(wording.line, what, "take its bold away, or bold a word that only a right answer has")
        elif found and len(bolds) == 1:
            what = f"the question gives away `{shorten(' / '.join(found))}`, which would do as an answer"
            report.warn(wording.line, what, "take it out of the bold, or put another word beside it")
    return False


def _warn_of_common(wording: PlacedWording, sound: SoundCard, report: Report) -> None:
    """Warn of a word that nearly any answer has where it is all that is wanted, and no sample says so."""
    if len(wording.compiled.wanted) > 1:
        return
    rubric, language = sound.rubric, sound.rubric.language
    common: list[str] = []
    for number, (phrase, choice) in enumerate(pair_choices(wording, rubric)):
        alone = wording.is_model and len(wording.compiled.wanted[0].written) == 1
        if alone and is_small(phrase, choice, language):
            what = f"`{shorten(choice)}` has small words alone, and many wrong answers have them, too"
            report.warn(wording.line, what, "bold the word that decides")
        itself = number == 0 and wording.is_model and len(wording.compiled.wanted[0].written) >= SYNONYMS
        if itself or not is_common_alone(phrase, language):
            continue
        name = name_phrase(phrase, language)
        if (
            len([word for word in tokenize(choice, language.folding).words if word not in language.articles])
            > 1
        ):
            what = f"`{shorten(choice)}` comes down to `{name}`: small words and the question's don't count"
            report.warn(wording.line, what, "bold a second word that a right answer has")
        elif isinstance(key := phrase.keys[0], WordKey) and key.forms.stem not in sound.said_alone:
            common.append(name)
    if common:
        names = list(dict.fromkeys(f"`{name}`" for name in common))
        one = len(names) == 1
        what = f"the {'keyword' if one else 'keywords'} {', '.join(names)} {'is a' if one else 'are'} common"
        what += f" {'word' if one else 'words'} that many wrong answers have, too"
        report.warn(wording.line, what, "bold a rarer word, or a second one beside it")


def _warn_of_long(wording: PlacedWording, rubric: Rubric, report: Report) -> None:
    """Warn of a bold of so many words, or of a clause, that hardly any right answer has them all."""
    fix = "bold only those without which an answer is wrong, each by itself"
    most = max(len(phrase.keys) for group in wording.compiled.wanted for phrase in group.phrases)
    if most >= MANY:
        report.warn(wording.line, f"a bold of `{wording.shown}` wants {most} words near each other", fix)
        return
    asking = find_asking(wording, rubric)
    for group, choices in zip(wording.compiled.wanted, asking, strict=False):
        if len(group.written) == len(choices) == 1 and is_clause(
            group.written[0], choices[0], rubric.language
        ):
            wanted = name_phrase(group.written[0], rubric.language)
            what = f"`{shorten(choices[0])}` is a clause, and wants all of `{wanted}` near each other"
            report.warn(wording.line, what, fix)


def _warn_of_unmatched(wording: PlacedWording, rubric: Rubric, report: Report) -> None:
    """Warn of a wording, or of a choice in it, that is not recognised where it stands as written."""
    if len(wording.compiled.wanted) < len(find_asking(wording, rubric)):
        what = f"a bold of `{wording.shown}` holds no word to look for, and is passed over"
        report.warn(wording.line, what, "bold the words that decide; a denial alone is none")
    for text, choice in spell_out(wording.text, rubric.language):
        where = f"`{shorten(choice)}` in `{wording.shown}`" if choice else f"`{wording.shown}`"
        if find_wording(wording.compiled, read_answer(text, rubric)).status is not Status.HIT:
            fix = "bold words that are no denial by themselves, or word it another way"
            if choice and not any(letter.isalnum() for letter in choice):
                fix = "signs are found where they are all of an answer; let their name be a choice, too"
            report.warn(wording.line, f"{where} does not match even where it is given as written", fix)
        elif rubric.one_answer and not wording.optional and wording.compiled.credit == 1:
            against = [note.kind.value for note in grade(rubric, text).notes if note.kind in _AGAINST]
            if against:
                what = f"{where} is not accepted, even where it is given as written: {', '.join(against)}"
                report.warn(wording.line, what, "word it without what else looks like an answer")


def spell_out(text: Marked, language: Language) -> Iterator[tuple[str, str]]:
    """Yield a wording as a person would say it, then once for each further choice, with that choice.

    A choice of a single word that denies nothing is left out: it cannot but match.
    """
    yield plain(text), ""
    for bold in BOLD.finditer(text):
        wanted = sides(bold[1])
        for side, choices in enumerate(wanted):
            for choice in filter(None, choices[1:]):
                if not choice.isalpha() or choice.lower() in language.denial.book.by_first:
                    spelt = plain_bold((*wanted[:side], (choice,), *wanted[side + 1 :]))
                    yield plain(f"{text[: bold.start()]}{spelt}{text[bold.end() :]}"), choice


def _warn_of_shadowed(wordings: list[PlacedWording], sound: SoundCard, report: Report) -> None:
    """Warn of a wording that is never needed, because another wants less and earns as much."""
    wrong = (key for given in sound.rubric.wrong for wording in given.wordings for key in keys_of(wording))
    held = frozenset(key.forms.stem for key in wrong if isinstance(key, WordKey))
    for at, wording in enumerate(wordings[1:], 1):
        if is_phrase(wording, sound.rubric) and is_given(plain(wording.text), sound.rubric):
            continue
        words = tokenize(plain(wording.text), sound.rubric.language.folding).words
        if any(sound.rubric.language.ors.at(words, place) for place in range(len(words))):
            continue  # "18 or over": it tells the grader that this is no choice between two answers
        for number, other in enumerate(wordings):
            if number == at or not is_shadowed(
                wording.compiled, other.compiled, earlier=at < number, held=held
            ):
                continue
            asked = [f"`{word}`" for word in find_given(other.text, sound.rubric)]
            why = f" (the question gives away {', '.join(asked)})" if asked else ""
            what = f"`{wording.shown}` never matters: `{other.shown}` wants no more{why} and earns as much"
            report.warn(wording.line, what, "remove it, or bold what makes it different")
            break


def _warn_of_feedback(sound: SoundCard, report: Report) -> None:
    """Warn of feedback that runs on from the wrong answer, and of feedback that is taken for its wording."""
    for wrong, line in zip(sound.card.wrong, sound.place.wrong, strict=True):
        warn_of_marks(wrong.text, line, report)
        verdict = grade(sound.rubric, plain(wrong.text))
        if not verdict.wrong and any(point.status is Status.HIT for point in verdict.points):
            what = f"the wrong answer `{shorten(wrong.text)}` is taken for a right one, even as it is written"
            report.warn(line, what, "remove it if it is but a slip, else word it with nothing that is right")
        if not keywords(wrong.text):
            if _SENTENCES.search(wrong.text):
                what = f"all of `{shorten(wrong.text)}` is taken for the wrong answer"
                report.warn(line, what, "bold the wrong answer; what follows it is said to the learner")
            continue
        written = " ".join(" ".join(sound.lines[line - 1 : line + 20]).split())
        _, found, after = written.partition(" ".join(wrong.text.split()))
        if found and wrong.feedback and after.lstrip()[:1] not in f"{BEFORE_FEEDBACK}()":
            what = (
                f"the words to the learner begin in the middle of a sentence: “{shorten(wrong.feedback, 30)}”"
            )
            report.warn(line, what, "end the wrong answer with a full stop after its last bold")
