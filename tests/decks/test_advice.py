"""What `viva check` warns of in a sound deck: each with its line, and each gone once it is mended."""

from pathlib import Path

import pytest

from bot.decks.lint import lint, lint_text
from bot.decks.parse import parse
from tests.decks.writing import HEAD, card, deck, warnings_of

SHIPPED = sorted((Path(__file__).parents[2] / "content").glob("*.md"))


def test_a_sound_deck_gives_none() -> None:
    points = (
        "- Leonid **Nikolaev / Nicolaev**\n"
        "  - or: a **man** with a **grudge**\n"
        "  - partly: the **gunman**\n"
        "- not: **Yezhov**. He came *later*.\n"
        "- not: **Stalin** — he may have known of it.\n"
        "- not: **Trotsky** (he was abroad).\n"
    )
    assert warnings_of(deck(card(points))) == []


def test_a_yes_or_no_that_settles_its_question_is_no_common_word() -> None:
    for point in ("**No**", "**No**, in Leningrad"):
        asked = card(f"- {point}\n", "Was Kirov shot in Moscow?").replace("no idea", "yep")
        assert warnings_of(deck(asked)) == []


@pytest.mark.unmeasured
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_decks_give_none(path: Path) -> None:
    _, findings = lint_text(path.read_text(encoding="utf-8"), path.stem, str(path), path.parent, advise=True)
    assert findings == []


