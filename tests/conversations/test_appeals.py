"""From a learner's *I was right* to a line in the deck, with the bot running all the while."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage.models import Appeal
from tests.conversations.conftest import Viva
from tests.conversations.decks import CONTROL
from tests.conversations.teaching import KIROV, contests, ids_in, teaching


async def rulings(viva: Viva) -> list[str | None]:
    return await viva.rows(select(Appeal.ruling).order_by(Appeal.question_id))


async def until_ruled(viva: Viva, wanted: list[str | None]) -> None:
    async with asyncio.timeout(5):
        while await rulings(viva) != wanted:  # noqa: ASYNC110 - a database tells of no change
            await asyncio.sleep(0.005)


async def test_an_accepted_appeal_is_two_lines_in_the_deck_and_right_from_then_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with teaching(tmp_path, monkeypatch, {"kirov": KIROV}) as (viva, ask, person):
        ana, ben, eve = person(1), person(2), person(3)
        await contests(ana, "it was Lyonya, I think")
        await contests(ben, "It was lyonya I think!!")
        await contests(eve, "a soldier")
        code, listing, _ = await ask("appeals")
        assert code == 0
        first, second = ids_in(listing)
        assert listing.startswith(
            "2 answers waiting for a ruling.\n\n"
            f"{first}  2 learners, kirov/assassin\n"
            "  Question: Who shot Sergei Kirov?\n"
            "  Answer:   “it was Lyonya, I think”\n"
            "  Verdict:  Not right; missing: Leonid Nikolaev\n\n"
            f"{second}  1 learner, kirov/assassin\n"
        )
        few = (await ask("appeals", "--most", "1"))[1]
        assert few.startswith("2 answers waiting for a ruling.\n\n")
        assert ids_in(few) == [first]
        assert "\n\n1 answer more: `--most 2` lists them all.\n\nviva appeals accept ID" in few
        code, told, _ = await ask("appeals", "accept", first)
        assert code == 0
        assert "Written into content/kirov.md:\n     7    - or: **Lyonya**\n    16  - correct: it was" in told
        expected = KIROV.replace("Nikolayev**\n", "Nikolayev**\n  - or: **Lyonya**\n")
        expected += "- correct: it was Lyonya, I think\n"
        assert (tmp_path / "content" / "kirov.md").read_text("utf-8") == expected
        assert ids_in((await ask("appeals"))[1]) == [second]
        await until_ruled(viva, ["accepted", "accepted", None])
        await ana.says("/stop")
        await ana.says("/quiz")
        await ana.says("lyonya")
        ana.sees("Correct")
        code, told, _ = await ask("appeals", "accept", first)
        assert (code, "nothing to write" in told) == (0, True)
        assert (tmp_path / "content" / "kirov.md").read_text("utf-8") == expected
        everything = (await ask("appeals", "--all"))[1]
        assert f"{first}  2 learners, kirov/assassin, accepted" in everything


async def test_a_rejected_answer_is_not_listed_again_whoever_gives_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with teaching(tmp_path, monkeypatch, {"kirov": KIROV}) as (viva, ask, person):
        await contests(person(1), "a soldier")
        (name,) = ids_in((await ask("appeals"))[1])
        before = (tmp_path / "content" / "kirov.md").read_bytes()
        assert "is set aside" in (await ask("appeals", "reject", name))[1]
        assert await rulings(viva) == ["rejected"]
        assert (tmp_path / "content" / "kirov.md").read_bytes() == before
        await contests(person(2), "A soldier.")
        assert (await ask("appeals"))[1] == "No answer is waiting for a ruling (1 answer settled: --all).\n"
        assert f"{name}  2 learners, kirov/assassin, rejected" in (await ask("appeals", "--all"))[1]
        # The teacher may think again.
        assert (await ask("appeals", "accept", name))[0] == 0
        await until_ruled(viva, ["accepted", "accepted"])
        code, _, err = await ask("appeals", "reject", name)
        assert (code, "takes this answer" in err) == (1, True)


async def test_what_the_deck_no_longer_takes_may_be_rejected_after_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with teaching(tmp_path, monkeypatch, {"kirov": KIROV}) as (viva, ask, person):
        await contests(person(1), "a soldier")
        (name,) = ids_in((await ask("appeals"))[1])
        await viva.changes_deck("kirov", KIROV.replace("**Nikolayev**", "**Nikolayev / soldier**"))
        assert await rulings(viva) == ["accepted"]
        assert "takes this answer" in (await ask("appeals", "reject", name))[2]
        await viva.changes_deck("kirov", KIROV)
        assert await rulings(viva) == ["accepted"]
        assert "is set aside" in (await ask("appeals", "reject", name))[1]
        assert await rulings(viva) == ["rejected"]
        await contests(person(2), "a soldier")
        assert f"{name}  2 learners, kirov/assassin, rejected" in (await ask("appeals", "--all"))[1]
        await viva.changes_deck("kirov", KIROV.replace("#assassin", "#killer"))
        assert "Question: it is no longer in the deck\n" in (await ask("appeals", "--all"))[1]


async def test_a_rejected_answer_may_become_a_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with teaching(tmp_path, monkeypatch, {"kirov": KIROV}) as (viva, ask, person):
        await contests(person(1), "a soldier")
        (name,) = ids_in((await ask("appeals"))[1])
        assert "- incorrect: a soldier" in (await ask("appeals", "reject", name, "--sample"))[1]
        assert (tmp_path / "content" / "kirov.md").read_text("utf-8") == KIROV + "- incorrect: a soldier\n"
        assert await rulings(viva) == ["rejected"]
        for words in ([], ["--keywords", "**soldier**"]):  # no other words could help
            code, _, err = await ask("appeals", "accept", name, *words)
            assert (code, err.partition(";")[0]) == (1, "The sample of line 15 says otherwise of this answer")


async def test_what_a_wording_takes_besides_is_told_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kings = "# Kings\n\n### Which king was beheaded? {#who}\n\n- **Louis XVI**\n- not: **Louis XIV**\n"
    async with teaching(tmp_path, monkeypatch, {"kings": kings}) as (_, ask, person):
        await contests(person(1), "king louis")
        (name,) = ids_in((await ask("appeals"))[1])
        assert "    mind: `**louis**` takes “Louis XV”" in (await ask("suggest", "kings/who"))[1]
        code, told, _ = await ask("appeals", "accept", name)
        assert (code, "\n\nMind: `**louis**` takes “Louis XV”, “Louis XVII”, “Louis XIV”" in told) == (
            0,
            True,
        )
        assert "put a wording in its place that wants another word beside it" in told


async def test_what_was_taken_back_waits_for_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with teaching(tmp_path, monkeypatch, {"kirov": KIROV}) as (_, ask, person):
        ana = person(1)
        await contests(ana, "a soldier")
        await ana.taps("Undo “I was right”")
        assert (await ask("appeals"))[1].startswith("No answer is waiting")
        assert "kirov/assassin, taken back" in (await ask("appeals", "--all"))[1]
        await ana.taps("I was right")
        assert len(ids_in((await ask("appeals"))[1])) == 1


async def test_a_ruling_that_cannot_be_written_is_told_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.database.BUSY_MS", 10)
    async with teaching(tmp_path, monkeypatch, {"kirov": KIROV}) as (viva, ask, person):
        await contests(person(1), "a soldier")
        (name,) = ids_in((await ask("appeals"))[1])
        with closing(sqlite3.connect(tmp_path / "viva.sqlite3")) as other:
            other.execute("BEGIN IMMEDIATE")
            code, out, err = await ask("appeals", "reject", name)
        assert (code, out, "database is locked" in err) == (1, "", True)
        assert await rulings(viva) == [None]
        assert (await ask("appeals", "reject", name))[0] == 0


async def test_a_deck_mended_by_hand_settles_its_appeals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with teaching(tmp_path, monkeypatch, {"kirov": KIROV}) as (viva, ask, person):
        await contests(person(1), "a soldier")
        (name,) = ids_in((await ask("appeals"))[1])
        mended = KIROV.replace("**Nikolayev**", "**Nikolayev / soldier**")
        await viva.changes_deck("kirov", mended)
        assert await rulings(viva) == ["accepted"]
        assert ids_in((await ask("appeals"))[1]) == []
        _, told, _ = await ask("appeals", "accept", name)
        assert "or:" not in told
        assert (tmp_path / "content" / "kirov.md").read_text("utf-8") == mended + "- correct: a soldier\n"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("not Nikolaev", "It denies a point (“not … Nikolaev”)"),
        ("Ezhov, Yezhov", "which the card lists as wrong (`not: Yezhov`)"),
        ("Nikolaev or Trotsky", "It hedges between answers that exclude each other."),
        ("Trotsky or Lenin", "It offers several candidates where one is wanted."),
        ("Sergei Kirov", "It only repeats words of the question."),
        ("party member", "(“a party member”, incorrect) would come out as correct"),
        (
            "somebody small from a town near the river whose wife had left him for another",
            'Say which of them count, for example --keywords "**these words**".',
        ),
    ],
)
async def test_what_can_t_be_accepted_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, says: str
) -> None:
    async with teaching(tmp_path, monkeypatch, {"kirov": KIROV}) as (_, ask, person):
        await contests(person(1), answer)
        (name,) = ids_in((await ask("appeals"))[1])
        code, out, err = await ask("appeals", "accept", name)
        assert (code, out) == (1, "")
        assert says in err
        assert (tmp_path / "content" / "kirov.md").read_text("utf-8") == KIROV


async def test_the_teacher_may_word_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with teaching(tmp_path, monkeypatch, {"kirov": KIROV}) as (_, ask, person):
        await contests(
            person(1), "a party man from a small town near the river who had lost his job and his wife"
        )
        (name,) = ids_in((await ask("appeals"))[1])
        code, _, err = await ask("appeals", "accept", name, "--keywords", "the **general**")
        assert (code, "doesn't find the wording `the **general**`" in err) == (1, True)
        code, _, err = await ask("appeals", "accept", name, "--keywords", "** **")
        assert code == 1
        assert (await ask("appeals", "accept", name, "--keywords", "a **party man / communist**"))[0] == 0
        assert "  - or: a **party man / communist**\n" in (tmp_path / "content" / "kirov.md").read_text(
            "utf-8"
        )


async def test_on_a_card_of_several_points_the_messages_add_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with teaching(tmp_path, monkeypatch, {"control": CONTROL}) as (viva, ask, person):
        ana, ben = person(1), person(2)
        for one in (ana, ben):
            await one.says("/quiz control guards")
        for text in ("the priests", "police!", "frontier men at the borders"):
            await ana.says(text)
        await ana.says("camp wardens")
        await ana.taps("I was right")
        await ben.says("constables and wardens")
        await ben.taps("I was right")
        listing = (await ask("appeals", "control/guards"))[1]
        first, second = ids_in(listing)
        assert "Answer:   “police! frontier men at the borders. camp wardens”" in listing
        assert "Partly right; missing: The gulag guards" in listing
        assert (await ask("appeals", "accept", first))[0] == 0
        text = (tmp_path / "content" / "control.md").read_text("utf-8")
        assert "- The **gulag** guards\n  - or: **camp wardens**\n" in text
        assert "- correct: police! frontier men at the borders. camp wardens\n" in text
        code, _, err = await ask("appeals", "accept", second)
        assert code == 1
        assert "lacks several points" in err
        assert "  1  The civilian police (line 9)\n" in err
        assert (await ask("appeals", "accept", second, "--point", "9"))[0] == 1
        code, _, err = await ask("appeals", "accept", second, "--point", "1")
        assert (code, "may say more than one of them" in err) == (1, True)
        code, told, _ = await ask("appeals", "accept", second, "--point", "1", "--keywords", "**constables**")
        assert (code, "partly right" in told) == (0, True)
        assert "- partial: constables and wardens\n" in (tmp_path / "content" / "control.md").read_text(
            "utf-8"
        )
        await until_ruled(viva, ["accepted", "accepted"])
        assert ids_in((await ask("appeals"))[1]) == []


async def test_an_appeal_that_comes_while_the_deck_is_written_counts_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with teaching(tmp_path, monkeypatch, {"kirov": KIROV}) as (viva, ask, person):
        await contests(person(1), "lyonya")
        ben = person(2)
        await ben.says("/quiz")
        await ben.says("Lyonya")
        (name,) = ids_in((await ask("appeals"))[1])
        assert (await ask("appeals", "accept", name))[0] == 0
        await until_ruled(viva, ["accepted"])
        await ben.taps("I was right")
        assert ids_in((await ask("appeals"))[1]) == []
        assert f"{name}  2 learners, kirov/assassin, accepted" in (await ask("appeals", "--all"))[1]


async def test_what_learners_type_can_t_steer_a_terminal_or_a_deck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with teaching(tmp_path, monkeypatch, {"kirov": KIROV}) as (_, ask, person):
        await contests(person(1), "\x1b]Lyonya\x07\n# **\u202e{#assassin} <!--")
        _, listing, _ = await ask("appeals")
        (name,) = ids_in(listing)
        assert "Answer:   “]Lyonya # **{#assassin} <!--”\n" in listing
        assert (await ask("appeals", "accept", name, "--keywords", "**Lyonya**"))[0] == 0
        text = (tmp_path / "content" / "kirov.md").read_text("utf-8")
        assert text.endswith("\n- correct: ]Lyonya # **{#assassin} <!--\n")


async def test_a_card_or_deck_that_is_gone_or_broken_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with teaching(tmp_path, monkeypatch, {"kirov": KIROV}) as (viva, ask, person):
        await contests(person(1), "lyonya")
        (name,) = ids_in((await ask("appeals"))[1])
        file = tmp_path / "content" / "kirov.md"
        file.write_text(KIROV.replace("- incorrect: a", "- incorrect: nikolaev, a"), "utf-8")
        code, _, err = await ask("appeals", "accept", name)
        assert (code, err.splitlines()[0]) == (1, "The deck “kirov” has errors; mend them first:")
        file.write_text("no title\n", "utf-8")
        assert "The deck “kirov” has errors, so its appeals may be settled" in (await ask("appeals"))[1]
        await viva.changes_deck("kirov", KIROV.replace("#assassin", "#killer"))
        assert f"`viva appeals reject {name}` sets it aside" in (await ask("appeals"))[1]
        code, _, err = await ask("appeals", "accept", name)
        assert (code, err) == (1, "The deck “kirov” has no card “assassin”.\n")
        assert (await ask("appeals", "reject", name))[0] == 0
