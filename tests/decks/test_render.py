"""Cards to deck text: nothing is lost, and what did not change keeps its bytes."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
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
    Topic,
    WrongAnswer,
)
from bot.decks.parse import parse
from bot.decks.render import RenderError, render

# Texts that any deck may hold: words, marks in their midst, no mark of structure at either end.
LETTERS = "abcßéÅж東 0123456789.,;:!?'’–-/%&<>[]()`_|*#+=~^@{}$\"\\"
WORDS = (
    st.text(LETTERS, max_size=20).map(lambda middle: f"w{middle}w").map(lambda text: " ".join(text.split()))
)
BOLDED = st.builds("{} **{} / {}** {}".format, WORDS, WORDS, WORDS, WORDS)
WORDINGS = st.one_of(WORDS, BOLDED)
PROSE = st.lists(WORDS, max_size=3).map("\n\n".join)
SHARES = st.integers(0, 1000).map(lambda share: share / 1000)
AMOUNTS = st.decimals(0, 10**9, places=2)
BETWEEN = st.builds(Between, st.decimals(-(10**9), 10**9, places=3), AMOUNTS)
TOLERANCES = st.one_of(st.none(), BETWEEN, st.builds(PlusMinus, AMOUNTS, st.booleans()))
FEW = st.lists(WORDINGS, max_size=2).map(tuple)
POINTS = st.builds(
    KeyPoint,
    WORDINGS,
    FEW,
    FEW,
    TOLERANCES,
    st.floats(0.001, 1000) | st.just(1.0) | st.just(2.0),
    st.booleans(),
)
# A wrong answer's feedback begins after its last bold, so neither holds stars of its own.
STARLESS = WORDS.map(lambda text: text.replace("*", ""))
WRONG = st.builds(WrongAnswer, STARLESS.map("the **{}**".format), FEW, STARLESS | st.just(""))
BANDS = st.none() | st.tuples(SHARES, SHARES).map(lambda pair: Band(min(pair), max(pair)))
# A sample's answer is raw: whatever somebody can type on one line.
ANSWERS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).map(str.strip).filter(bool)
SAMPLES = st.builds(Sample, ANSWERS, st.sampled_from(Outcome), BANDS)
IMAGES = st.none() | st.builds(
    Image, st.just("images/a b.jpg") | st.just("x.png"), st.just("") | st.just("a map")
)
CARDS = st.builds(
    Card,
    id=st.from_regex(r"[A-Za-z0-9_-]{1,20}", fullmatch=True),
    question=WORDS,
    points=st.lists(POINTS, min_size=1, max_size=3).map(tuple),
    enough=st.none() | st.integers(1, 3),
    in_order=st.booleans(),
    pass_mark=st.none() | SHARES | st.floats(0.001, 1),
    wrong=st.lists(WRONG, max_size=2).map(tuple),
    explanation=PROSE,
    source=WORDS | st.just(""),
    image=IMAGES,
    samples=st.lists(SAMPLES, max_size=3).map(tuple),
)
TOPICS = st.lists(st.builds(Topic, WORDS, st.lists(CARDS, max_size=3).map(tuple)), max_size=3)
DECKS = st.builds(
    lambda title, language, about, above, topics: Deck(
        "deck", title, language, (*([Topic("", above)] if above else []), *topics), about
    ),
    WORDS,
    st.sampled_from(["en", "de", "pt-BR"]),
    PROSE,
    st.lists(CARDS, max_size=2).map(tuple),
    TOPICS,
)

# Texts that are hard on any Markdown.
MARKS = ["**", "*", "#", "> ", "- ", "{#x}", "or: ", "not: ", "\\", "1. ", "|", "<!--", "-->", "{weight=2}"]
MARKS += [
    "Source: ",
    "Samples:",
    "![",
    "](",
    "---",
    "===",
    "```",
    "\n",
    "\n\n",
    "\r",
    "\t",
    "\u2028",
    "\ufeff",
]
MARKS += [" / ", ":", "é", "\ud800", "\0", "  ", "optional: ", "within: 5", "[a]: b", "x", "Any 2 of these:"]
HARD = st.lists(st.sampled_from(MARKS) | st.text(max_size=2), max_size=6).map("".join)
HARD_CARDS = st.builds(
    Card,
    id=st.just("q") | HARD,
    question=HARD,
    points=st.lists(st.builds(KeyPoint, HARD, st.lists(HARD, max_size=2).map(tuple)), max_size=2).map(tuple),
    wrong=st.lists(st.builds(WrongAnswer, HARD, st.just(()), HARD), max_size=1).map(tuple),
    explanation=HARD,
    source=HARD,
    image=st.none() | st.builds(Image, HARD, HARD),
    samples=st.lists(st.builds(Sample, HARD, st.sampled_from(Outcome)), max_size=2).map(tuple),
)


@settings(max_examples=50, deadline=None)
@given(DECKS)
def test_a_rendered_deck_reads_back_as_it_was(deck: Deck) -> None:
    assert parse(render(deck), deck.slug) == deck


@settings(max_examples=15, deadline=None)
@given(DECKS)
def test_rendering_is_settled_at_once(deck: Deck) -> None:
    text = render(deck)
    assert render(replace(parse(text, deck.slug), text="")) == text


@settings(deadline=None)
@given(st.lists(HARD_CARDS, max_size=2).map(tuple), HARD, HARD, HARD)
def test_a_text_that_would_be_misread_is_refused(
    cards: tuple[Card, ...], title: str, topic: str, about: str
) -> None:
    deck = Deck("deck", title, "en", (Topic(topic, cards),), about)
    try:
        text = render(deck)
    except RenderError as error:
        assume(str(error))
    else:
        assert parse(text, deck.slug) == deck


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("question", "two\nlines"),
        ("question", " a space"),
        ("explanation", "- a list"),
        ("explanation", "# a heading"),
        ("source", "one\n\nnot: two"),
        ("points", (KeyPoint("or: a point"),)),
        ("points", (KeyPoint("1. a point"),)),
        ("points", (KeyPoint("a point {weight=2}"),)),
        ("points", (KeyPoint("a point", weight=float("nan")),)),
        ("wrong", (WrongAnswer("no bold", feedback="but feedback"),)),
        ("samples", (Sample("two\nlines", Outcome.CORRECT),)),
        ("samples", (Sample("", Outcome.CORRECT),)),
        ("samples", (Sample("half a pair \ud800", Outcome.CORRECT),)),
    ],
)
def test_a_refusal_names_the_card(field: str, value: Any) -> None:
    card = replace(Card("q-1", "Q?", (KeyPoint("**a**"),)), **{field: value})
    with pytest.raises(RenderError, match=r"Card `q-1`: .* would not read back"):
        render(Deck("deck", "T", "en", (Topic("", (card,)),)))


@pytest.mark.parametrize(
    ("deck", "says"),
    [
        (Deck("deck", "two\nlines", "en", ()), "title"),
        (Deck("deck", "T", "en", (), about="## a topic"), "description"),
        (Deck("deck", "T", "en", (Topic("", ()),)), "topic"),
        (Deck("deck", "T", "en", (Topic("ends in {#an-id}", ()),)), "topic"),
    ],
)
def test_a_refusal_names_the_part_of_the_deck(deck: Deck, says: str) -> None:
    with pytest.raises(RenderError, match=says):
        render(deck)


OWN_STYLE = """\
---

