"""Who tells much beside the right answer keeps it; who lists other answers beside it does not."""

from __future__ import annotations

import pytest

from bot.core.cards import KeyPoint, Outcome
from bot.core.grading import Rubric, compile_references, grade
from bot.core.grading.verdict import NoteKind
from tests.core.grading.asking import ASSASSIN, ask, kinds, score
from tests.core.grading.bank import BANK

CARDS = {asked.card.id: asked for asked in BANK}
WALKED = compile_references("Who was the first person to walk on the moon?", ["Neil Armstrong"], "en")
WROTE = compile_references("Who wrote the Declaration of Independence?", ["Thomas Jefferson"], "en")
FLAG = ask("Why does the flag have 50 stars?", "there is one star for each **state**")


@pytest.mark.parametrize(
    ("card", "answer"),
    [
        (
            "q-kirov-assassin",
            "In December 1934, in Leningrad, in the corridor of the Smolny, Nikolaev shot him",
        ),
        (
            "q-kirov-assassin",
            "It was Leonid Nikolaev, an unemployed party member, angry, and armed with a revolver",
        ),
        ("q-kirov-assassin", "Nikolaev\nparty member\nwas executed later\nwife was too"),
        ("q-kirov-assassin", "Um, hmm, Nikolaev, right?"),
        ("q-ordzhonikidze", "ordzonikidze, died feb 37"),
        ("q-ordzhonikidze", "Ordzhonikidze died 18 Feb 1937"),
        ("q-kirov-assassin", "nikolaev, executed dec '34"),
        ("civics-070", "George Washington, general, farmer, from Virginia"),
        (
            "civics-008",
            "It declared independence, said all men are equal, listed complaints, and was signed in 1776",
        ),
        ("civics-011", "capitalism, free market, private property, competition"),
        ("civics-011", "capitalist economy, supply and demand, private ownership, profit"),
        ("q-one-aim", "survival, nobody trusted anyone, friends denounced friends, families broke up"),
        ("civics-094", "Washington, D.C., on the Potomac, between Maryland and Virginia"),
        ("civics-098", "The Star-Spangled Banner, by Francis Scott Key, War of 1812, Fort McHenry"),
        ("q-purges-began", "1932, after the famine, before Kirov, under Yagoda"),
        ("q-00447-planned", "Yezhov, head of the NKVD, dwarf, drinker, executed in 1940"),
        ("civics-027", "November, first Tuesday, every four years, like in 2020"),
        ("q-conquest", "Robert Conquest, British historian, poet, author of The Great Terror"),
        ("q-00447-planned", "The NKVD chief Yezhov drafted it, the Politburo confirmed it"),
        ("q-00447-signed", "Stalin gave his consent, with the Politburo, on 31 July 1937"),
        (
            "q-hitler-timing",
            (
                "the Nazis were getting stronger, and Stalin was scared that his enemies at home would team"
                " up with them"
            ),
        ),
        ("q-congress-delegates", "1966 if one follows Khrushchev's report"),
        (
            "q-kirov-assassin",
            "Nikolaev pulled the trigger; whether Stalin gave the order remains unproven.",
        ),
        ("q-ordzhonikidze", "Grigory Konstantinovich Ordzhonikidze, known as Sergo"),
        ("q-officers-purged", "Some 35,000 is the figure usually taught; other estimates differ"),
        ("q-00447-tribunal", "the troika: NKVD chief, party secretary, procurator"),
        (
            "q-army-trial-secret-why",
            "they wanted to pre-empt an army revolt, an open trial would have alerted other commanders",
        ),
        ("q-nkvd-head", "Nikolai Ezhov, the bloody dwarf, between Yagoda and Beria"),
        ("q-ordzhonikidze", "Grigory Ordzonikidze (Sergo), he was georgian as Stalin"),
        ("q-hitler-timing", "Nazi germany rearming, Stalin feared his enemies at home would side with them"),
        ("q-butovo-buried", "20,000, mostly shot, priests, peasants, officers"),
        ("civics-070", "washington because he won the war and everybody loved him"),
        (
            "q-army-marshal",
            (
                "Tukhachevsky, the Red Napoleon, accused of spying for the Germans, shot with seven other "
                "generals in June"
            ),
        ),
        ("q-butovo", "Butovo, south of Moscow, today there's a church and a memorial, Putin went there once"),
        (
            "q-00447-tribunal",
            (
                "Troikas, three men, usually the local police chief, the party secretary and the "
                "prosecutor, no lawyers, no appeal"
            ),
        ),
        ("q-00447-signed", "Stalin himself, he scribbled on the lists, sometimes he asked for higher quotas"),
        (
            "civics-001",
            "The Constitution, signed in Philadelphia, Madison wrote most of it, it begins We the people",
        ),
        (
            "civics-007",
            (
                "27, I looked it up last week, the last one is about congress giving itself a raise, the "
                "first is free speech"
            ),
        ),
        (
            "civics-014",
            (
                "checks and balances, for instance the president can veto a bill, congress can impeach "
                "him, courts can strike laws down"
            ),
        ),
        (
            "civics-067",
            (
                "Alexander Hamilton, the guy from the musical, immigrant, treasury secretary, shot in a "
                "duel by Aaron Burr"
            ),
        ),
        (
            "civics-079",
            "Woodrow Wilson, a professor from Princeton, had a stroke, fourteen points, league of nations",
        ),
        ("civics-087", "Navajo, they live in arizona and new mexico, code talkers in the war, weave rugs"),
        (
            "civics-095",
            "New York harbor on a little island, you take a ferry from battery park, gift from France, 1886",
        ),
        (
            "q-confessions-how",
            (
                "sleep deprivation, endless interrogation by shifts of officers, standing for days, and "
                "sometimes they hit them with chair legs"
            ),
        ),
        (
            "q-ordzhonikidze",
            "Sergo Ordzhonikidze, Georgian, old friend of Stalin, he probably shot himself in 1937",
        ),
        (
            "civics-038",
            (
                "the supreme court in dc, nine judges in black robes, appointed for life by presidents, "
                "they decided roe v wade"
            ),
        ),
        (
            "civics-060",
            (
                "people from africa, chained in ships, millions of them, many died on the way, sold in "
                "markets in charleston"
            ),
        ),
        (
            "civics-062",
            (
                "Thomas Jefferson, tall redhead from Virginia, he owned slaves, wrote it in 17 days, later "
                "third president"
            ),
        ),
        (
            "civics-074",
            (
                "slavery, the south needed it for cotton, the north wanted to end it, people fought in "
                "kansas already"
            ),
        ),
        (
            "civics-080",
            "FDR, he had polio and sat in a wheelchair, new deal, fireside chats, wife called Eleanor",
        ),
        ("civics-089", "the pacific, it's huge and cold, I surfed there near san diego, whales too"),
    ],
)
def test_what_tells_of_the_right_answer_is_no_list(card: str, answer: str) -> None:
    assert score(CARDS[card].rubric, answer) == 1


