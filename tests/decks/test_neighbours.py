"""What `viva check` warns of between the cards of one deck."""

from tests.decks.writing import card, deck, warnings_of


def test_two_cards_with_one_question_are_told() -> None:
    first = card("- **Nikolaev**\n")
    warned = warnings_of(deck(first, card("- **Zhdanov**\n", "Who shot Kirov, in 1934?", "r")))
    assert [line for line, text in warned if "the card of line 3 asks the same question" in text] == [11]
    assert warnings_of(deck(first, card("- **Zhdanov**\n", "Who came after Kirov?", "r"))) == []


def test_two_cards_that_ask_the_same_are_named() -> None:
    one = card("- Leonid **Nikolaev**\n", "Who shot Sergei Kirov?", "a")
    other = card("- It was **Nikolaev**\n", "Who shot Kirov?", "b")
    ((line, text),) = warnings_of(deck(one, other))
    assert line == 11
    assert "asks nearly the same as the card of line 3 (“Who shot Sergei Kirov?”)" in text


def test_two_cards_may_have_the_same_answer() -> None:
    one = card("- It is **Vienna**\n", "What is the capital of Austria?", "a")
    other = card("- He moved to **Vienna**\n", "Where did Beethoven live?", "b")
    assert warnings_of(deck(one, other)) == []

    one = card("- **Photosynthesis** makes sugar\n", "How do plants feed?", "a")
    other = card("- They live by **photosynthesis**\n", "What do algae do by day?", "b")
    assert warnings_of(deck(one, other)) == []


def test_two_cards_whose_names_share_the_bold_word_are_named() -> None:
    one = card("- **John** Wilkes Booth\n", "Who assassinated Lincoln?", "a")
    other = card("- **John** F. Kennedy\n", "Who was shot in Dallas?", "b")
    ((line, text),) = warnings_of(deck(one, other))
    assert line == 11
    assert "accept each other's answers, by “john” here and “john” there" in text
    mended = card("- John F. **Kennedy**\n", "Who was shot in Dallas?", "b")
    assert warnings_of(deck(one, mended)) == []


def test_two_cards_that_take_each_others_answers_by_chance_are_named() -> None:
    one = card("- The **marshal / army** Tukhachevsky\n", "Who led the reform?", "a")
    other = card("- The **Tukhachevsky / general** of the army\n", "Whom did Voroshilov envy?", "b")
    loose = card("- The **general** said that it was the **police / gendarmes**\n", "Who came first?", "c")
    assert warnings_of(deck(one, loose)) == []
    ((line, text),) = warnings_of(deck(one, other))
    assert line == 11
    assert "this card and the card of line 3 (“Who led the reform?”) accept each other's answers" in text
    assert "by “tukhachevsky” here and “army” there" in text


def test_a_keyword_that_many_other_answers_have_is_named() -> None:
    others = [
        card(f"- It was the **{name}** in the war\n", f"What was the {name[::-1]}?", f"q{name}")
        for name in ("Zeppelin", "Lancaster", "Katyusha")
    ]
    loose = card("- He declared **war**\n", "What did he do?")
    mended = card("- He **declared war**\n", "What did he do?")
    ((line, text),) = warnings_of(deck(loose, *others))
    assert line == 3
    assert "`war` alone makes a full answer, but stands in those of 3 other cards" in text
    assert warnings_of(deck(mended, *others)) == []
    assert warnings_of(deck(loose, *others[:2])) == []


def test_a_name_may_stand_in_many_answers() -> None:
    others = [
        card(f"- Zhdanov **{verb}** it\n", f"What did Zhdanov do about {place}?", verb)
        for verb, place in (("forbade", "Pskov"), ("inspected", "Minsk"), ("rebuilt", "Kiev"))
    ]
    assert warnings_of(deck(card("- It was **Zhdanov**\n", "Who else knew?"), *others)) == []