@pytest.mark.parametrize(
    ("points", "line", "says", "mended"),
    [
        ("- the man who **shot** him\n", 5, "gives away all keywords of", "- the man with the **gun**\n"),
        (
            "- **Nikolaev** shot **Kirov**\n",
            5,
            "gives away `Kirov`, so it earns nothing",
            "- **Nikolaev** shot Kirov\n",
        ),
        (
            "- **Zhdanov**\n- Comrade **zhdanov**\n",
            6,
            "no more than the point of line 5",
            "- **Nikolaev**\n- **Zhdanov**\n",
        ),
        (
            "- **300** men\n  - within: 310 to 400\n",
            5,
            "leaves out the point's own 300",
            "- **300** men\n  - within: 290 to 310\n",
        ),
        (
            "- **3 May 1941**\n  - within: ±2\n",
            5,
            "`within: ±2` does nothing for a date",
            "- **1941**\n  - within: ±2\n",
        ),
        (
            "- **about 3,600** men\n",
            5,
            "3,600 is right only with a word such as “about” before it",
            "- about **3,600** men\n",
        ),
        ("- **Nikolaev** in **1934**\n", 5, "gives away `1934`", "- **Nikolaev** in 1934\n"),
        (
            "- **Nikolaev**\n  - or: **gunman / shooting**\n",
            6,
            "gives away `shooting`, which would do",
            "- **Nikolaev**\n  - or: **gunman**\n",
        ),
        ("- Kirov was shot\n", 5, "gives away all that the grader can pick from `Kirov", "- Nikolaev did\n"),
        ("- a **man**\n", 5, "the keyword `man` is a common word", "- a **man** with a **grudge**\n"),
        (
            "- **Nikolaev**\n  - partly: some **man / people**\n",
            6,
            "the keywords `man`, `people` are common words",
            "- **Nikolaev**\n  - partly: some **man / people** with a **grudge**\n",
        ),
        ("- the **little of the**\n", 5, "`little of the` comes down to `little`", "- a **little crook**\n"),
        (
            "- he was **the first of** all\n",
            5,
            "`the first of` comes down to `1st`",
            "- the **first suspect**\n",
        ),
        (
            "- **Nikolaev**, it was **not**\n",
            5,
            "a bold of `**Nikolaev**, it was **not**` holds no word",
            None,
        ),
        (
            "- it was **not** Nikolaev\n",
            5,
            "the bold of `it was **not** Nikolaev` holds no word to look for",
            None,
        ),
        (
            "- **Nikolaev / no longer** a suspect\n",
            5,
            "`no longer` in `**Nikolaev / no longer** a suspect` does not match",
            "- **Nikolaev / not a suspect** any more\n",
        ),
        ("- **hash / #**\n", 5, "`#` in `**hash / #**` does not match even where", "- **hash**\n"),
        ("- **hash / #**\n", 5, "signs are found where they are all of an answer", "- **hash**\n"),
        (
            "- a **gunman** with a **grudge**\n  - or: a **gunman** who bore a **grudge**\n",
            6,
            "`a **gunman** who bore a **grudge**` never matters",
            "- a **gunman** with a **grudge**\n  - or: a **gunman** in **despair**\n",
        ),
        (
            "- a **gunman** in despair\n  - or: **gunman** in **despair**\n  - or: **gunman**\n",
            7,
            "`**gunman**` never matters",
            None,
        ),
        (
            "- a **plot/conspiracy** of terror\n",
            5,
            "`plot/conspiracy` wants both sides of its slash",
            "- a **plot / conspiracy** at 5 **km/h**\n",
        ),
        ("- **oxygen/O2**\n", 5, "wants both sides of its slash", "- **oxygen / O2** at 24/7\n"),
        ("- **O2/oxygen**\n", 5, "wants both sides of its slash", "- **O2 / oxygen** and/or\n"),
        ("- **H2O/water**\n", 5, "wants both sides of its slash", "- **H2O / water**\n"),
        ("- **8/eight** shots\n", 5, "wants both sides of its slash", "- **8** shots\n"),
        ("- a **plot /conspiracy**\n", 5, "wants both sides of its slash", "- a **plot / conspiracy**\n"),
        (
            "- **Nikolaev**\n  - partly: comrade **Nikolaev** in the **corridor**\n",
            6,
            "never matters: `**Nikolaev**` wants no more",
            "- **Nikolaev** in the **corridor**\n  - partly: comrade **Nikolaev**\n",
        ),
        ("- a **gunman or killer**\n", 5, "wants both sides of its “or”", "- a **gunman / killer**\n"),
        ("- a **gunman | killer**\n", 5, "wants both sides of its `|`", "- a **gunman / killer**\n"),
        ("- a **gunman;killer**\n", 5, "wants both sides of its `;`", "- a **gunman / killer**\n"),
        ("- a **gunman ／ killer**\n", 5, "wants both sides of its `／`", "- a **gunman / killer**\n"),
        (
            "- a **gunman** or **killer**\n",
            5,
            "`**gunman** or **killer**` wants both of its bolds",
            "- a **gunman** and **killer**\n",
        ),
        ("- a **gunman** / **killer**\n", 5, "wants both of its bolds", "- a **gunman / killer**\n"),
        (
            "- a __gunman__ and **killer**\n",
            5,
            "`__gunman__` is no bold here",
            "- a **gunman** and **killer**\n",
        ),
        ("- a <b>gunman</b>\n", 5, "`<b>` means nothing in a deck", "- a **gunman**\n"),
        ("- a *gunman* in hat\n", 5, "`*gunman*` is italic, and nothing in", "- a **gunman** in a *hat*\n"),
        (
            "- a **gunman with **a** grudge**\n",
            5,
            "stands inside another",
            "- a **gunman** with a **grudge**\n",
        ),
        (
            "- **Nikolaev** or: **gunman**\n",
            5,
            "`or:` stands in the middle of",
            "- **Nikolaev**\n  - or: **gunman**\n",
        ),
        (
            "- the **gunman** (not: **Yezhov**)\n",
            5,
            "`not:` stands in the middle of `the **gunman** (not: **Yezhov**)`; begin a line of its own",
            "- the **gunman**\n- not: **Yezhov**\n",
        ),
        (
            "- the **gunman** (teilweise: **Nikolaev**)\n",
            5,
            "`teilweise:` stands in the middle of",
            "- the **gunman**\n  - partly: **Nikolaev**\n",
        ),
        (
            "- **Nikolaev**\n- teilweise: the **gunman**\n",
            6,
            "`teilweise:` is no label, so it is wanted as a part of the point; write `- partly:` below",
            "- **Nikolaev**\n  - partly: the **gunman**\n",
        ),
        (
            "- **Nikolaev**\n- faux: **Yezhov**\n",
            6,
            "`faux:` is no label, so it is wanted as a part of the point; write `not:`",
            "- **Nikolaev**\n- not: **Yezhov**\n",
        ),
        (
            "- **300** men\n- zwischen: 290 bis 310\n",
            6,
            "`zwischen:` is no label, so it is wanted as a part of the point; write `- within:` below",
            None,
        ),
        (
            "- **1934** shots\n- between: the **gunman** and Kirov\n- correcto: **Zhdanov**\n",
            7,
            "`correcto:` is no label, so it is wanted as a part of the point; write `Samples:`",
            None,
        ),
        (
            "- **wounded in the corridor**\n",
            5,
            "`wounded in the corridor` is a clause, and wants all of `wounded corridor` near each other",
            "- wounded in the **corridor**\n",
        ),
        ("- a _gunman_ in hat\n", 5, "`_gunman_` is italic, and nothing in", "- a **gunman** in a _hat_\n"),
        (
            "- **Nikolaev**\n- wrong: **Yezhov**\n",
            6,
            "`wrong:` is no label, so it is wanted as a part of the point; write `not:`",
            "- **Nikolaev**\n- not: **Yezhov**\n",
        ),
        (
            "- **Nikolaev**\n- or the **gunman**\n",
            6,
            "`or` is no label, so it is wanted as a part of the point; write `- or:` below its point",
            "- **Nikolaev**\n  - or: the **gunman**\n",
        ),
        ("- **it was** Nikolaev\n", 5, "`it was` has small words alone", "- it was **Nikolaev**\n"),
        ("- **in the** corridor\n", 5, "`in the` has small words alone", "- in the **corridor**\n"),
        (
            "- **Nikolaev**\n- not: **Nikolayev**. Mind the spelling.\n",
            6,
            "the wrong answer `**Nikolayev**` is taken for a right one, even as it is written",
            "- **Nikolaev**\n- not: **Nicholas**. That was the tsar.\n",
        ),
        (
            "- **Nikolaev**\n- not **Yezhov**. He came later.\n",
            6,
            "`not` is no label, so it is wanted as a part of the point; write `not:` if it is a wrong answer",
            "- **Nikolaev**\n- not **Yezhov**\n",
        ),
        (
            "- **Leonid Nikolaev, a jealous unemployed worker of Leningrad**\n",
            5,
            "wants 6 words near each other; bold only those without which an answer is wrong",
            "- **Leonid Nikolaev**, a jealous unemployed worker of Leningrad\n",
        ),
        (
            "- **Nikolaev**\n- **not:** Yezhov\n",
            6,
            "`**not:**` is no label, so it is wanted as a part of the point; write `not:` without stars",
            "- **Nikolaev**\n- not: Yezhov\n",
        ),
        (
            "- **Nikolaev**\n- optional **shot**\n",
            6,
            "`optional` is no label, so it is wanted as a part of the point; write `optional:`",
            "- **Nikolaev**\n- optional: a **Nagant**\n",
        ),
        (
            "- **Nikolaev**\n- opt: with a **Nagant**\n",
            6,
            "`opt:` is no label, so it is wanted as a part of the point; write `optional:`",
            "- **Nikolaev**\n- \\opt: with a **Nagant**\n",
        ),
        (
            "- **Nikolaev**\n- correct: it was **Leonid**\n",
            6,
            "`correct:` is no label, so it is wanted as a part of the point; write `Samples:` above samples",
            "- **Nikolaev**\n- correct it was **Leonid**\n",
        ),
        (
            "- **Nikolaev**\n- not: __Yezhov__\n",
            6,
            "`__Yezhov__` is no bold here",
            "- **Nikolaev**\n- not: **Yezhov**\n",
        ),
        (
            "- **Nikolaev**\n- not: **Yezhov** He came later.\n",
            6,
            "begin in the middle of a sentence: “He came later.”",
            "- **Nikolaev**\n- not: **Yezhov**. He came later.\n",
        ),
        (
            "- **Nikolaev**\n- not: Yezhov. He came later.\n",
            6,
            "all of `Yezhov. He came later.` is taken for the wrong answer",
            "- **Nikolaev**\n- not: Yezhov, the later head of the NKVD\n",
        ),
        (
            "- **Nikolaev**\n- not: **Yezhov** He came later.\n",
            6,
            "“He came later.”",
            "- **Nikolaev**\n- not: **Yezhov**。He came later.\n",
        ),
    ],
)
def test_each_warning_names_its_line_and_goes_when_it_is_mended(
    points: str, line: int, says: str, mended: str | None
) -> None:
    found = warnings_of(deck(card(points)))
    assert any(at == line and f"deck.md:{line}: warning: " in text and says in text for at, text in found), (
        found
    )
    assert mended is None or warnings_of(deck(card(mended))) == []


