"""What a deck's author is told: counts over quizzes and battles, what is missed, what is not recognised."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.core.cards import Outcome
from bot.errors import VivaError
from bot.services.appeals import State
from bot.services.reporting import CardReport, report_on
from bot.services.shelf import Shelf
from bot.storage.appeals import Ruling, record_ruling
from bot.storage.database import Database
from tests.services.asked import NOW, PURGES, take_up
from tests.storage.fresh import fresh_database

pytestmark = pytest.mark.unmeasured


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    opened = fresh_database(tmp_path)
    yield opened
    await opened.close()


def told(card: CardReport) -> tuple[int, list[int], list[int]]:
    """How often a card was asked, and its verdicts: right, partly right, not right."""
    outcomes = (Outcome.CORRECT, Outcome.PARTIAL, Outcome.INCORRECT)
    counts = card.counts
    return counts.asked, [counts.first[one] for one in outcomes], [counts.last[one] for one in outcomes]


async def test_a_question_counts_once_by_its_first_answer_and_by_what_it_came_to(
    database: Database, tmp_path: Path
) -> None:
    async with database.write() as session:
        asked = await take_up(session, tmp_path / "content", "purges", PURGES)
        asked.quiz("two", "Mandelstam", "Akhmatova")
        asked.quiz("two", "no idea", "Akhmatova", by=2)
        asked.quiz("two", "Akhmatova and Mandelstam", by=3)
        asked.quiz("two", by=4)
        asked.quiz("who", "Nikolaev")
        await session.commit()
    report = await report_on(database, Shelf(tmp_path / "content"), "purges")
    two, who = report.cards
    assert (two.key, told(two)) == ("two", (4, [1, 1, 1], [2, 1, 0]))
    assert [(one.point, one.times, one.chances) for one in two.missed] == [("Mandelstam", 1, 3)]
    assert (who.key, told(who)) == ("who", (1, [1, 0, 0], [1, 0, 0]))
    assert (report.title, report.unasked, report.is_readable) == ("Purges <b>", 2, True)


async def test_a_battle_counts_rounds_as_asked_and_players_by_their_best_answer(
    database: Database, tmp_path: Path
) -> None:
    async with database.write() as session:
        asked = await take_up(session, tmp_path / "content", "purges", PURGES)
        asked.battle(
            ("two", [(1, "hm"), (2, "Mandelstam"), (1, "Akhmatova"), (1, "who else")]),
            ("who", [(1, "Yezhov")]),
            ("two", [(1, "Mandelstam and Akhmatova"), (2, "Mandelstam")]),
        )
        await session.commit()
    report = await report_on(database, Shelf(tmp_path / "content"), "purges")
    who, two = report.cards
    assert (who.key, told(who)) == ("who", (1, [0, 0, 1], [0, 0, 1]))
    assert (two.key, told(two)) == ("two", (2, [1, 2, 1], [1, 3, 0]))
    assert two.missed == ()  # in each round somebody named each point
    assert [(one.point, one.times, one.chances) for one in who.missed] == [("Leonid Nikolaev", 1, 1)]


async def test_a_question_of_the_day_counts_like_a_round(database: Database, tmp_path: Path) -> None:
    async with database.write() as session:
        asked = await take_up(session, tmp_path / "content", "purges", PURGES)
        asked.daily(
            "two", (1, "hm"), (2, "Mandelstam, old Pasternak"), (1, "Mandelstam"), (3, "old pasternak")
        )
        await session.commit()
    (two,) = (await report_on(database, Shelf(tmp_path / "content"), "purges")).cards
    assert told(two) == (1, [0, 1, 2], [0, 2, 1])
    assert [(one.point, one.times, one.chances) for one in two.missed] == [("Akhmatova", 1, 1)]
    assert [one.text for one in two.phrases] == ["old Pasternak"]


async def test_of_a_card_that_wants_some_of_its_points_a_right_answer_misses_none(
    database: Database, tmp_path: Path
) -> None:
    async with database.write() as session:
        asked = await take_up(session, tmp_path / "content", "purges", PURGES)
        asked.quiz("any", "Babel")
        asked.quiz("any", "Tolstoy", by=2)
        await session.commit()
    (card,) = (await report_on(database, Shelf(tmp_path / "content"), "purges")).cards
    assert [(one.point, one.times) for one in card.missed] == [("Babel", 1), ("Pilnyak", 1)]


async def test_a_phrase_is_told_once_two_wrote_it_and_the_card_recognises_nothing_in_it(
    database: Database, tmp_path: Path
) -> None:
    async with database.write() as session:
        asked = await take_up(session, tmp_path / "content", "purges", PURGES)
        asked.quiz("two", "Mandelstam, old Pasternak!", "my name is Nadia1", by=1)
        asked.quiz("two", "Old  Pasternak; Mandelstam", "no idea", by=2)
        asked.quiz("two", "no idea", by=3)
        asked.battle(("two", [(4, "old pasternak"), (5, "Bulgakov"), (1, "Bulgakov")]))
        asked.quiz("who", "Yezhov", by=1)
        asked.quiz("who", "Yezhov", by=2)
        await session.commit()
    report = await report_on(database, Shelf(tmp_path / "content"), "purges")
    phrases = {card.key: [(one.text, one.learners) for one in card.phrases] for card in report.cards}
    assert phrases == {"who": [], "two": [("old Pasternak", 3), ("Bulgakov", 2)]}
    assert "Nadia" not in repr(report)
    assert "77000" not in repr(report)


async def test_appeals_stand_as_viva_appeals_lists_them(database: Database, tmp_path: Path) -> None:
    async with database.write() as session:
        asked = await take_up(session, tmp_path / "content", "purges", PURGES)
        rejected = asked.quiz("who", "a soldier", contested=True)
        asked.quiz("who", "A soldier!", by=2, contested=True)
        asked.quiz("who", "Lyonya", by=3, contested=True)
        asked.quiz("who", "Lyonya", by=4, contested=True)
        await session.flush()
        await record_ruling(session, [rejected], Ruling.REJECTED, NOW)
        await session.commit()
    shelf = Shelf(tmp_path / "content")
    (card,) = (await report_on(database, shelf, "purges")).cards
    assert card.appeals == {State.OPEN: 1, State.REJECTED: 1}


async def test_a_card_that_is_gone_is_told_and_other_decks_are_left_out(
    database: Database, tmp_path: Path
) -> None:
    async with database.write() as session:
        asked = await take_up(session, tmp_path / "content", "purges", PURGES)
        asked.quiz("when", "1936")
        other = await take_up(session, tmp_path / "content", "other", PURGES)
        other.quiz("when", "1934")
        await session.commit()
    async with database.write() as session:
        await take_up(session, tmp_path / "content", "purges", PURGES[: PURGES.index("### When")])
        await session.commit()
    report = await report_on(database, Shelf(tmp_path / "content"), "purges")
    assert [(card.key, card.is_retired, card.counts.asked) for card in report.cards] == [("when", True, 1)]
    assert report.unasked == 3


async def test_a_point_is_missed_only_since_the_card_has_it(database: Database, tmp_path: Path) -> None:
    async with database.write() as session:
        asked = await take_up(session, tmp_path / "content", "purges", PURGES)
        asked.quiz("when", "1936")
        await session.commit()
    async with database.write() as session:
        changed = PURGES.replace("- **1934**", "- **1934**\n- in **December**")
        asked = await take_up(session, tmp_path / "content", "purges", changed)
        asked.quiz("when", "1934", by=2)
        await session.commit()
    (card,) = (await report_on(database, Shelf(tmp_path / "content"), "purges")).cards
    missed = [(one.point, one.times, one.chances) for one in card.missed]
    assert missed == [("1934", 1, 2), ("in December", 1, 1)]


async def test_no_other_decks_answers_are_read(database: Database, tmp_path: Path) -> None:
    async with database.write() as session:
        asked = await take_up(session, tmp_path / "content", "purges", PURGES)
        asked.quiz("when", "1936")
        await session.commit()
    statements: list[tuple[str, object]] = []
    engine = database._reader.sync_engine

    def note(_: object, __: object, statement: str, parameters: object, *___: object) -> None:
        statements.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    await report_on(database, Shelf(tmp_path / "content"), "purges")
    event.remove(engine, "before_cursor_execute", note)
    assert len(statements) > 8
    async with database.read() as session:
        connection = await session.connection()
        for statement, parameters in statements:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
            steps = [str(step) for step in plan.scalars("detail")]
            read = ("questions", "answers", "battle_answers", "daily_answers", "appeals")
            whole = [step for step in steps if step.startswith(tuple(f"SCAN {table}" for table in read))]
            assert whole == [], statement


@pytest.mark.parametrize(
    ("slug", "says"),
    [
        ("purgse", "There is no deck “purgse” (near: purges). There are: new, purges."),
        ("purges", "Nothing was asked of the deck “purges” yet."),
        ("new", "Nothing was asked of the deck “new” yet: the bot has not taken it up."),
    ],
)
async def test_a_deck_that_there_is_no_report_on_is_told(
    database: Database, tmp_path: Path, slug: str, says: str
) -> None:
    async with database.write() as session:
        await take_up(session, tmp_path / "content", "purges", PURGES)
        await session.commit()
    (tmp_path / "content" / "new.md").write_text(PURGES, "utf-8")
    with pytest.raises(VivaError) as caught:
        await report_on(database, Shelf(tmp_path / "content"), slug)
    assert str(caught.value) == says
