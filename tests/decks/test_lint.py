"""What `viva check` finds in a deck that can be read."""

import re
from pathlib import Path

import pytest

from bot.core.cards import Card, Deck, KeyPoint, Topic
from bot.decks.findings import DeckErrors
from bot.decks.lint import lint, lint_text
from bot.decks.parse import parse

HEAD = "# T\n\n## Who shot Kirov? {#q}\n\n"
DENIED = "\nSamples:\n\n- incorrect: not 1932\n"  # what words deny, a language tells


def findings_of(text: str, slug: str = "deck", folder: Path | None = None) -> list[tuple[int, str]]:
    deck = parse(text, slug)
    return [(finding.line, str(finding)) for finding in lint(deck, f"{slug}.md", folder)]


def test_a_sound_deck_has_no_findings() -> None:
    text = HEAD + "- Leonid **Nikolaev**\n- not: **Yezhov**. Later.\n\nSamples:\n\n- correct: Nikolaev\n"
    assert findings_of(text + "- incorrect: Yezhov\n") == []


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("---\nlanguage: xx\n---\n\n" + HEAD + "- a\n", 2, "unknown language `xx`"),
        ("---\nlanguage: English\n---\n\n" + HEAD + "- a\n", 2, "such as `en`"),
        (f"---\nlanguage: English\n---\n\n{HEAD}- **1932**\n{DENIED}", 2, "such as `en`"),
        ("---\nlanguage: DE\n---\n\n" + HEAD + "- a\n", 2, "such as `de`"),
        ('---\nlanguage: "pt-BR"\n---\n\n' + HEAD + "- a\n", 2, "such as `pt-BR`"),
        ("---\nlanguage: Deutsch\n---\n\n" + HEAD + "- a\n", 2, "such as `de`"),
        ("#\n\n## Q {#q}\n\n- a\n", 1, "the title is empty"),
        ("# " + "x" * 101 + "\n\n## Q {#q}\n\n- a\n", 1, "shorten it to 100"),
        ("# T\n\n" + "x" * 1001 + "\n\n## Q {#q}\n\n- a\n", 1, "shorten it to 1,000"),
        ("\n# T\n", 2, "without cards"),
        ("# T\n\n## Topic\n\n## Other\n\n### Q {#q}\n\n- a\n", 3, "no cards"),
        ("# T\n\n##\n\n### Q {#q}\n\n- a\n", 3, "without a title"),
        ("# T\n\n## A\n\n### Q {#q}\n\n- a\n\n## a\n\n### R {#r}\n\n- a\n", 9, "second topic `a`"),
        ("# T\n\n## Q {#q é}\n\n- a\n", 3, "no card id"),
        ("# T\n\n## Q {#how hot}\n\n- a\n", 3, "for example `{#how-hot}`"),
        ("# T\n\n## Who? {#}\n\n- a\n", 3, "for example `{#q-who}`"),
        ("# T\n\n## Q {#" + "x" * 65 + "}\n\n- a\n", 3, "up to 64"),
        ("# T\n\n## Q {#q}\n\n- a\n\n## R {#Q}\n\n- a\n", 7, "taken by the card of line 3"),
        ("# T\n\n## {#q}\n\n- a\n", 3, "no question"),
        (HEAD, 3, "no points"),
        (HEAD + "- not: **a**\n", 3, "no points"),
        (HEAD + "- optional: a\n", 5, "every point is optional"),
        (HEAD + "Any 3 of these:\n\n- a\n- b\n- optional: c\n", 5, "ask for 1 to 2"),
        (HEAD + "Any 0 of these:\n\n- a\n", 5, "does not fit the one point that is not optional; remove it"),
        (HEAD + "Pass mark 0 %:\n\n- a\n", 5, "pass mark"),
        (HEAD + "Pass mark 101 %:\n\n- a\n", 5, "pass mark"),
        (HEAD + "- a\n- b {weight=0}\n", 6, "weight of 0"),
        (HEAD + "- b {weight=-1}\n", 5, "weight of -1"),
        ("# T\n\n## Q {#q} {#r}\n\n- a\n", 3, "`{#q}` stands before the card's id"),
        (HEAD + "- in **1934**\n- five\n  - within: ±1\n", 6, "without a number"),
        (HEAD + "- in **1934**\n  - within: 1936 to 1930\n", 5, "lower number first"),
        (HEAD + "- a ** / ** b\n", 5, "a bold in"),
        (HEAD + "- a **b\n", 5, "has no partner"),
        (HEAD + "- a\n  - or: ...\n", 6, "holds no word"),
        (HEAD + "- **# / hash**\n", 5, "put one first that has letters or figures"),
        (HEAD + "- a\n- not: **!**\n", 6, "holds no word"),
        (HEAD + "- a\n  - partly: **c\n  - or:\n    **b**\n", 6, "has no partner"),
        (HEAD + "- a\n- not: b\n  - or: c\n  - or: **d\n", 8, "has no partner"),
        (HEAD + "- Leonid **Nikolaev**\n- not: **nikolaev**\n", 6, "right in line 5"),
        (HEAD + "- a\n  - or: **x / y**\n- not: b\n  - or: **Y**\n", 8, "right in line 6"),
        ("# T\n\n## " + "x" * 1001 + " {#q}\n\n- a\n", 3, "shorten it to 1,000"),
        (HEAD + "- a\n\n> " + "x" * 2001 + "\n", 7, "shorten it to 2,000"),
        (HEAD + "- a <!-- check this -->\n", 5, "has a note in it"),
        (HEAD + "- a\n- not: **b** <!-- really? --> **c**\n", 6, "has a note in it"),
        ("# T\n\n## Q <!-- reword --> {#q}\n\n- a\n", 3, "the question has a note in it"),
        (HEAD + "- a\n\n> " + "x" * 1900 + "\n\nSource: " + "y" * 1700 + "\n", 3, "one message"),
    ],
)
def test_each_fault_is_found_in_its_line(text: str, line: int, says: str) -> None:
    found = findings_of(text)
    assert len(found) == 1, found
    assert found[0][0] == line
    assert says in found[0][1]


