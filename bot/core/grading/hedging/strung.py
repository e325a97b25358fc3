"""Other answers in one breath with the right one, strung together with hardly a small word between."""

from __future__ import annotations

from itertools import pairwise

from bot.core.grading.denial.clauses import STRONG
from bot.core.grading.hedging.candidates import LISTED, Candidates, is_special
from bot.core.grading.hedging.reading_on import VERBS, cut_stretches, reads_on
from bot.core.grading.language.vocabulary import commonness
from bot.core.grading.matching.match import Answer

ENDS = STRONG - frozenset("()[]:—")
FEWEST = 2  # strange words in the right answer's breath
STRUNG = 2  # strange words more than small ones are no sentence
RUN_ON, RUN_ON_TOLD = 4, 5  # strange words in one breath with the answer; to tell how or why takes more
CLAUSE = 10  # words that "who" or "with" leads in, at most
SPECIAL_WEIGHT = 2
COMMON = 20  # bits: such a word tells nothing by itself ("first", "took", "place")
JOINTS = (" ", ", ", ".", ". ")  # within a date or a name
NAME = 3  # words
DESCRIBED = 2  # words from the article to "who"
HE = "he"  # another
LEADS, DOING = frozenset(("preposition", "of")), "doing"  # kinds of words
REASON = "because"  # another
LINKS = frozenset((REASON, "that"))


def strings_together(strange: list[int], candidates: Candidates) -> bool:
    """Whether an answer strings words together with hardly a small word between: that is no sentence.

    Names and numbers weigh more; capitals say nothing, as phones set them and learners leave them out.
    What a small word leads in ("by Francis Scott Key") is told of the answer, and strings nothing, unless
    there is more of its kind. Whatever stands between, many words that tell nothing of the answer, some of
    them in one breath with it, are other answers.
    """
    rubric = candidates.rubric
    if rubric.lengthy or rubric.tells or reads_on(strange, candidates):
        return False
    told = find_led(candidates) | find_clauses(candidates)
    plain = [place for place in strange if place not in told]
    loose = [place for place in plain if not is_common(place, candidates)]
    near = find_breath(candidates).intersection(plain)
    most = RUN_ON_TOLD if rubric.question.open else RUN_ON
    if len(near) >= FEWEST and (len(loose) >= most or len(plain) > most):
        return True
    if lists_values(candidates) or (near and names_others(plain, near, candidates)):
        return True
    if len(loose) >= FEWEST <= len(find_bare(candidates).intersection(loose)):
        joints = weigh_joints(candidates, frozenset())
        if weigh(loose, loose, candidates) >= joints + STRUNG:
            return True
    joints = weigh_joints(candidates, find_blocks(strange, candidates)) + rubric.question.open
    beside = len(near.intersection(loose))
    if len(loose) >= LISTED and beside >= FEWEST:
        evenly = beside >= LISTED and not rubric.by_closeness
        return weigh(loose, loose, candidates) >= joints + (not evenly)
    names = [place for place in strange if is_special(place, candidates)]
    return bool(near) and len(names) >= FEWEST and weigh(plain, names, candidates) >= joints + STRUNG


def names_others(plain: list[int], near: set[int], candidates: Candidates) -> bool:
    """Whether strange words name others: two names of three words, or one of four that nothing links."""
    rubric = candidates.rubric
    names = [place for place in plain if is_special(place, candidates) and not is_common(place, candidates)]
    if rubric.question.open:
        return False  # there a rare word names nothing: "to pre-empt"
    if len(plain) >= LISTED and len(names) >= FEWEST:
        return True
    words, kind = candidates.answer.words, candidates.answer.language.grammar.kind
    beside = [place for place in names if place in near and kind(words[place]) not in VERBS]
    named = len(plain) > LISTED and bool(beside)
    return named and not rubric.by_closeness and not find_links(candidates)


def lists_values(candidates: Candidates) -> bool:
    """Whether two numbers or dates stand in one breath with a right answer that is neither, and no link.

    Nothing tells of a city "in three", "in 1936", "in November".
    """
    answer = candidates.answer
    if not candidates.accepted.isdisjoint(candidates.counted | answer.dated):
        return False
    values = {one.first for one in answer.quantities if one.first not in answer.dated and not one.aside}
    values |= {one.first for one in answer.dates}
    values = {place for place in values if not answer.asked(place)}
    breaths = [one for one in cut_stretches(answer) if not candidates.accepted.isdisjoint(one)]
    return any(len(values.intersection(one)) >= FEWEST for one in breaths) and not find_links(candidates)


def find_links(candidates: Candidates) -> list[int]:
    """Return the "and", "who", "because" or "that" in the right answer's breath, but not in itself."""
    language = candidates.answer.language
    words = language.denial.ands | language.relatives | language.tells
    return [
        place
        for place in find_breath(candidates) - candidates.accepted
        if (word := candidates.answer.words[place]) in words or language.grammar.kind(word) in LINKS
    ]


def weigh(words: list[int], among: list[int], candidates: Candidates) -> int:
    """Return how many words there are, with the names and numbers `among` some weighing more."""
    special = sum(is_special(place, candidates) for place in among)
    return len(words) + SPECIAL_WEIGHT * max(0, special - 1)