@pytest.mark.parametrize(
    "points",
    [
        "- men of **18 or older**\n",
        "- it was **more or less** a **plot**\n",
        "- **not a gunman or a killer** but a spy\n",
        "- a **gunman or killer / gunman / killer**\n",
        "- a **gunman**\n  - or: in **1936** or **1938** a **gunman**\n",
        "- at 5 **km/h** on a file_name__here__too of 3 * 4 * 5 \\*stars\\*\n",
        "- the **gunman** of the *Leningrad* flat: guilty or: not\n",
    ],
)
def test_an_or_between_what_is_not_both_wanted_is_no_choice(points: str) -> None:
    text = deck(card(points, "Who was he?"))
    assert not any(says in told for _, told in warnings_of(text) for says in ("both", "no bold", "italic"))


@pytest.mark.parametrize(
    "point",
    ["the United States", "Leonid Nikolaev", "in **the 5th century BC**", "oil is **denser** than water"],
)
def test_a_wording_that_the_grader_adds_by_itself_is_no_author_s(point: str) -> None:
    told = warnings_of(deck(card(f"- {point}\n  - partly: the **gunman**\n")))
    assert not any("never matters" in text for _, text in told), told


def test_what_the_question_names_to_be_put_in_order_is_one_point() -> None:
    question = "Put in order: iron, bronze, stone."
    found = warnings_of(deck(card("In this order:\n\n- **stone**\n- **bronze**\n- **iron**\n", question)))
    assert [line for line, text in found if "`**first before second before third**`" in text] == [7, 8, 9]
    assert warnings_of(deck(card("- **stone before bronze before iron**\n", question))) == []
    points = "In this order:\n\n- **stone / flint**\n- **bronze / copper**\n- **iron / steel**\n"
    found = warnings_of(deck(card(points, question)))
    assert [line for line, text in found if "`**first before second before third**`" in text] == [7, 8, 9]


