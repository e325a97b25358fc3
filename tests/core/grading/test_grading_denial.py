"""A denied point scores nothing; words that merely look like a denial deny nothing."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint
from bot.core.grading import Rubric, grade
from bot.core.grading.verdict import NoteKind, Status
from tests.core.grading.asking import ASSASSIN, ask, bare, check, kinds, score

PROOF = ask(
    "What is known of his part?",
    "There is **no conclusive proof / no conclusive evidence** that he ordered it",
)
SHARE = ask("How many were arrested?", "**one in eight** was arrested")
SAFE = ask("What was the message?", "**nobody** is **safe**, whatever their rank")


@pytest.mark.parametrize(
    "answer",
    [
        "not Nikolaev",
        "the assassin ≠ Nikolaev",
        "It was not Nikolaev",
        "It wasn't Nikolaev",
        "it wasnt nikolaev",
        "Nikolaev did not shoot him",
        "Nikolaev didn't do it",
        "Nikolaev never shot him",
        "by no means Nikolaev",
        "anyone but Nikolaev",
        "neither Bukharin nor Nikolaev",
        "Bukharin rather than Nikolaev",
        "Bukharin instead of Nikolaev",
        "I deny that Nikolaev did it",
        "It is untrue that Nikolaev shot him",
        "It is not true that Nikolaev shot him",
        "it's false that in 1934 Nikolaev shot him",
        "That Nikolaev shot him is a lie",
        "Nikolaev is wrong",
        "Nikolaev (Leonid) is wrong",
        "it is wrong to say (Leonid) Nikolaev",
        "definitely not (Leonid) Nikolaev",
        "wrong: (Leonid) Nikolaev",
        "Nikolaev? No.",
        "Nikolaev? no Bukharin",
        "far from Nikolaev",
        "hardly Nikolaev",
        "Nikolaev shot him. No, Nikolaev did not shoot him.",
        "I don't think it was Nikolaev",
        "Nikolaev? wrong",
        "Nikolaev (not true)",
        "Rykov. Nikolaev (a party member)? no",
        "Nikolaev? Definitely not.",
        "Nikolaev? I doubt it",
        "wrong: Nikolaev",
        "not true: Nikolaev",
        "Nikolaev. That is wrong.",
        "Nikolaev did it, but that's not true",
        "the claim that he did it, Nikolaev, is false",
        "that Nikolaev did it is false",
        "Nikolaev would be wrong",
        "Nikolaev is the wrong answer",
        "it is wrong to say Nikolaev",
        "it's a common misconception that it was Nikolaev",
        "there is no evidence that it was Nikolaev",
        "there is no way it is Nikolaev",
        "nobody believes it was Nikolaev",
        "everybody but Nikolaev",
        "It was not (as many think) Nikolaev",
        "it was not, as many think, Nikolaev",
        "not Mr. Nikolaev",
        "not (Leonid) Nikolaev",
        "No it wasn't Nikolaev",
        "Nikolaev, not Stalin? No.",
        "not Nikolaev, he was innocent",
        "it wasn't that Nikolaev?",
        "that was not Nikolaev, was it?",
        "isn't that Bukharin, not Nikolaev?",
    ],
)
def test_a_denied_point_is_denied(answer: str) -> None:
    verdict = grade(ASSASSIN, answer)
    assert verdict.score == 0
    assert verdict.points[0].status is Status.DENIED
    assert verdict.points[0].denial
    assert NoteKind.DENIED in kinds(verdict)


@pytest.mark.parametrize(
    "answer",
    [
        "no doubt Nikolaev",
        "It was Nikolaev. Bukharin? No.",
        "Bukharin? no Nikolaev",
        "Bukharin? no it's Nikolaev",
        "Nikolaev? no idea",
        "Nikolaev did it. Rykov, no.",
        "not only Nikolaev",
        "none other than Nikolaev",
        "No, it was Nikolaev",
        "Not Stalin but Nikolaev",
        "Nikolaev, not Stalin",
        "It wasn't Stalin, it was Nikolaev",
        "rather than Stalin, Nikolaev",
        "Stalin? No, Nikolaev",
        "it is not untrue that Nikolaev did it",
        "Nikolaev did not fail to shoot him",
        "not sure, but I think it is Nikolaev",
        "I don't know, maybe Nikolaev?",
        "if I'm not mistaken, Nikolaev",
        "Nikolaev, no?",
        "No it was Nikolaev",
        "Wasn't it Nikolaev?",
        "Nikolaev did it but that Stalin did it is false",
        "was it not Nikolaev",
        "hm, wasn't that Nikolaev?",
        "isn't that guy Nikolaev?",
        "was that not Nikolaev?",
        "shouldn't it be Nikolaev?",
        "wouldn't that be Nikolaev? i think so",
        "It wasn't until 1934 that Nikolaev shot him",
        "Nikolaev did not act alone",
        "Stalin? No way. Nikolaev",
        "Stalin is the wrong answer, it is Nikolaev",
        "not Stalin (as many think) but Nikolaev",
        "it can't be Stalin (Nikolaev shot him) because he was far away",
        "certainly not (it was Nikolaev)",
        "not Stalin (Nikolaev)",
        "nobody denies that it was Nikolaev",
        "Nikolaev but I may be wrong",
        "everyone thought of Stalin but Nikolaev did it",
        "Nikolaev, many blame Stalin but that is wrong",
    ],
)
def test_what_looks_like_a_denial_and_is_none(answer: str) -> None:
    assert score(ASSASSIN, answer) == 1


def test_the_denying_words_are_shown_as_typed() -> None:
    assert grade(ASSASSIN, "It WASN’T Nikolaev").points[0].denial == ("WASN’T",)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("no conclusive proof", 1),
        ("there isn't any conclusive evidence", 1),
        ("there is conclusive proof", 0),
    ],
)
def test_a_point_may_be_a_denial_itself(answer: str, wanted: float) -> None:
    assert score(PROOF, answer) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"), [("nobody was safe", 1), ("no one is safe", 1), ("everybody is safe", 0)]
)
def test_nobody_is_a_denial_that_the_author_meant(answer: str, wanted: float) -> None:
    assert score(SAFE, answer) == wanted


def test_denying_something_else_leaves_the_point_alone() -> None:
    rubric = ask("What did they have?", "freedom of **religion**")
    assert score(rubric, "religion without persecution") == 1
    assert score(rubric, "They were poor and not educated, but they had religion") == 1


PAIR = ask("Which two were arrested?", "**Kamenev**", "**Zinoviev**")
STAGES = ask("Which groups were struck?", "the **party**", "the **army**", "the **people**")


@pytest.mark.parametrize(
    ("rubric", "answer", "wanted"),
    [
        (PAIR, "neither Kamenev nor Zinoviev", 0),
        (PAIR, "not Kamenev and not Zinoviev", 0),
        (PAIR, "not Kamenev, not Zinoviev", 0),
        (PAIR, "never Kamenev or Zinoviev", 0),
        (PAIR, "Kamenev and Zinoviev, not Trotsky and not Bukharin", 1),
        (STAGES, "neither the army nor the party", 0),
        (ASSASSIN, "not stalin its nikolaev", 1),
        (ASSASSIN, "Nikolaev didn't like Kirov so he shot him", 1),
        (ASSASSIN, "It is not true that Stalin shot him. It was Nikolaev.", 1),
        (
            ask("How did they treat them?", "they were **beaten**"),
            "they beat them and didn't let them sleep",
            1,
        ),
        (ask("How did they treat them?", "they were **beaten**"), "they were beaten and were not fed", 1),
        (ask("How did they treat them?", "they were **beaten**"), "his men and he did not beat them", 0),
        (ask("Who was arrested?", "**Kamenev**"), "Kamenev and Zinoviev were not arrested", 0),
        (ask("Why was the trial secret?", "to prevent a **coup**"), "not because of a coup", 0),
        (ask("What was possible?", "organised **resistance**"), "resistance was no longer possible", 0),
        (ask("Who noted it?", "Robert **Conquest**"), "it is not true that R. Conquest noted it", 0),
        (ASSASSIN, "Nikolaev shot him and did not regret it", 1),
        (ASSASSIN, "Nikolaev shot him and never got away", 1),
        (ASSASSIN, "Nikolaev shot him and he did not run away", 1),
        (ASSASSIN, "Nikolaev and Stalin did not shoot him", 0),
        (ASSASSIN, "he came and it was not Nikolaev", 0),
        (ask("Whom did they name?", "new **groups**"), "groups that the centre had not thought of", 1),
        (ask("Whom did they name?", "new **groups**"), "groups they had not met", 1),
        (ask("Whom did they name?", "new **groups**"), "I know that groups were not named", 0),
        (ask("Who survived?", "**few delegates**"), "the few delegates who were at home were not shot", 0),
        (ask("Who died?", "**half did not survive**"), "half of those who'd been there didn't survive", 1),
        (ask("Who was hit?", "**hardly a family** was spared"), "hardly a family that did not lose a man", 1),
        (SHARE, "one in eight got arrested and hardly a family didnt lose somebody", 1),
        (SHARE, "one in eight was arrested and the others did not care", 1),
        (SHARE, "one in eight and one in nine were not arrested", 0),
        (ASSASSIN, "it was nikolaev no matter how rich they were they were not safe", 1),
        (ASSASSIN, "it was stalin and nikolaev did not shoot him", 0),
        (ASSASSIN, "people say stalin but no it was nikolaev", 1),
        (ASSASSIN, "people say stalin but no nikolaev", 0),
    ],
)
def test_the_reach_of_a_denial(rubric: Rubric, answer: str, wanted: float) -> None:
    assert score(rubric, answer) == wanted


@pytest.mark.parametrize(
    "answer", ["instead of ending they grew", "rather than stop it grew", "without stopping they grew worse"]
)
def test_a_subject_ends_what_instead_of_denies(answer: str) -> None:
    assert score(ask("What did the purges do?", "they **grew**"), answer) == 1


@pytest.mark.parametrize(
    ("language", "answer", "wanted"),
    [
        ("en", "tried without delay in order to forestall a putsch", 1),
        ("en", "without witnesses so as to forestall a putsch", 1),
        ("en", "tried without trying to forestall a putsch", 0),
        ("en", "they did not do it in order to forestall a putsch", 0),
        ("fr", "sans délai afin d'éviter un putsch", 1),
        ("es", "sin demora a fin de evitar un putsch", 1),
        ("it", "senza indugio al fine di evitare un putsch", 1),
        ("de", "ohne Verzug damit der Putsch nicht gelingt", 1),
        ("pt", "sem demora a fim de evitar um putsch", 1),
    ],
)
def test_an_aim_ends_what_without_denies(language: str, answer: str, wanted: float) -> None:
    assert score(ask("?", "a **putsch**", language=language), answer) == wanted


def test_an_opening_denial_holds_for_all_of_an_answer_of_several_points() -> None:
    denied = "It is not true that the party was struck. Then came the army. The people followed."
    assert score(STAGES, denied) == 0
    put_right = "It is not true that the church was struck. It was the party, the army and the people."
    assert score(STAGES, put_right) == 1


CONTROL = ask("Why the army?", "his **control was incomplete / did not control**")
CHOICE = ask("What may you do on that day?", "**vote / not vote**, as you like")


@pytest.mark.parametrize(
    ("rubric", "answer", "wanted"),
    [
        (CONTROL, "his control was incomplete", 1),
        (CONTROL, "he did not control it", 1),
        (CONTROL, "incomplete control", 1),
        (CONTROL, "he controlled it", 0),
        (CHOICE, "vote", 1),
        (CHOICE, "not vote", 1),
        (CHOICE, "you need not vote", 1),
        (CHOICE, "not pay", 0),
    ],
)
def test_choices_with_and_without_a_denial_share_a_bold(rubric: Rubric, answer: str, wanted: float) -> None:
    assert score(rubric, answer) == wanted


def test_a_fuller_wording_denied_in_part_denies_nothing() -> None:
    rubric = ask("Who shot him?", KeyPoint("**Nikolaev**", ("**Nikolaev** for **Stalin**",)))
    assert score(rubric, "Nikolaev, not Stalin") == 1
    assert score(rubric, "not Nikolaev for Stalin") == 0


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("at first not so violent, later organised terror", 1.0),
        ("organised terror, not only violent", 1.0),
        ("not so violent", 0.0),
        ("violent, no organised terror", 0.0),
        ("not violent and no organised terror", 0.0),
    ],
)
def test_a_half_wording_denied_takes_nothing_from_all_of_the_point(answer: str, wanted: float) -> None:
    """What would have earned half may be denied where the whole is said."""
    grown = ask(
        "What did the purges become?",
        KeyPoint("**organised terror**", partly=("**violent**",)),
        "by **1936**",
    )
    assert score(grown, f"{answer}, 1936") == (wanted + 1) / 2


@pytest.mark.parametrize(
    ("rubric", "right", "wrong"),
    [
        (
            bare("Why did they rebel?", "The king raised taxes without asking them"),
            "he raised taxes without asking",
            "he raised no taxes",
        ),
        (
            bare("Why did they love him?", "The king gave everyone bread without asking"),
            "he gave everyone bread",
            "he gave them no bread",
        ),
        (
            bare("What is an insulator?", "A material that conducts no electricity"),
            "a material that does not conduct electricity | a material that conducts no electricity",
            "a material that conducts electricity",
        ),
    ],
)
def test_what_is_done_to_nothing_is_not_done(rubric: Rubric, right: str, wrong: str) -> None:
    check(rubric, right, wrong)


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "nl", "pt", "ru", "zh"])
def test_the_sign_for_unequal_denies_in_every_language(language: str) -> None:
    card = ask("H2O?", "**Aqua**", language=language)
    assert score(card, "H2O = Aqua") == 1
    verdict = grade(card, "H2O ≠ Aqua")
    assert verdict.score == 0
    assert "≠" in verdict.points[0].denial