def weigh_joints(candidates: Candidates, said: frozenset[int]) -> int:
    """Return how much in an answer holds a sentence together, beside what says the right answer."""
    answer = candidates.answer
    language = answer.language
    return sum(
        (
            word in language.stop
            or word in language.ties
            or word in language.places
            or is_common(place, candidates)
            or answer.asked(place)
        )
        + (word in language.denial.auxiliaries or language.grammar.kind(word) in VERBS)
        for place, word in enumerate(answer.words)
        if place not in said
    )


def is_common(place: int, candidates: Candidates) -> bool:
    """Whether a word is so common that it tells nothing by itself."""
    answer = candidates.answer
    return commonness(answer.words[place], answer.language.code) >= COMMON


def find_blocks(strange: list[int], candidates: Candidates) -> frozenset[int]:
    """Return the tokens between strange words, up to the last that says the right answer."""
    edges = [-1, *strange, len(candidates.answer.words)]
    blocks: set[int] = set()
    for before, after in pairwise(edges):
        last = max((place for place in candidates.accepted if before < place < after), default=before)
        blocks.update(range(before + 1, last + 1))
    return frozenset(blocks)


def find_bare(candidates: Candidates) -> set[int]:
    """Return the tokens, from mark to mark, of the right answer and of what follows with no small word.

    "Nikolai Yezhov, the bloody dwarf" tells of him, where "Nikolai Yezhov, Genrikh Yagoda" goes on listing.
    """
    answer = candidates.answer
    small = answer.language.stop | answer.language.ties | answer.language.places
    return {
        place
        for one in cut_stretches(answer)
        if not candidates.accepted.isdisjoint(one) or small.isdisjoint(answer.words[at] for at in one)
        for place in one
    }


def find_breath(candidates: Candidates) -> set[int]:
    """Return the tokens, from mark to mark, that stand with words of the right answer."""
    stretches = cut_stretches(candidates.answer)
    return {place for one in stretches if not candidates.accepted.isdisjoint(one) for place in one}


def find_led(candidates: Candidates) -> set[int]:
    """Return what a preposition leads in, if undenied: one word, a date or a name."""
    answer = candidates.answer
    language = answer.language
    leads = language.ties | language.places
    dates = {place for date in answer.dates for place in range(date.first, date.last)}  # but their last words
    told: set[int] = set()
    led = False
    run = 0
    for place, word in enumerate(answer.words):
        led = led and answer.tokens.gaps[place] in JOINTS and candidates.affirmed(place)
        if led and word not in language.articles:
            told.add(place)
            named = word not in language.stop and is_special(place, candidates)
            run += 1
            led = place in dates or (named and run < NAME and is_one_name(place, answer))
        joins = word in language.denial.ands and place - 1 in told - candidates.accepted
        if word in leads or joins:  # "by Molotov and Ribbentrop"
            led, run = True, 0
    return told


def is_one_name(place: int, answer: Answer) -> bool:
    """Whether a name may go on after a token: no number or date is a part of one."""
    around = range(place, min(place + 2, len(answer.words)))
    return not any(at in answer.dated or answer.words[at][0].isdigit() for at in around)


def opens_deed(place: int, answer: Answer) -> bool:
    """Whether a preposition leads in what is done: "without declaring war", "instead of preaching"."""
    kind = answer.language.grammar.kind
    return kind(answer.words[place]) in LEADS and any(
        kind(word) == DOING for word in answer.words[place + 1 : place + 2]
    )


def opens_on_him(place: int, answer: Answer) -> bool:
    """Whether it goes on with what a person was or had done, ", he was in Siberia", or did: "and he died"."""
    words, language = answer.words, answer.language
    if place + 1 >= len(words) or language.grammar.kind(words[place]) != HE:
        return False
    verb = words[place + 1]
    if answer.tokens.gaps[place].strip():
        return verb in language.denial.auxiliaries
    does = verb in language.denial.auxiliaries or language.is_past(verb)
    return bool(place) and words[place - 1] in language.denial.ands and does


def find_description(candidates: Candidates) -> range:
    """Return what opens an answer and tells of the right one behind a mark: "the man who ran it, Yezhov"."""
    answer, right = candidates.answer, min(candidates.accepted)
    opens = any(word in answer.language.relatives for word in answer.words[1 : DESCRIBED + 1])
    mark = next((at for at in range(1, right + 1) if answer.tokens.gaps[at].strip()), 0)
    return range(mark) if opens and answer.words[0] in answer.language.articles else range(0)


def find_clauses(candidates: Candidates) -> set[int]:
    """Return what the right answer's "who ...", "by doing ...", "so ..." and ", he ..." tell of it.

    It is ten words at most.
    """
    answer = candidates.answer
    language, asked = answer.language, candidates.rubric.question
    openers = language.tells
    if asked.open or asked.explained:  # there a reason is the answer
        openers = frozenset(word for word in openers if language.grammar.kind(word) != REASON)
    openers |= language.denial.ifs
    openers |= language.relatives | language.denial.therefore
    told = set(find_description(candidates))
    clause = seen = False
    last = 0
    for place, word in enumerate(answer.words):
        clause = clause and place <= last and ENDS.isdisjoint(answer.tokens.gaps[place])
        if clause:
            told.add(place)
        seen = seen or place in candidates.accepted
        if seen and (
            word in openers
            or opens_deed(place, answer)
            or opens_on_him(place, answer)
            or (":" in answer.tokens.gaps[place] and place - 1 in candidates.accepted)
        ):
            clause, last = True, place + CLAUSE
    return told