@pytest.mark.parametrize(
    "answer",
    [
        "neil armstrong, apollo 11, 1969, one small step for man, buzz aldrin came second",
        "Neil Armstrong, in July 1969, with Aldrin, who came second",
    ],
)
def test_of_a_name_in_a_reference_more_may_be_told(answer: str) -> None:
    assert score(WALKED, answer) == 1


@pytest.mark.parametrize(
    "answer",
    [
        "Nikolaev, Molotov, Bukharin, Rykov",
        "Nikolaev, Molotov, angry, Rykov",
        "angry, jobless, Nikolaev, a young communist",  # the right answer is not what the rest is told of
        "Nikolaev or Zinoviev",
        "Nikolaev or maybe Trotsky, or Zinoviev",
        "Nikolaev, or Molotov, or Bukharin, or Rykov",
        "Nikolaev; a young communist; Molotov; Bukharin",
        "in Moscow, in Riga, in Omsk, it was Nikolaev, in Kiev and Molotov",
    ],
)
def test_other_names_beside_the_right_one_are_a_list(answer: str) -> None:
    assert score(ASSASSIN, answer) == 0


@pytest.mark.parametrize(
    ("card", "answer"),
    [
        ("civics-011", "capitalism, the US, 1/8, US Constitution"),
        ("civics-011", "capitalism, free market, private property, US Constitution, us senate"),
        ("q-one-aim", "survival, to vote, freedom, to sell stamps"),
        ("q-kirov-assassin", "Nikolaev, to see the king, had a stroke, green"),
    ],
)
def test_what_answers_another_question_tells_nothing(card: str, answer: str) -> None:
    assert score(CARDS[card].rubric, answer) == 0


