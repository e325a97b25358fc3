"""A running bot tells how it is doing, in a file, and never a secret."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.delivery import health as health_module
from bot.delivery.health import FULL_FETCH, Health, HealthFile, health_beside, read_health
from bot.playground.server import Playground
from tests.delivery.conftest import TOKEN, eventually, let_write, nothing_waits, now
from tests.delivery.echo import ANA
from tests.delivery.test_intake import Life
from tests.storage.fresh import fresh_database


async def test_the_file_follows_what_befalls_a_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health_module, "WRITE_SECONDS", 0.02)
    database = fresh_database(tmp_path)
    assert database.file is not None
    file = health_beside(database.file)

    def told() -> Health:
        health = read_health(file)
        assert health is not None
        return health

    async with Playground() as telegram:
        life = Life(telegram, database)
        life.begin()
        await telegram.say(ANA, ANA, "hello")
        await eventually(lambda: file.exists() and told().handled == 1)
        assert told().bot == "@viva_playground_bot"
        assert told().behind_seconds is not None
        await eventually(lambda: nothing_waits(database))  # else the sender may be the last to fail
        await let_write(database, allowed=False)
        await telegram.say(ANA, ANA, "are you there?")
        await eventually(lambda: told().refused is not None)
        assert "readonly" in str(told().refused)
        assert "takes no answers" in str(told().last_error)
        assert told().in_hand == 1
        await let_write(database, allowed=True)
        await eventually(lambda: told().refused is None)
        assert told().handled == 2
    await eventually(lambda: told().unreachable is not None)
    assert told().ended_at is None
    await life.end()
    assert told().ended_at is not None
    await database.close()


def test_the_last_error_outlives_the_run_and_holds_no_secret_and_no_learner_s_words(tmp_path: Path) -> None:
    file = tmp_path / "health.json"
    with HealthFile(file):
        logging.getLogger("x").warning("no error")
        logging.getLogger("x").error(
            "failed with %s: %s", TOKEN, ValueError("my answer"), exc_info=ValueError("my answer")
        )
    with HealthFile(file) as kept:
        assert kept.health.last_error is not None
        assert kept.health.last_error.why == "failed with <hidden>: ValueError"
    assert TOKEN not in file.read_text()


def test_a_place_that_can_t_be_written_is_told_once_and_harms_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with HealthFile(tmp_path / "nowhere" / "health.json"):
        pass
    assert caplog.text.count("the health file can't be written") == 1


def test_a_full_fetch_means_that_others_wait_and_age_is_that_of_the_newest_message() -> None:
    health = Health()
    at = now()
    updates = [{"update_id": n, "message": {"date": int(at.timestamp()) - n}} for n in range(FULL_FETCH)]
    health.fetched(updates)
    assert (health.in_hand, health.more_wait) == (FULL_FETCH, True)
    health.committed([*updates, {"update_id": 1, "callback_query": {}}, {"update_id": 2, "message": 5}], at)
    assert (health.in_hand, health.handled) == (0, FULL_FETCH + 2)
    assert health.behind_seconds == pytest.approx(at.timestamp() % 1, abs=0.01)


def test_a_database_that_takes_a_sign_of_life_is_no_longer_said_to_take_nothing() -> None:
    health = Health()
    health.could_not_write("database or disk is full")
    assert health.refused is not None
    health.wrote()
    assert health.refused is None
