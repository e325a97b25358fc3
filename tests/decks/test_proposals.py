"""From an answer to the wording that says it in a deck."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.cards import BOLD, Card, KeyPoint, Outcome
from bot.core.grading import compile_card, grade
from bot.decks.editing import add_wording
from bot.decks.keywording import clean, says_nothing
from bot.decks.overreach import describe_overreach
from bot.decks.parse import parse
from bot.decks.proposals import (
    MOST_WORDS,
    Proposal,
    Refusal,
    failing_samples,
    propose,
    try_wording,
    wanted_words,
    with_wording,
)

DECK = """\
# Purges

### Who shot Sergei Kirov? {#who}

- Leonid **Nikolaev**
- not: **Yezhov**

### Who kept people under control? Name three. {#guards}

- The civilian **police**
- The **gulag** guards
- The **border** guards

### How many were shot? {#many}

- **681,692** people

### What became of him? {#became}

- he **survived**

### What was he called? {#called}

- a **spy**

Samples:

- incorrect: a traitor

### What came first? {#first}

- **the party before the army**

### Why did they starve? {#why}

- the **drought**

### Which are the 3 vitamins? {#three}

- **thiamine**
"""
CARDS = {card.id: card for card in parse(DECK, "purges").cards}


SPITEFUL = [
    "kolya",
    "the",
    "not",
    "no",
    "nor",
    "but",
    "to",
    "and",
    "or",
    "german",
    "spy,",
    "1934",
    "**",
    "/",
    "***",
    "a\\*b",
    "5",
    "%",
]


def wording_of(card: Card, answer: str, number: int = 0) -> str:
    """The wording proposed, or why there is none."""
    found = propose(card, "en", answer, number)
    return found.wording if isinstance(found, Proposal) else found.why


@pytest.mark.parametrize(
    ("card", "number", "answer", "wording"),
    [
        ("who", 0, "it was nikolajeff, I think", "**nikolajeff**"),
        ("who", 0, "Leonid Nikolajeff", "**Nikolajeff**"),  # the author left Leonid unbolded
        ("who", 0, "leonid", "**leonid**"),  # unless that is all there is
        ("who", 0, "Maybe a German spy shot him", "**German spy**"),
        ("who", 0, "kolya, not stalin", "**kolya**"),
        ("who", 0, "***Ko\\*lya* / {", "**Ko lya**"),
        ("guards", 1, "police, camp wardens and border guards", "**camp wardens**"),
        ("guards", 1, "the police. borders. camps", "**camps**"),
        ("many", 0, "nearly seven hundred thousand", "**nearly seven hundred thousand**"),
        ("many", 0, "700 000 people", "**700 000**"),
        ("many", 0, "16.7% of them", "**16.7%**"),
        ("many", 0, "it was -173", "**-173**"),
        ("became", 0, "he did not die", "he did not **die**"),
        ("called", 0, "traitor to the party", "**traitor** to the **party**"),
        ("who", 0, "idk maybe kolya lol", "**kolya**"),
        ("first", 0, "politicians, later officers", "**politicians before officers**"),
        ("first", 0, "officers, but the politicians before that", "**politicians before officers**"),
        ("three", 0, "vitamin B3", "**B3**"),
        ("three", 0, "vitamin B12", "**B12**"),
        ("who", 0, "C6H12O6", "**C6H12O6**"),
        ("who", 0, "the F-16", "**F-16**"),
        ("why", 0, "there was no rain for the wheat", "there was no **rain** for the **wheat**"),
        ("who", 0, "not Stalin but Kolya", "**Kolya**"),
        ("who", 0, "it was not Stalin, it was Kolya", "**Kolya**"),
        ("who", 0, "Kolya rather than Stalin", "**Kolya**"),
        ("who", 0, "kolya not stalin", "**kolya**"),
        ("who", 0, "Stalin didn't, Kolya did", "**Kolya**"),
        ("became", 0, "he promised not to leave", "he promised not to **leave**"),
        ("became", 0, "he told them not to use violence", "he told them not to **use violence**"),
        ("became", 0, "they decided never to fight again", "**decided** never to **fight**"),
        ("why", 0, "they fled because they had no bread", "**fled** because they had no **bread**"),
        ("why", 0, "people without land", "**people** without **land**"),
        ("why", 0, "they did not sow but fled", "**fled**"),
        ("many", 0, "you can choose", "**choose**"),  # that is all that it says
    ],
)
def test_the_words_that_decide_are_bold(card: str, number: int, answer: str, wording: str) -> None:
    assert wording_of(CARDS[card], answer, number) == wording


@pytest.mark.parametrize(
    ("card", "answer", "why"),
    [
        ("who", "not Nikolaev", "denies a point"),
        ("who", "Yezhov", "the card lists as wrong (`not: Yezhov`)"),
        ("who", "Nikolaev or Trotsky", "hedges"),
        ("who", "Kolya or Petya", "several candidates"),
        ("who", "Kolya, Petya, Vasya, Misha", "several candidates"),
        ("who", "Sergei Kirov", "only repeats words of the question"),
        ("who", "🙂", "No word of it is its own"),
        ("first", "politicians", '--keywords "**this before that**"'),
        ("first", "members, then soldiers, then farmers", "wants an order"),
        ("why", "they decide to starve", "All that is its own is “decide”, which many wrong answers have"),
        ("who", "some small angry man from the next town with a gun", "too long"),
    ],
)
def test_what_no_wording_can_mend_is_refused_with_the_reason(card: str, answer: str, why: str) -> None:
    assert why in wording_of(CARDS[card], answer)


@pytest.mark.parametrize(
    ("language", "answer", "wording"),
    [
        ("en", "in my opinion the Bard of Avon", "**Bard** of **Avon**"),
        ("de", "meiner Meinung nach Göthe", "**Göthe**"),
        ("de", "sie versprachen, nicht zu gehen", "**versprachen**, nicht zu **gehen**"),
        ("de", "Kälte, nicht Hunger", "**Kälte**"),
        ("es", "prometieron no salir", "**prometieron** no **salir**"),
        ("fr", "ils ont promis de ne pas partir", "**promis** de ne pas **partir**"),
        ("ru", "они обещали не уходить", "**обещали** не **уходить**"),
        ("es", "creo que fue el Manco de Lepanto", "**Manco** de **Lepanto**"),
        ("fr", "à mon avis le Bonaparte", "**Bonaparte**"),
        ("it", "secondo me il Buonarroti", "**Buonarroti**"),
        ("pt", "acho que foi o Aleijadinho", "**Aleijadinho**"),
        ("nl", "volgens mij Rijn", "**Rijn**"),
        ("ru", "мне кажется, Кропоткин", "**Кропоткин**"),
        ("zh", "我觉得是芹圃先生写的", "**芹圃先生**"),
        ("ja", "不二の山だと思います", "**不二の山**"),
        ("ja", "江戸です", "**江戸**"),
    ],
)
def test_what_is_said_beside_an_answer_is_no_keyword(language: str, answer: str, wording: str) -> None:
    found = propose(Card("card", "?", (KeyPoint("**xyz**"),)), language, answer, 0)
    assert isinstance(found, Proposal)
    assert found.wording == wording


@pytest.mark.parametrize(
    ("answer", "right", "wrong"),
    [
        ("he promised not to leave", "he swore not to leave", "he promised them bread. he promised to leave"),
        ("he told them not to use violence", "they should not use violence", "he told them to fight"),
    ],
)
def test_a_wording_made_of_a_denial_takes_the_denial_alone(answer: str, right: str, wrong: str) -> None:
    found = propose(CARDS["became"], "en", answer, 0)
    assert isinstance(found, Proposal)
    rubric = compile_card(with_wording(CARDS["became"], 0, found.wording), "en")
    assert grade(rubric, right).outcome is Outcome.CORRECT
    assert grade(rubric, wrong).outcome is Outcome.INCORRECT


KINGS = """\
# Kings