def test_a_card_without_samples_is_named_and_a_deck_without_any_once() -> None:
    bare = "## Who planned it? {#r}\n\n- **Zhdanov**\n\n"
    found = warnings_of(deck(card("- **Nikolaev**\n"), bare))
    assert [(line, "this card has no samples" in text) for line, text in found] == [(11, True)]
    (only,) = warnings_of(deck(bare, bare.replace("{#r}", "{#s}").replace("planned", "allowed")))
    assert only[0] == 1
    assert "no card of this deck has samples" in only[1]


def test_a_warning_stands_at_its_own_wording() -> None:
    points = "- **Nikolaev**, a **man**\n  - or: the **gunman**\n    of Leningrad\n  - partly: **man**\n"
    assert [line for line, _ in warnings_of(deck(card(points)))] == [8]


def test_words_that_the_question_offers_as_a_choice_are_not_given_away() -> None:
    assert (
        warnings_of(
            deck(card("- the **left**-wing **opposition**\n", "Was it the opposition or the police?"))
        )
        == []
    )


def test_an_order_of_things_that_the_question_names_is_not_given_away() -> None:
    points = "- **the army / officers before the party**\n  - partly: the **army / officers**\n"
    assert warnings_of(deck(card(points, "Which came first, the army's purge or that of the party?"))) == []


def test_a_choice_that_the_grader_holds_against_an_answer_is_named() -> None:
    points = "- Yagoda or **Nikolaev / Leonid Nikolaev**\n- not: **Yagoda**. He was told later.\n"
    ((line, text),) = warnings_of(deck(card(points)))
    assert line == 5
    assert "`Leonid Nikolaev` in `Yagoda or **Nikolaev / Leonid Nikolaev**` is not accepted" in text
    assert warnings_of(deck(card(points.replace("Yagoda or ", "", 1)))) == []


def test_a_phrase_to_be_taken_word_for_word_may_be_the_questions() -> None:
    points = "- **Nikolaev**\n  - or: **he who shot Kirov**\n"
    assert warnings_of(deck(card(points))) == []


def test_small_words_may_answer_how_many() -> None:
    points = "- **Two**\n  - or: **both / all of them**\n"
    assert warnings_of(deck(card(points, "How many prime ministers fell?"))) == []


def test_more_keywords_may_matter_where_they_account_for_what_looks_wrong() -> None:
    points = "- **Nikolaev**\n  - or: **Nikolaev** on **Stalin's orders**\n- not: **Stalin**. Unproven.\n"
    assert warnings_of(deck(card(points))) == []


def test_more_keywords_for_the_same_answer_never_matter() -> None:
    points = "- **Nikolaev**\n  - or: **Leonid Nikolaev**\n  - or: **Nikolaev** or **Nikolayeff**\n"
    ((line, text),) = warnings_of(deck(card(points)))
    assert line == 6
    assert "`**Leonid Nikolaev**` never matters: `**Nikolaev**` wants no more and earns as much" in text


def test_a_keyword_of_the_question_is_named_where_it_makes_another_needless() -> None:
    points = "- a **Kirov plot**\n  - or: a **plot**\n"
    assert "wants no more (the question gives away `Kirov`)" in warnings_of(deck(card(points)))[0][1]


def test_small_words_may_be_a_name_or_one_choice_of_several() -> None:
    for points in (
        "- **The Who**\n",
        "- **Nikolaev / you and me**\n",
        "- **Nikolaev**\n  - or: **it was him**\n",
    ):
        assert [text for _, text in warnings_of(deck(card(points))) if "small words alone" in text] == []