@pytest.mark.parametrize("slug", ["my deck", "", "x" * 65, "föö"])
def test_a_slug_can_be_typed(slug: str) -> None:
    assert "can't be typed after /quiz" in findings_of(HEAD + "- a\n", slug)[0][1]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("images/kirov.jpg", None),
        ("images/nobody.jpg", "there is no picture"),
        ("images", "there is no picture"),
        ("../secret.jpg", "outside the deck's folder"),
        ("/etc/hostname", "outside the deck's folder"),
        ("x" * 300, "there is no picture"),
        ("https://example.org/kirov.jpg", "is an address, not a file; save it beside the deck"),
        ("images/kirov.png", "is neither JPEG nor PNG"),
        ("images/empty.jpg", "is neither JPEG nor PNG"),
        ("images/huge.jpg", "has 10,485,761 bytes; make it smaller"),
    ],
)
def test_a_picture_is_a_jpeg_or_png_beside_its_deck(tmp_path: Path, path: str, says: str | None) -> None:
    folder = tmp_path / "content"
    (folder / "images").mkdir(parents=True)
    jpeg = b"\xff\xd8\xff\xe0"
    (folder / "images" / "kirov.jpg").write_bytes(jpeg)
    (folder / "images" / "kirov.png").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "images" / "empty.jpg").touch()
    (folder / "images" / "huge.jpg").write_bytes(jpeg.ljust(10 * 1024 * 1024 + 1))
    (tmp_path / "secret.jpg").touch()
    found = findings_of(f"{HEAD}- a\n\n![Kirov]({path})\n", folder=folder)
    assert [(line, says is not None and says in text) for line, text in found] == (
        [(7, True)] if says else []
    )


def test_a_bare_no_that_fails_is_to_be_bold() -> None:
    head = "# T\n\n## Is the Zugspitze the highest mountain? {#q}\n\n"
    samples = "\n\nSamples:\n\n- correct: no\n- incorrect: yes\n"
    ((line, text),) = findings_of(f"{head}- No, it is but Germany's highest{samples}")
    assert line == 9
    assert "bold the yes or no of the point" in text
    assert findings_of(f"{head}- **No**, it is but Germany's highest{samples}") == []


def test_a_failing_sample_says_what_the_grader_saw() -> None:
    text = HEAD + "- Leonid **Nikolaev**\n\nSamples:\n\n- correct: Nikolaev\n- correct: Zinoviev\n"
    found = findings_of(text)
    assert [line for line, _ in found] == [10]
    told = "should be correct, but the grader says incorrect (score 0.00): “Leonid Nikolaev” is not there"
    assert told in found[0][1]


def test_a_failing_sample_shows_hits_denials_and_wrong_answers() -> None:
    points = "- Leonid **Nikolaev**\n- in **Leningrad**\n- not: **Yezhov**\n"
    samples = "- correct: Nikolaev\n- correct: not Nikolaev\n- correct: Yezhov\n"
    half, denied, wrong = (text for _, text in findings_of(f"{HEAD}{points}\nSamples:\n\n{samples}"))
    assert "(score 0.50): “in Leningrad” is not there, “Leonid Nikolaev” is there by “Nikolaev”; add" in half
    assert "“Leonid Nikolaev” is denied by “not … Nikolaev”" in denied
    assert wrong.count("wrong answer") == denied.count("denied") == 1
    assert "wrong answer “Yezhov”" in wrong