def test_what_runs_on_without_a_mark_may_hold_other_answers() -> None:
    gone = "Molotov took Bukharin and Rykov from the south to Moscow by train for dinner"
    verdict = grade(ASSASSIN, f"Nikolaev, {gone}, man of steel, Kamenev")
    assert verdict.score == 0
    assert NoteKind.STUFFED in kinds(verdict)
    assert score(ASSASSIN, "Nikolaev, Molotov took Bukharin by train, man of steel, Kamenev") == 1


@pytest.mark.parametrize(
    "answer", ["Jefferson, Adams, Franklin, Madison", "Adams, a lawyer, Jefferson, Franklin"]
)
def test_other_names_beside_a_reference_are_a_list(answer: str) -> None:
    assert score(WROTE, answer) < 1


def test_a_reason_tells_of_an_answer_unless_a_reason_is_asked_for() -> None:
    assert score(ASSASSIN, "nikolaev because he lost his job and everybody laughed about his wife") == 1
    followed = "nikolaev so stalin got a pretext and ordered arrests of thousands of his old opponents"
    assert score(ASSASSIN, followed) == 1
    listed = "each state has one because taxes colonies judges tea slaves kings"
    assert score(FLAG, listed) == 0


@pytest.mark.parametrize(
    ("card", "answer"),
    [
        ("q-one-aim", "everybody just tried to survive and that meant betraying your friends and neighbours"),
        (
            "q-kirov-assassin",
            "well my teacher said it was nikolaev but many people think stalin was behind it",
        ),
        (
            "q-army-trial-secret-why",
            "to prevent a coup, he struck quickly, before anyone could react, before the army could move",
        ),
        ("civics-002", "It is a document, written in 1787, in Philadelphia, that sets up the government"),
    ],
)
def test_a_sentence_tells_of_its_answer_wherever_that_stands(card: str, answer: str) -> None:
    assert score(CARDS[card].rubric, answer) == 1


@pytest.mark.parametrize(
    "answer",
    [
        "Molotov was it and Rykov was it and Nikolaev was it and Bukharin was it too",  # names
        "the man and the party and Nikolaev and land and slaves and a bridge and the wall and money",
    ],
)
def test_small_words_alone_make_no_sentence(answer: str) -> None:
    assert score(ASSASSIN, answer) == 0


CITY = ask("In which city was Kirov shot?", "in **Leningrad**")
HABITAT = ask("Where do bears live?", "in the **forest**")


@pytest.mark.parametrize(
    ("rubric", "answer", "wanted"),
    [
        (CITY, "in Leningrad, in Moscow, in Kiev, in Minsk", 0),
        (CITY, "in Leningrad and in Moscow and in Kiev and in Minsk", 0),
        (CITY, "in Leningrad, in the Smolny, in the corridor, in 1934", 1),
        (CITY, "in Leningrad, in December, in 1934, in a corridor", 1),
        (HABITAT, "in forests, in deserts, in towns, in caves", 0),
        (HABITAT, "in the forest, in dens, under trees, in winter", 1),
        (ASSASSIN, "by Nikolaev, by Yezhov, by Stalin, by Trotsky", 0),
        (ASSASSIN, "by Nikolaev, by night, with a revolver, in the corridor", 1),
    ],
)
def test_pieces_built_as_the_right_answer_is_are_others_beside_it(
    rubric: Rubric, answer: str, wanted: float
) -> None:
    assert score(rubric, answer) == wanted