language:   en
---
#   Hand-made #


About,
  wrapped.
## First
<!-- a note -->
###  One?   {#one}
* the **one**
* NOT: **two** - no.


### Two? {#two}

In this order,  any 1 of these:
- **a**
    - or: b
> wrapped
> by hand
## Second
### Three? {#three}
- c

Source: x"""


def edit(deck: Deck, card_id: str, **changes: Any) -> Deck:
    topics = tuple(
        replace(
            topic,
            cards=tuple(replace(card, **changes) if card.id == card_id else card for card in topic.cards),
        )
        for topic in deck.topics
    )
    return replace(deck, topics=topics)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("tail", ["", "\n", "\n\n\n"])
def test_an_untouched_deck_keeps_its_bytes(end: str, mark: str, tail: str) -> None:
    text = mark + (OWN_STYLE + tail).replace("\n", end)
    assert render(parse(text, "deck")) == text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("card_id", ["one", "two", "three"])
def test_editing_one_card_leaves_the_bytes_of_the_others(card_id: str, end: str) -> None:
    text = OWN_STYLE.replace("\n", end)
    pieces = {
        "one": text[text.index("###  One?") : text.index("### Two?")],
        "two": text[text.index("### Two?") : text.index("## Second")],
        "three": text[text.index("### Three?") :],
    }
    edited = edit(parse(text, "deck"), card_id, question="New?")
    result = render(edited)
    assert text[: text.index("###  One?")] in result
    assert f"### New? {{#{card_id}}}{end}" in result
    assert all((piece in result) is (name != card_id) for name, piece in pieces.items())
    assert end == "\n" or "\n" not in result.replace("\r\n", "")


def test_a_new_header_leaves_the_bytes_of_the_cards() -> None:
    deck = replace(parse("\ufeff" + OWN_STYLE, "deck"), title="Another")
    result = render(deck)
    assert result.startswith("\ufeff---\nlanguage: en\n---\n\n# Another\n\nAbout, wrapped.\n\n## First\n")
    assert result.endswith(OWN_STYLE[OWN_STYLE.index("## First") :])


def test_cards_can_be_added_moved_and_removed() -> None:
    deck = parse(OWN_STYLE, "deck")
    one, two, three = deck.cards
    new = Card("new", "New?", (KeyPoint("**n**"),))
    topics = (Topic("Second", (three, new)), Topic("First", (two,)), Topic("Third", (one,)))
    changed = replace(deck, topics=topics)
    result = render(changed)
    assert parse(result, "deck") == changed
    assert result.count("\n\n\n\n") == 0
    assert OWN_STYLE[OWN_STYLE.index("### Two?") : OWN_STYLE.index("## Second")] in result


def test_a_text_that_is_not_the_decks_own_is_ignored() -> None:
    deck = parse(OWN_STYLE, "deck")
    assert render(replace(deck, text="nonsense")) == render(replace(deck, text=""))


@settings(max_examples=15, deadline=None)
@given(DECKS, DECKS)
def test_any_deck_can_be_laid_over_any_text(old: Deck, new: Deck) -> None:
    laid = replace(new, text=render(old))
    assert parse(render(laid), "deck") == new