def test_a_sample_that_earns_too_much_says_first_what_it_earns_it_for() -> None:
    points = "- Leonid **Nikolaev**\n- in **Leningrad**\n"
    ((_, told),) = findings_of(f"{HEAD}{points}\nSamples:\n\n- incorrect: nikolaev\n")
    assert "(score 0.50): “Leonid Nikolaev” is there by “nikolaev”, “in Leningrad” is not there; " in told
    assert told.endswith("; add a wrong answer (`not:`), bold more or other words, or correct the sample")


def test_a_sample_out_of_order_says_which_point_is_and_where_the_order_is_asked_for() -> None:
    points = "In this order:\n\n- **Alpha**\n- **Beta**\n- **Gamma**\n"
    ((_, told),) = findings_of(f"{HEAD}{points}\nSamples:\n\n- correct: beta, alpha, gamma\n")
    assert "“Alpha” earns nothing, as the answer has it out of the card's order, “Beta” is there" in told
    assert "take `in this order` out of the line above the points" in told


def test_a_slip_in_a_sample_is_told_as_one() -> None:
    ((_, told),) = findings_of(f"{HEAD}- **Nikolaev**\n\nSamples:\n\n- incorrect: nikolaef\n")
    assert "“Nikolaev” is there by “nikolaef”, with a typo" in told


@pytest.mark.parametrize(
    "head",
    [
        "---\nlanguage: german\n---\n\n# T",
        "---\nlang: german\n---\n\n# T",
        "---\nlanguage:\n---\n\n# T",
        "---\nlanguage: de\n\n# T",
        "language: de\n\n# T",
        "# T\n\nlanguage: de",
        "---\nlanguage: de\n---",
        "---\nlanguage: de\n---\n\nT\n=",
    ],
)
def test_one_mistake_in_the_head_of_a_deck_is_one_finding(head: str) -> None:
    samples = "- correct: das war Nikolajew\n- incorrect: nicht Nikolajew\n- incorrect: kein Nikolajew"
    text = f"{head}\n\n## Wer erschoss Kirow? {{#q}}\n\n- Leonid **Nikolajew**\n\nSamples:\n\n{samples}\n"
    assert len(lint_text(text, "deck", "deck.md", None, advise=True)[1]) == 1


def test_a_file_whose_name_can_t_be_typed_is_to_be_renamed() -> None:
    ((_, told),) = findings_of(f"{HEAD}- a\n", slug="Mein Deck (für Ana)")
    assert "can't be typed after /quiz; rename the file, to `mein-deck-fur-ana.md` perhaps" in told


@pytest.mark.parametrize(
    ("rule", "enough"), [("Any three of these", 3), ("any TWO of these", 2), ("Any 1 of these", 1)]
)
def test_a_number_of_points_may_be_a_word(rule: str, enough: int) -> None:
    (card,) = parse(f"{HEAD}{rule}:\n\n- a\n- b\n- c\n", "deck").cards
    assert card.enough == enough


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("Three of these", "write `Any 3 of these:`"),
        ("Any 4", "write `Any 4 of these:`"),
        ("Choose seven of them", "write `Any 7 of these:`"),
        ("Pass at 70%", "write `Pass mark 70 %:`"),
        ("Alphabetically", "write `Any 2 of these:`, `In this order:` or"),
    ],
)
def test_an_unknown_rule_is_told_with_the_author_s_own_number(rule: str, says: str) -> None:
    with pytest.raises(DeckErrors, match=f"unknown rule `{rule}`; {re.escape(says)}"):
        parse(f"{HEAD}{rule}:\n\n- a\n- b\n", "deck")


def test_a_sample_keeps_to_its_band() -> None:
    text = HEAD + "- **Nikolaev**\n- in **Leningrad**\n\nSamples:\n\n- partial 0.6–1: Nikolaev\n"
    ((_, told),) = findings_of(text)
    assert "partial with a score of 0.6 to 1, but the grader says partial (score 0.50" in told
    assert findings_of(text.replace("0.6–1", "0.5–0.6")) == []


def test_a_deck_without_a_file_is_linted_too() -> None:
    cards = (Card("q", "", (KeyPoint("**a**"),)), Card("q", "Q?", (KeyPoint("**a**"),)))
    found = lint(Deck("deck", "T", "en", (Topic("", cards),)))
    assert [finding.line for finding in found] == [1, 1]
    stale = Deck("deck", "T", "en", (Topic("", cards),), text="stale")
    assert lint(stale) == found
