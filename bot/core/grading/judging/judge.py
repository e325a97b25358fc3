"""What becomes of one key point in one answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from bot.core.grading.judging.asked_which import settle_which
from bot.core.grading.judging.contrast import find_crossed
from bot.core.grading.judging.finding import MISSED, Finding, tokens_of
from bot.core.grading.judging.halves import find_swapped
from bot.core.grading.judging.likeness import ENOUGH, LACKING, liken
from bot.core.grading.judging.order import comes_first, leads
from bot.core.grading.judging.settling import find_still_denied
from bot.core.grading.judging.side_taken import as_typed, find_chosen, find_side, is_brief, only_compares
from bot.core.grading.judging.tally import UNTRUE
from bot.core.grading.matching.match import Answer
from bot.core.grading.matching.occurrence import Occurrence, affirm_word
from bot.core.grading.matching.readings import SHORT
from bot.core.grading.relations.comparison import Comparison, find_reversal, levels
from bot.core.grading.relations.deeds import find_turned, read_deeds
from bot.core.grading.rubric.wording import Wording
from bot.core.grading.verdict import How, NoteKind, Status
from bot.core.grading.words.forms import looseness
from bot.core.grading.words.lexicon import Place

BESIDE = 0.4  # of a sentence that denies something: so much may be turned by a denial of something else


def find_wordings(wordings: Iterable[Wording], answer: Answer) -> list[Finding]:
    """Return what each of several wordings makes of an answer; nothing for those it does not mention.

    Where the question asks what is more, who says "oil is lighter" means "water".
    """
    wanted, mentioned = answer.index.wanted, not answer.question.more
    findings = []
    for wording in wordings:
        for needles in wording.needles if mentioned else ():
            if needles.isdisjoint(wanted):
                break
        else:
            finding = find_wording(wording, answer)
            if finding.status is not Status.MISSED or finding.turned or finding.closeness or finding.affirmed:
                findings.append(finding)
    return findings


def find_wording(wording: Wording, answer: Answer) -> Finding:
    """Return what one wording makes of an answer."""
    if not (wording.wanted or wording.outline.reply):
        return MISSED
    said = settle_which(wording, answer)
    if said:
        return said
    finding = check_derived(wording, answer) if wording.derived else find_marked(wording, answer)
    return check_deeds(wording, finding, answer) if wording.deeds else finding


def check_deeds(wording: Wording, finding: Finding, answer: Answer) -> Finding:
    """Return a finding; a miss where an answer has a deed of the sentence the wrong way round."""
    if finding.status is not Status.HIT:
        return finding
    verbs = frozenset().union(*(own.pivot.quality for own in wording.deeds))
    said = read_deeds(answer.tokens, answer.denials.odd, answer.language, verbs)
    wrong = find_turned(wording.deeds, said, answer.language)
    return turn(wrong) if wrong else finding


def check_derived(wording: Wording, answer: Answer) -> Finding:
    """Return what a sentence makes of an answer that may cross it, compare or choose."""
    finding = find_derived(wording, answer)
    crossed = finding.status is not Status.DENIED and find_crossed(wording, answer)
    if crossed:
        return Finding(Status.MISSED, crossed, turned=NoteKind.REVERSED)
    if wording.comparisons:
        return check_comparisons(wording, finding, answer)
    return check_choice(wording, finding, answer) if answer.question.offers else finding


def check_choice(wording: Wording, finding: Finding, answer: Answer) -> Finding:
    """Return a finding; a miss where the answer only chooses what the sentence does not say.

    What it does say is enough, where one word more at most is the sentence's own.
    """
    side = find_chosen(wording, answer)
    if side < 0:
        return MISSED
    if side > 0 and finding.status is not Status.HIT and finding.closeness and is_brief(wording):
        return take_side(wording, finding, answer)
    return finding


def take_side(wording: Wording, finding: Finding, answer: Answer) -> Finding:
    """Return a finding made a hit, as the answer has what its question asks for."""
    said = [affirm_word(place) for place in answer.content]
    taken = hit(wording, [[one] for one in said], in_order=True)
    return taken._replace(closeness=max(ENOUGH, finding.closeness))


def check_comparisons(wording: Wording, finding: Finding, answer: Answer) -> Finding:
    """Return a finding as the answer's comparisons make it.

    It is a miss where one is the wrong way round, or the wrong side is named alone; the right one, or a
    comparison with the same sense, is enough where a sentence only compares.
    """
    wrong = reverse(wording.comparisons, answer)
    if wrong:
        return wrong
    said, equal = answer.comparisons, answer.equalities
    if any(levels(own, said, equal, answer.language) for own in wording.comparisons):
        return MISSED
    side = find_side(wording.comparisons, answer)
    if side < 0:
        turned = NoteKind.REVERSED if wording.outline.chances == 1 else None
        return Finding(Status.MISSED, finding.occurrences, turned=turned)
    if wording.compares and (side <= 0 or not only_compares(wording, answer.language)):
        return MISSED
    denies = answer.denials.negators and any(own.pivot.act for own in wording.comparisons)
    open_yet = wording.compares or (finding.status is not Status.HIT and not denies)
    if side > 0 and open_yet and only_compares(wording, answer.language):
        return take_side(wording, finding, answer)
    return finding._replace(in_order=side > 0)


def reverse(wanted: Sequence[Comparison], answer: Answer) -> Finding | None:
    """Return a miss where an answer compares the wrong way round; nothing where it does not."""
    wrong = find_reversal(wanted, answer.comparisons, answer.language)
    return turn(wrong) if wrong else None


def turn(wrong: Comparison) -> Finding:
    """Return a miss by what an answer says the wrong way round."""
    place = Place(wrong.first, wrong.last, How.EXACT)
    return Finding(Status.MISSED, (Occurrence((place,), How.EXACT),), turned=NoteKind.REVERSED)


def find_marked(wording: Wording, answer: Answer) -> Finding:
    """Return whether every bold keyword is there, and affirmed."""
    if wording.leads and not any(not one.denied for one in answer.group(wording.wanted[1])):
        return find_leader(wording, answer)
    groups = []
    for group in wording.wanted:
        found = answer.group(group)
        if not found:
            return MISSED
        groups.append(found)
    if not answer.denials.negators and not wording.negative:
        return hit_in_order(wording, groups, answer)
    affirmed = [[one for one in group if not one.denied] for group in groups]
    denied = [
        find_still_denied([one for one in group if one.denied], good, answer)
        for group, good in zip(groups, affirmed, strict=True)
    ]
    clash = all(denied) and len(groups) == 1
    if clash or not all(affirmed):
        negators = tuple(
            dict.fromkeys(negator for group in denied for one in group for negator in one.denial)
        )
        if not negators:  # a choice that denies is just not said: "like vendettas" beside "did not like"
            return hit_in_order(wording, affirmed, answer) if all(affirmed) else MISSED
        agreed = tuple(affirmed[0]) if clash else ()
        shown = tuple((bad or good)[0] for bad, good in zip(denied, affirmed, strict=True))
        credit = wording.credit if clash else 0.0
        outright = clash or not any(affirmed)
        partly = wording.credit < 1
        return Finding(Status.DENIED, shown, credit, negators, agreed, outright=outright, partly=partly)
    return hit_in_order(wording, affirmed, answer)


def find_leader(wording: Wording, answer: Answer) -> Finding:
    """Return what a wording earns of which an answer names the first thing only, and nothing before it."""
    affirmed = [one for one in answer.group(wording.wanted[0]) if not one.denied and leads(one, answer)]
    return hit(wording, [affirmed], in_order=True) if affirmed else MISSED


def hit_in_order(wording: Wording, affirmed: list[list[Occurrence]], answer: Answer) -> Finding:
    """Return what a wording earns of which every group stands affirmed, if they come as it wants them."""
    disorder = find_disorder(wording, affirmed, answer)
    if disorder:
        return disorder
    if wording.comparisons:
        wanted = [as_typed(one, wording, affirmed, answer) for one in wording.comparisons]
        wrong = reverse(wanted, answer)
        if wrong:
            return wrong
        if find_side(wanted, answer) < 0:
            return Finding(Status.MISSED, tuple(chain.from_iterable(affirmed)), turned=NoteKind.REVERSED)
    if wording.halves:
        said = {number: tokens_of(group) for number, group in enumerate(affirmed)}
        if swapped := find_swapped(wording.halves, said, answer):
            shown = tuple(affirmed[number][0] for number in sorted(swapped))
            return Finding(Status.MISSED, shown, turned=NoteKind.REVERSED)
    return hit(wording, affirmed, in_order=bool(wording.orders))


def find_disorder(
    wording: Wording, affirmed: Sequence[Sequence[Occurrence]], answer: Answer
) -> Finding | None:
    """Return a miss where two of what a wording wants in an order stand affirmed the wrong way round."""
    for first, second in wording.orders:
        one, other = affirmed[first], affirmed[second]
        if one and other and not comes_first(one, other, answer):
            return Finding(Status.MISSED, (one[0], other[0]), turned=NoteKind.OUT_OF_ORDER)
    return None


def hit(wording: Wording, affirmed: list[list[Occurrence]], *, in_order: bool = False) -> Finding:
    """Return what a wording earns of which every group stands affirmed."""
    chosen = tuple([group[0] if len(group) == 1 else find_best(group) for group in affirmed])
    return Finding(
        Status.HIT,
        chosen,
        wording.credit * min([one.credit for one in chosen]),
        affirmed=tuple(chain.from_iterable(affirmed)),
        by_denial=wording.negative,
        partly=wording.credit < 1,
        in_order=in_order,
    )


def find_best(group: Iterable[Occurrence]) -> Occurrence:
    """Return what says most, the first of equals; of the same words, the choice that they match best."""
    best = min(group, key=lambda one: (-one.credit, one.first))
    tokens = best.tokens
    same = [one for one in group if one.tokens == tokens and one.credit == best.credit]
    return min(same, key=lambda one: looseness(one.how))


def find_derived(wording: Wording, answer: Answer) -> Finding:
    """Return whether an answer comes close enough to a sentence, and mostly affirms it."""
    touch = wording.touched_by
    if touch and touch.words.isdisjoint(answer.index.wanted) and touch.stems.isdisjoint(answer.opposites):
        return MISSED
    reply = settle_by_reply(wording, answer)
    if reply:
        return reply
    found = liken(wording, answer)
    closeness = found.closeness
    only = found.outline.own == 1 and not found.own and bool(found.denied)  # "ils mangent pas de plantes"
    negators = tuple(dict.fromkeys(negator for one in found.denied for negator in one.denial))
    untrue = any(one.reach in UNTRUE for one in negators)
    both_deny = wording.negative and bool(answer.denials.negators) and not untrue
    denies = only or found.negated > max(found.whole, BESIDE if both_deny else 0.0)
    if denies and found.fresh and negators:
        rest = 0.0 if untrue or (not found.own and found.words <= SHORT) else min(closeness, LACKING)
        return Finding(
            Status.DENIED, found.denied, denial=negators, outright=True, closeness=rest, said=found.said
        )
    if closeness < ENOUGH or denies or not found.affirmed:
        rest = min(closeness, LACKING) if denies else closeness
        return Finding(Status.MISSED, closeness=rest, said=found.said)
    affirmed = [answer.group(group, loosely=True) for group in wording.wanted] if wording.orders else []
    disorder = find_disorder(wording, affirmed, answer)
    if disorder:
        return disorder._replace(closeness=min(closeness, LACKING), said=found.said)
    return Finding(
        Status.HIT,
        found.affirmed,
        wording.credit,
        affirmed=found.affirmed,
        by_denial=wording.negative,
        closeness=closeness,
        said=found.said,
    )


def settle_by_reply(wording: Wording, answer: Answer) -> Finding | None:
    """Return what the yes or no of an answer makes of a sentence that says little else; nothing for none.

    The other one is wrong whatever follows; the same is right alone, and before what the question says, as in
    "no, they could not".
    """
    outline = wording.outline
    says, size = answer.reply if outline.opening else ("", 0)
    if not says:
        return None
    if says != outline.opening:
        return MISSED
    if not outline.reply:
        return None
    content = [place for place in answer.content if place >= size]
    denies = any(negator.first >= size for negator in answer.denials.negators)
    if content and (denies is (says == "yes") or not all(map(answer.asked, content))):
        return None
    said = Occurrence((Place(0, size - 1, How.EXACT),), How.EXACT)
    return Finding(Status.HIT, (said,), wording.credit, affirmed=(said,), closeness=1.0)
