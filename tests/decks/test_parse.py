"""Deck text to cards: what each mark means, and what is said of each mistake."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.cards import (
    Band,
    Between,
    Card,
    Deck,
    Image,
    KeyPoint,
    Outcome,
    PlusMinus,
    Sample,
    WrongAnswer,
    plain,
)
from bot.decks.findings import DeckErrors, Finding
from bot.decks.parse import parse

FULL = """\
---
language: en
---

# Stalin and the purges

About the deck,
in two lines.

A second paragraph.

## Kirov's murder

### Who shot Sergei Kirov? {#q-kirov-assassin}

Any 2 of these, in this order, pass mark 60 %:

- Leonid **Nikolaev** {weight=2}
  - or: **Nikolayev / Nicolaev**
  - partly: a **party member**
- optional: in **1934**
  - within: ±5 %
- killed
  by one shot
- not: **Yezhov**. He became head of the NKVD only in 1936.
  - or: **Ezhov**

> Nikolaev walked into
> the headquarters.
>
> Nobody stopped him.

Source: Khrushchev's report of 1956.

![Portrait of Kirov](images/kirov.jpg)

<!-- a note among authors -->

Samples:

- correct: it was nikolayev
- incorrect: not Nikolaev
- partial: 1934
- partial 0.3–0.5: a longer
  answer