### Who was beheaded? {#who}

- **Louis XVI**
- not: **Louis XIV**

### Who came back in 1814? {#back}

- **Louis, count of Provence**

### What flew to the moon? {#moon}

- **Apollo 11**
"""


@pytest.mark.parametrize(
    ("card", "wording", "says"),
    [
        (
            "who",
            "**louis**",
            "`**louis**` takes “Louis XV”, “Louis XVII”, “Louis XIV” (right but for its `not:`) as well.",
        ),
        (
            "who",
            "**count**",
            "`**count**` takes “Louis, count of Provence” (an answer to “Who came back in 1814?”) as well.",
        ),
        ("moon", "**apollo**", "`**apollo**` takes “Apollo 10”, “Apollo 12” as well."),
        ("moon", "**choose**", "`**choose**` is a common word, and many wrong answers have it, too."),
        ("moon", "they did not **choose**", None),
        ("who", "**Louis Capet**", None),
        ("who", "**sixteenth Louis**", None),
    ],
)
def test_what_a_wording_takes_besides_is_told(card: str, wording: str, says: str | None) -> None:
    cards = list(parse(KINGS, "kings").cards)
    at = next(one for one in cards if one.id == card)
    assert describe_overreach(at, "en", 0, wording, cards) == says


def test_a_wording_is_tried_as_if_it_were_in_the_deck() -> None:
    card = CARDS["who"]
    assert isinstance(try_wording(card, "en", "some gunman", 0, "the **gunman**"), Proposal)
    assert isinstance(try_wording(card, "en", "some soldier", 0, "the **gunman**"), Refusal)
    assert isinstance(try_wording(card, "en", "Kolya or Petya", 0, "**Kolya**"), Refusal)


def test_a_wording_that_leaves_the_samples_alone_is_preferred() -> None:
    card = CARDS["called"]
    found = propose(card, "en", "traitor", 0)
    assert isinstance(found, Proposal)  # no other is to be had; who asks is told what it would do
    assert failing_samples(card, "en") == []


def test_what_only_denies_says_nothing() -> None:
    assert says_nothing(CARDS["who"], "en", "I have no idea")
    assert not says_nothing(CARDS["who"], "en", "not Stalin but Kolya")


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.characters(codec="utf-8") | st.sampled_from("*\\/ {}<>#-:.,\n\u202e"), max_size=40)
    | st.lists(st.sampled_from(SPITEFUL)).map(" ".join)
)
@example("kolya kolya spy, not kolya kolya or kolya")
@example("NO&NO&NO&OR&NO'0,B&OR")
@example("U:0NOT")
def test_whatever_is_proposed_can_be_written_and_makes_the_answer_right(answer: str) -> None:
    answer = clean(answer)
    found = propose(CARDS["who"], "en", answer, 0)
    if isinstance(found, Refusal):
        assert found.why
        return
    assert 0 < wanted_words(found.wording) <= MOST_WORDS
    text = add_wording(DECK, "purges", "who", 0, found.wording)
    card = next(card for card in parse(text, "purges").cards if card.id == "who")
    assert card.points[0].alternatives == (found.wording,)
    assert BOLD.search(found.wording)
    assert grade(compile_card(card, "en"), answer).outcome is Outcome.CORRECT


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("\x1b\x07\x9b\u2028\u202e\r\n\t")))
def test_a_cleaned_text_is_one_line_that_steers_nothing(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == clean(cleaned)
    assert len(cleaned.splitlines()) <= 1
    assert not set(cleaned) & set("\x1b\x07\x9b\u202e\t\0")