@pytest.mark.parametrize(
    ("rubric", "answer", "right"),
    [
        (ASSASSIN, "Nikolaev (1934, Leningrad, he was unemployed and went there twice)", True),
        (ASSASSIN, "Leonid Nikolaev (died december 1934)", True),
        (
            ask("Which friend shot himself?", "**Ordzhonikidze**"),
            "Sergo Ordzhonikidze, commissar of heavy industry, he argued with Stalin about the arrests",
            True,
        ),
        (
            compile_references(
                "Name one branch or part of the government.",
                ["Congress", "legislative", "President", "executive", "the courts", "judicial"],
                "en",
            ),
            "the house of representives and senate, thats legislative",
            True,
        ),
        (ASSASSIN, "Nikolaev (Milda's husband, Leningrad)", True),
        (ASSASSIN, "Nikolaev (Draule, his wife), Leningrad", True),
        (ask("How many moons has Mars?", "**two**"), "two (Earth has 1) small ones", True),
        (
            ask("Who is next in line?", "The **Speaker** of the House"),
            "the speaker of the house, that used to be Nancy Pelosi, now it's Mike Johnson, a republican",
            True,
        ),
        (ask("Who shot himself?", "**Ordzhonikidze**"), "Sergo Ordzhonikidze, Georgian, died in 1937", True),
        (
            ask("Who died in 1937?", "**Ordzhonikidze**"),
            "his name was ordzonikidse and he killed himself probably, february 37",
            True,
        ),
        (
            ask("Who died in 1937?", "**Ordzhonikidze**"),
            "the Georgian Ordzhonikidze, he died in february 37",
            True,
        ),
        (
            ask("Who planned it?", "**Yezhov**"),
            "the one who ran the secret police after Yagoda, Nikolaj Yezhov",
            True,
        ),
        (
            ask("By what means?", KeyPoint("by **mental** and **bodily** torture")),
            "both kinds of torture, mental as well as bodily; after that they said anything the NKVD wanted",
            True,
        ),
        (ask("Who shot himself?", "**Ordzhonikidze**"), "Sergo Ordzhonikidze, Molotov, Beria", False),
        (ASSASSIN, "Nikolaev (Beria, Yezhov, Yagoda)", False),
        (ASSASSIN, "Nikolaev (Beria or Yezhov or Yagoda or Kamenev)", False),
        (ASSASSIN, "Beria (or Nikolaev, or Yezhov, or Yagoda)", False),
        (
            ask("What did Luther protest against?", "the sale of **indulgences**"),
            "the church selling indulgences instead of preaching real repentance",
            True,
        ),
        (ask("Name a state of matter.", "**gas**"), "gases", True),
        (ask("When was he shot?", "**1934**"), "1934 (1 december)", True),
        (ask("When was he shot?", "**1934**"), "1934 (or 1935)", False),
        (
            compile_references(
                "What do vaccines do?", ["They train the immune system to fight a disease"], "en"
            ),
            "they train your immune system to fight off a disease (covid, measles, polio)",
            True,
        ),
    ],
)
def test_what_is_told_in_brackets_or_led_in_is_no_other_answer(
    rubric: Rubric,
    answer: str,
    right: bool,  # noqa: FBT001 - a table's column
) -> None:
    assert (score(rubric, answer) >= rubric.pass_mark) is right


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        (
            "egypt, near cairo, next to the sphinx, built for pharaohs like cheops, by thousands of workers",
            True,
        ),
        ("it's Egypt: people from all over the world go there to see them, and the desert around", True),
        ("libya, next to egypt, in the desert, built for pharaohs, by thousands of workers", False),
        ("Egypt, Libya, Sudan, Morocco, Tunisia", False),
        ("not egypt, it is libya, near the sea, built for pharaohs, by thousands of workers", False),
    ],
)
def test_a_short_reference_at_once_is_right_whatever_is_told_behind_it(answer: str, *, right: bool) -> None:
    pyramids = compile_references("In which country are the Great Pyramids?", ["Egypt"], "en")
    assert (grade(pyramids, answer).outcome is Outcome.CORRECT) is right