"""


def card_of(body: str) -> Card:
    return next(parse(f"# T\n\n## Q {{#q}}\n\n{body}", "deck").cards)


def deck_or_findings(text: str) -> Deck | tuple[Finding, ...]:
    try:
        return parse(text, "deck")
    except DeckErrors as errors:
        return errors.findings


def findings_of(text: str) -> list[tuple[int, str]]:
    with pytest.raises(DeckErrors) as caught:
        parse(text, "deck", "deck.md")
    return [(finding.line, f"{finding.what}; {finding.fix}") for finding in caught.value.findings]


def test_every_mark_of_the_format_has_its_place_in_the_deck() -> None:
    deck = parse(FULL, "stalin")
    assert (deck.slug, deck.title, deck.language) == ("stalin", "Stalin and the purges", "en")
    assert deck.about == "About the deck, in two lines.\n\nA second paragraph."
    assert [topic.title for topic in deck.topics] == ["Kirov's murder"]
    assert list(deck.cards) == [
        Card(
            id="q-kirov-assassin",
            question="Who shot Sergei Kirov?",
            enough=2,
            in_order=True,
            pass_mark=0.6,
            points=(
                KeyPoint(
                    "Leonid **Nikolaev**",
                    alternatives=("**Nikolayev / Nicolaev**",),
                    partly=("a **party member**",),
                    weight=2,
                ),
                KeyPoint("in **1934**", within=PlusMinus(Decimal(5), percent=True), optional=True),
                KeyPoint("killed by one shot"),
            ),
            wrong=(WrongAnswer("**Yezhov**", ("**Ezhov**",), "He became head of the NKVD only in 1936."),),
            explanation="Nikolaev walked into the headquarters.\n\nNobody stopped him.",
            source="Khrushchev's report of 1956.",
            image=Image("images/kirov.jpg", "Portrait of Kirov"),
            samples=(
                Sample("it was nikolayev", Outcome.CORRECT),
                Sample("not Nikolaev", Outcome.INCORRECT),
                Sample("1934", Outcome.PARTIAL),
                Sample("a longer answer", Outcome.PARTIAL, Band(0.3, 0.5)),
            ),
        )
    ]


@pytest.mark.parametrize("text", [FULL.replace("\n", "\r\n"), "\ufeff" + FULL, FULL.rstrip("\n")])
def test_line_ends_and_byte_order_marks_change_nothing(text: str) -> None:
    assert parse(text, "s") == parse(FULL, "s")


def test_a_small_deck_needs_neither_front_matter_nor_topics() -> None:
    deck = parse("# Small\n\n## One? {#a}\n\n- **1**\n\n## Two? {#b}\n\n- **2**\n", "small")
    assert deck.language == "en"
    assert [(topic.title, [card.id for card in topic.cards]) for topic in deck.topics] == [("", ["a", "b"])]


@pytest.mark.parametrize(
    ("line", "enough", "in_order", "pass_mark"),
    [
        ("Any 2 of these:", 2, False, None),
        ("Any two of these:", 2, False, None),
        ("In this order:", None, True, None),
        ("Pass mark 60 %:", None, False, 0.6),
        ("Pass mark 62.5%:", None, False, 0.625),
        ("in this order, any 3 of these:", 3, True, None),
    ],
)
def test_a_rule_line_says_how_points_count(
    line: str, enough: int | None, in_order: object, pass_mark: float | None
) -> None:
    card = card_of(f"{line}\n\n- **a**\n- **b**\n")
    assert (card.enough, card.in_order, card.pass_mark) == (enough, in_order, pass_mark)


@pytest.mark.parametrize(
    ("text", "tolerance"),
    [
        ("386,000 to 387,000", Between(Decimal(386000), Decimal(387000))),
        ("386 000 – 387 000", Between(Decimal(386000), Decimal(387000))),
        ("-2.5 to 2.5", Between(Decimal("-2.5"), Decimal("2.5"))),
        ("±500", PlusMinus(Decimal(500))),
        ("+/- 1,500", PlusMinus(Decimal(1500))),
        ("±5%", PlusMinus(Decimal(5), percent=True)),
    ],
)
def test_a_tolerance_is_a_range_or_a_distance(text: str, tolerance: object) -> None:
    assert card_of(f"- **1**\n  - within: {text}\n").points[0].within == tolerance


@pytest.mark.parametrize(
    ("entry", "wording", "feedback"),
    [
        ("**Yezhov**. Not yet.", "**Yezhov**", "Not yet."),
        ("**Yezhov** – not yet.", "**Yezhov**", "not yet."),
        ("the **head** of the **NKVD**: he came later", "the **head** of the **NKVD**", "he came later"),
        ("**Yezhov**! Not yet…", "**Yezhov**", "Not yet…"),
        ("**汉武帝**。他是汉朝的皇帝。", "**汉武帝**", "他是汉朝的皇帝。"),
        ("**بيروت**، لا", "**بيروت**", "لا"),
        ("Yezhov", "Yezhov", ""),
    ],
)
def test_a_wrong_answer_runs_through_its_last_bold(entry: str, wording: str, feedback: str) -> None:
    wrong = card_of(f"- **Nikolaev**\n- not: {entry}\n").wrong[0]
    assert (wrong.text, wrong.feedback) == (wording, feedback)


def test_a_sample_is_raw_text() -> None:
    card = card_of("- **a**\n\nSamples:\n\n- incorrect: **or:** `x` {weight=2} {#id} [a]: b\n")
    assert card.samples[0].answer == "**or:** `x` {weight=2} {#id} [a]: b"


def test_quotes_that_follow_each_other_are_one_explanation() -> None:
    assert card_of("- **a**\n\n> one\n\n> two\n").explanation == "one\n\ntwo"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\\or: the way **out**", "or: the way out"),
        ("\\wrong: it was **not**", "wrong: it was not"),
        ("\\not : **so**", "not : so"),
        ("\\sin x: **a** \\or: b", "\\sin x: a \\or: b"),
        ("5 \\* **3**", "5 * 3"),
    ],
)
def test_nobody_reads_the_backslash_before_what_would_be_a_label(written: str, read: str) -> None:
    (point,) = card_of(f"- {written}\n").points
    assert plain(point.text) == read


HEAD = "# T\n\n## Q {#q}\n\n"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "no title"),
        ("Hello\n\n# T\n", 1, "above the deck's title"),
        ("## Q {#q}\n\n- a\n\n# T\n", 1, "above the deck's title"),
        ("# T\n\n# U\n", 3, "second title"),
        ("# T\n\n- a list\n", 3, "only paragraphs"),
        ("# T\n\n---\n", 3, "line of dashes"),
        ("Hello\n\n## Q {#q}\n\n- a\n", 1, "write `# Hello` if line 1 is its title"),
        ("# T {#t}\n", 1, "the title has an id"),
        ("# T\n\nLanguage: German\n", 3, "write `language: de` at the very top"),
        ("---\nlanguage: en\n# T\n", 1, "end it with a line of `---`"),
        ("---\nlanguage: en\n\n# T\n", 1, "end it with a line of `---`"),
        ("---\nlanguage en\n---\n# T\n", 2, "write `language: en`"),
        ("---\nlang: German\n---\n# T\n", 2, "write `language: de`"),
        ("---\nLanguage = pt_BR\n---\n# T\n", 2, "write `language: pt-BR`"),
        ("---\nhello\n---\n# T\n", 2, "says nothing here"),
        ("---\nauthor: me\n---\n# T\n", 2, "unknown key `author`"),
        ("---\ntitle: Me\n---\n# T\n", 2, "the title is a line below: `# Me`"),
        ("---\nlanguage: en\nlanguage: de\n---\n# T\n", 3, "given twice"),
        ("---\nlanguage:\n---\n# T\n", 2, "no value"),
        ("# T\n\n## Topic\n\ntext\n", 5, "right below the topic"),
        ("# T\n\n## Topic\n\n### Who shot Kirov?\n\n- a\n", 5, "{#q-who-shot-kirov}"),
        (
            "# T\n\n## What were they? {#estates\n\n- a\n",
            3,
            "this card has no id, for `{#estates` lacks its `}`; end its heading in `{#estates}`",
        ),
        ("# T\n\n## What? (#estates)\n\n- a\n", 3, "for `(#estates)` is not written as one; end its heading"),
        ("# T\n\n## {#estates} What?\n\n- a\n", 3, "for `{#estates}` does not stand at its end; end its"),
        ("# T\n\n## What? {#estates).\n\n- a\n", 3, "for `{#estates)` is not written as one"),
        (HEAD + "- a\n  - teilweise: b\n", 6, "`teilweise: b` says nothing about its point; write `partly:`"),
        (HEAD + "- a\n  - falsch: b\n", 6, "start it with `or:`, `partly:` or `within:`"),
        ("# T\n\n## What? {estates}\n\n- a\n", 3, "end its heading in `{#estates}`"),
        ("# T\n\n## What? #{estates}\n\n- a\n", 3, "end its heading in `{#estates}`"),
        ("# T\n\n## Topic\n\n## Q {#q}\n", 5, "three `#`"),
        ("# T\n\n#### Q {#q}\n", 3, "4 `#`"),
        ("# T\n\n## Who?\n\n- a\n\n## Q {#q}\n\n- a\n", 3, "this card has no id"),
        (HEAD + "In this order\n\n- a\n", 5, "end it in a colon: `In this order:`"),
        (HEAD + "- a\n\nPass mark 60 %:\n", 7, "write it above the points"),
        (HEAD + "- a\n\nSamples\n\n> b\n", 7, "end it in a colon: `Samples:`"),
        (HEAD + "Some of these:\n\n- a\n", 5, "unknown rule `Some of these`"),
        (HEAD + "Any 1 of these, any 2 of these:\n\n- a\n", 5, "given twice"),
        (HEAD + "Any 1 of these:\n", 5, "without a list below"),
        (HEAD + "Any 1 of these:\n\n> because\n\n- a\n", 5, "right above the points"),
        (HEAD + "Any 1 of these:\n\nIn this order:\n\n- a\n", 7, "second rule line"),
        (HEAD + "1. a\n2. b\n", 5, "numbered list"),
        (HEAD + "- a\n- or: b\n", 6, "belongs to no point"),
        (HEAD + "- a\n  - b\n", 6, "`or:`, `partly:` or `within:`"),
        (HEAD + "- a\n  - not: b\n", 6, "take away the spaces before its `-`"),
        (HEAD + "- a\n\t- optional: b\n", 6, "take away the spaces before its `-`"),
        (HEAD + "- a\n  - or:\n", 6, "without words"),
        (HEAD + "- a\n  - or: b\n    - or: c\n", 7, "at most one list below"),
        (HEAD + "- a\n\n  b\n", 7, "a second paragraph"),
        (HEAD + "- a\n- optional:\n", 6, "without words"),
        (HEAD + "- a\n-\n", 6, "empty list entry"),
        (HEAD + "- 1934. It was cold.\n", 5, "put a word before it"),
        (HEAD + "- a\n- # b\n", 6, "a heading inside a list entry"),
        (HEAD + "- a\n  - within: 5 or so\n", 6, "not a tolerance"),
        (HEAD + "- a\n  - within: 9,7 to 9,9\n", 6, "with a point before decimals"),
        (HEAD + "- a\n  - within: ±5\n  - within: ±6\n", 7, "second `within:`"),
        (HEAD + "- a {weight=two}\n", 5, "not a weight"),
        (HEAD + "- a {weight=2} and b\n", 5, "`{weight=2}` stands inside the wording"),
        (HEAD + "- a\n  - or: b {weight=2}\n", 6, "`{weight=2}` stands below its point"),
        (HEAD + "- a {wieght=2}\n", 5, "not a weight"),
        (HEAD + "- a\n  - within: 20 to 28 km\n", 6, "write figures alone"),
        (HEAD + "- a\n- not:\n", 6, "`not:` without words"),
        (HEAD + "- a\n- not: b\n  - partly: c\n", 7, "only `or:`"),
        (HEAD + "- a\nb\n", 6, "runs on from a list entry"),
        (
            HEAD + "- a\nSamples:\n- correct: a\n",
            6,
            "`Samples:` runs on from a list entry; put a blank line above",
        ),
        (
            HEAD + "- a\n  Samples:\n- correct: a\n",
            6,
            "`Samples:` runs on from a list entry; put a blank line above",
        ),
        (HEAD + "- a\nSource: b\n", 6, "`Source:` runs on from a list entry; put a blank line above it"),
        (HEAD + "- a\n* b\n", 6, "second list"),
        (HEAD + "- a\n\n> b\nSource: c\n", 8, "runs on from a quote"),
        (HEAD + "- a\n\n> - b\n", 7, "a list inside a quote"),
        (HEAD + "- a\n\nWhat is this?\n", 7, "no role"),
        (HEAD + "- a\n\n<!-- really?\n", 7, "ends in `-->`"),
        (HEAD + "- a\n\n<!-- really? --> no\n", 7, "ends in `-->`"),
        (HEAD + "- a\n\nSource:\n", 7, "without words"),
        (HEAD + "- a\n\nSource: b\n\nSource: c\n", 9, "second source"),
        (HEAD + "- a\n\n![b]\n", 7, "not a picture"),
        (HEAD + "- a\n\n![b](c)\n\n![d](e)\n", 9, "second picture"),
        (HEAD + "- a\n\nSamples:\n", 7, "without a list"),
        (HEAD + "- a\n\n### Samples\n\n- correct: a\n", 7, "write `Samples:` as a line of its own"),
        (HEAD + "- a\n\n## Samples:\n\n- correct: a\n", 7, "write `Samples:` as a line of its own"),
        (HEAD + "- a\n\nSamples:\n\n> b\n", 7, "without a list"),
        (
            HEAD + "- a\n\nSamples:\n\n- correct: a\n\nSamples:\n\n- correct: a\n",
            11,
            "second list of samples",
        ),
        (HEAD + "- a\n\nSamples:\ncorrect: a\n", 7, "begin each sample with `-`"),
        (HEAD + "- a\n\nSamples: correct: a\n", 7, "put a blank line below `Samples:`"),
        (HEAD + "- a\n\nSamples:\n\n- right: b\n", 9, "not a sample"),
        (HEAD + "- a\n\nSamples:\n\n- correct:\n", 9, "without an answer"),
        (HEAD + "- a\n\nSamples:\n\n- partial 0.5–0.3: b\n", 9, "lower score first"),
        (HEAD + "- a\n\nSamples:\n\n- correct: b\n  - or: c\n", 10, "inside a sample"),
        (HEAD + "- a\0\n", 5, "NUL"),
        ("language: de\n\n# T\n", 1, "put a line of `---` above and below it"),
        ("\nlanguage: de\n---\n# T\n", 2, "put a line of `---` above and below it"),
        ("—\nlanguage: de\n---\n# T\n", 1, "write three hyphens"),
        ("---\nlanguage: de\n—\n# T\n", 3, "write three hyphens"),
        ("#T\n\n## Q {#q}\n\n- a\n", 1, "`#` opens no heading"),
        ("# T\n##Topic\n### Q {#q}\n\n- a\n", 2, "a plain space"),
        ("# T\n\nAbout it.\n##\u00a0Topic\n\n### Q {#q}\n\n- a\n", 4, "`##` opens no heading"),
        (HEAD + "- a\n\n\u200b## R {#r}\n\n- b\n", 7, "`##` opens no heading"),
        (HEAD + "- a\n##R {#r}\n\n- b\n", 6, "`##` opens no heading"),
        (HEAD + "- a\n\nR {#r}\n---\n\n- b\n", 7, "if this is a card"),
        (HEAD + "• a\n", 5, "if this is an entry of a list"),
        (HEAD + "-\u00a0a\n", 5, "if this is an entry of a list"),
        (HEAD + "-a\n", 5, "if this is an entry of a list"),
        (HEAD + "- a\n• b\n", 6, "in the middle of an entry"),
        (HEAD + "- a\n  • or: b\n", 6, "in the middle of an entry"),
        (HEAD + "- a\n  – or: b\n", 6, "in the middle of an entry"),
        (HEAD + "- a\n  -\u00a0or: b\n", 6, "in the middle of an entry"),
        (HEAD + "- a\n  or: b\n", 6, "in the middle of an entry"),
        (HEAD + "- a\nnot: b\n", 6, "in the middle of an entry"),
        (HEAD + "- 5\n  Within: ±5\n", 6, "in the middle of an entry"),
        (HEAD + "- a\n\nSamples:\n\n- correct: a\n  incorrect: b\n", 10, "in the middle of an entry"),
        (HEAD + "- a\n\nSamples:\n\n- correct: a\n  partial 0.3–0.5: b\n", 10, "in the middle of an entry"),
        (HEAD + "- a\n\nSource: b\nSamples:\n\n- correct: a\n", 8, "runs on from the paragraph above"),
        (HEAD + "- a\n\nSource: b\n![c](d)\n", 8, "runs on from the paragraph above"),
        ("# T\n\nAbout it.\n<!-- reword -->\n", 4, "runs on from the paragraph above"),
    ],
)
def test_a_mistake_is_found_in_its_line_with_the_way_out(text: str, line: int, says: str) -> None:
    assert [(at, says in what) for at, what in findings_of(text) if at == line] == [(line, True)]


def test_samples_that_run_on_from_a_quote_are_told_once() -> None:
    found = findings_of(HEAD + "- a\n\n> b\nSamples:\n- correct: a\n")
    assert [(line, "`Samples:` runs on from a quote" in what) for line, what in found] == [(8, True)]


def test_what_only_looks_like_a_mistake_is_text() -> None:
    card = card_of("- it is\n  – so to say – three\n  -5 or more: a\n\u00a0\n> b\n\u3000\t\nSource: c\n")
    assert card.points[0].text == "it is – so to say – three -5 or more: a"
    assert (card.explanation, card.source) == ("b", "c")
    about = "#1 of all\n• one\n• two"
    assert parse(f"# T\n\nIt is {about}\n\n## Q {{#q}}\n\n- a\n", "t").about == "It is #1 of all • one • two"


def test_blank_lines_may_stand_above_the_front_matter() -> None:
    deck = parse("\n \n---\nlanguage: de\n---\n\n# T\n\n## Q {#q}\n\n- a\n", "t")
    assert deck.language == "de"


def test_all_mistakes_are_found_at_once_and_read_as_file_and_line() -> None:
    text = "# T\n\n### No id\n\n- a\n  - b\n\n### Q {#q}\n\nstray\n\nstray\n"
    assert [line for line, _ in findings_of(text)] == [3, 6, 10, 12]
    with pytest.raises(DeckErrors, match=r"(?m)^content/x\.md:3: this card has no id; end its heading"):
        parse(text, "x", "content/x.md")


def test_no_two_cards_are_proposed_one_id() -> None:
    question = "Which part of the human body cell is it that makes"
    headings = (f"{question} sugar?", f"{question} fat?", "А? {#q-1}", "Б?")
    text = "# T\n\n" + "".join(f"## {heading}\n\n- a\n\n" for heading in headings)
    proposed = [what[what.index("`{#") + 3 : -2] for _, what in findings_of(text)]
    assert len(proposed) == len({*proposed, "q-1"}) - 1 == 3
    assert all(len(one) <= 40 for one in proposed)


PIECES = [
    "# T\n\n",
    "## Q {#q}\n\n",
    "- ",
    "  - ",
    "or: ",
    "not: ",
    "**",
    "> ",
    "\n",
    "\n\n",
    "Samples:\n",
    "x",
]
PIECES += [
    "1. ",
    "---\n",
    "{weight=",
    "}",
    "within: ",
    "±5",
    "![",
    "](",
    ")",
    "Source: ",
    "\t",
    "\\",
    "\r",
    ":",
]
PIECES += [
    "<!--",
    "-->",
    "```\n",
    "[a]: b\n",
    "===\n",
    "| a |\n",
    "partial 0.1-",
    "\ufeff",
    "\u2028",
    "***\n",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join))
def test_whatever_a_file_holds_it_is_a_deck_or_a_list_of_findings(text: str) -> None:
    result = deck_or_findings(text)
    if not isinstance(result, Deck):
        lines = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        assert result
        assert all(1 <= finding.line <= lines for finding in result)


LONG = 100_000


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "body",
    [
        ">" * LONG,
        "- " * LONG,
        "> - " * LONG,
        "1. " * LONG,
        "- " + "**a " * LONG,
        "- not: " + "**" * LONG,
        "- a" + " " * LONG + "b",
        "- " + "{#" * LONG,
        "- {weight=" + "9" * LONG + "}",
        "- a\n  - within: " + "1,000" * LONG,
        "![" * LONG,
        "Any 1 of these" + ", any 1 of these" * LONG + ":",
        "- a **b**\n" * 5_000,
        "".join(" " * depth + "- a\n" for depth in range(500)),
        "Samples:\n\n- partial " + "0" * LONG,
        "[" * LONG,
        "x\n\n" * 5_000,
    ],
    ids=lambda body: body[:12],
)
def test_an_absurd_file_is_read_or_refused_in_time(body: str) -> None:
    result = deck_or_findings(HEAD + body)
    assert result.title == "T" if isinstance(result, Deck) else result


def test_a_file_beyond_all_measure_is_refused_unread() -> None:
    assert findings_of("x" * 4_000_001)[0][1].startswith("the file is too long")