def test_a_wrong_answer_may_have_words_of_a_point_beside_others() -> None:
    points = "- a **gunman** of the **party**\n- not: a **gunman** of the **army**. No.\n"
    assert warnings_of(deck(card(points))) == []


def test_more_keywords_matter_where_they_are_numbers() -> None:
    points = "- the **December** murder\n  - or: the **December** murder of **1 December**\n"
    assert warnings_of(deck(card(points, "When was it?"))) == []


def test_a_sample_may_say_that_a_common_word_alone_is_right() -> None:
    loose = card("- some **man / people**\n")
    assert len(warnings_of(deck(loose))) == 1
    assert len(warnings_of(deck(f"{loose}- correct: a man\n\n"))) == 1
    loose += "- incorrect: a bullet\n- incorrect: nobody\n- incorrect: an accident\n"
    for said in ("a man", "the man who shot Kirov"):
        warned = warnings_of(deck(f"{loose}- correct: {said}\n\n"))
        assert ["`people`" in text and "`man`" not in text for _, text in warned] == [True]
    assert len(warnings_of(deck(f"{loose}- correct: an old man\n\n"))) == 1
    others = [
        card(f"- It was the **{name}** in the war\n", f"What was the {name[::-1]}?", f"q{name}")
        for name in ("Zeppelin", "Lancaster", "Katyusha")
    ]
    war = card("- He declared **war**\n", "What did he do?")
    war += "- incorrect: he sang\n- incorrect: he left\n- incorrect: he slept\n"
    assert warnings_of(deck(f"{war}- correct: it was war\n\n", *others)) == []


def test_a_failing_sample_says_what_was_wanted_beside_what_is_there() -> None:
    text = HEAD + "- a **gunman** with a **grudge / rancour**\n\nSamples:\n\n- correct: some gunman\n"
    (finding,) = lint(parse(text, "deck"))
    assert "“a gunman with a grudge” is not there (only “gunman”, not grudge / rancour)" in finding.what


def test_a_failing_sample_says_which_part_of_a_keyword_is_there() -> None:
    text = HEAD + "- a **plot against the marshal**\n\nSamples:\n\n- correct: a plot\n"
    (finding,) = lint(parse(text, "deck"))
    assert "(only “plot”, not against marshal)" in finding.what


@pytest.mark.parametrize(
    ("question", "language", "rule", "says"),
    [
        ("Name three of the accused.", "en", "", "asks for 3, and all 5 points are wanted; write `Any 3 of"),
        (
            "Name three of the accused.",
            "en",
            "Any 2 of these:\n\n",
            "the question asks for 3, and 2 points are",
        ),
        ("Name three of the accused.", "en", "Any 3 of these:\n\n", None),
        ("Name three of the accused.", "en", "Pass mark 60 %:\n\n", None),
        ("Name the accused.", "en", "", None),
        ("Name five of the accused.", "en", "", None),
        ("Name six of the accused.", "en", "Any 2 of these:\n\n", None),
        ("Nennen Sie drei der Angeklagten.", "de", "", "the question asks for 3"),
    ],
)
def test_a_question_that_asks_for_so_many_wants_so_many(
    question: str, language: str, rule: str, says: str | None
) -> None:
    names = "".join(f"- **{name}**\n" for name in ("Zinoviev", "Kamenev", "Smirnov", "Evdokimov", "Bakayev"))
    text = f"---\nlanguage: {language}\n---\n\n" + deck(card(rule + names, question))
    found = [told for _, told in warnings_of(text) if "the question asks for" in told]
    assert len(found) == (says is not None), found
    assert all((says or "") in told for told in found), found


def test_two_points_that_take_each_other_s_words_are_named() -> None:
    question = "Wie viele Chromosomen hat ein Mensch?"
    for points, count in (
        ("- **46**\n- **23 Paare**\n", 1),
        ("- **46** Chromosomen\n- in **23 Paaren**\n", 1),
        ("- **46**\n  - or: **23 Paare**\n", 0),
        ("- **46**\n- **22 Paare**\n", 0),
        ("Any 1 of these:\n\n- **46**\n- **23 Paare**\n", 0),
    ):
        text = "---\nlanguage: de\n---\n\n" + deck(card(points, question))
        found = [told for _, told in warnings_of(text) if "take each other's words" in told]
        assert len(found) == count, (points, found)
    two = "- the **king** wed the queen\n- the **queen** wed the king\n"
    assert not any("each other" in told for _, told in warnings_of(deck(card(two, "Who wed whom?"))))


def test_only_who_asks_is_warned() -> None:
    text = HEAD + "- a **man**\n"
    assert lint(parse(text, "deck")) == []
    assert lint_text(text, "deck", "deck.md", None)[1] == []
