"""How a battle looks when many play."""

from __future__ import annotations

import pytest

from bot.core import battles, lobby
from bot.core.battles import Rules
from bot.core.grading import compile_card, grade
from bot.core.rounds import Closing, Mode, aim_of
from bot.decks.parse import parse
from bot.services.bank import BankCard
from bot.services.battles import Closed, Sealed
from bot.services.ranking import rank
from bot.storage.arena import Running
from bot.storage.battles import Battle
from bot.storage.decks import StoredCard
from bot.telegram.turn import in_parts
from bot.telegram.views.battle import MOST_ANSWERS, show_closed
from bot.telegram.words import words_for
from tests.core.games import START

DECK = (
    """\
# Cities

### Which cities were renamed? {#cities}

- **Leningrad**
- **Stalingrad**
- **Gorky**

> """
    + "He had them renamed. " * 30
)


@pytest.mark.parametrize("players", [3, 13, MOST_ANSWERS])
@pytest.mark.parametrize("times", [1, 3])
def test_all_sealed_answers_are_shown_in_one_message(players: int, times: int) -> None:
    (card,) = parse(DECK + "He had them renamed. " * 30 * (times - 1), "cities").cards
    rubric = compile_card(card, "en")
    text = "They were Leningrad, Stalingrad and also Gorky, as far as I remember. " * 5
    verdict = grade(rubric, text)
    answers = tuple(Sealed(f"{n} {'Maximiliana' * 5}", text, verdict, 30) for n in range(players))
    game = battles.ask(lobby.open_lobby(Rules(mode=Mode.SEALED), 1, START), 7, aim_of(card), START)
    ranking = rank((f"{n} {'Maximiliana' * 5}", 30.0, 0) for n in range(10))
    bank_card = BankCard(StoredCard(7, "", card, 1, "cities", "Cities", "en", ""), rubric)
    closed = Closed(
        Running(Battle(), game), 1, bank_card, Closing.ANSWERED, (None, None, None), answers, ranking
    )
    message = show_closed(words_for("en"), closed)
    assert len(in_parts(message)) == 1
    assert message.text.count("+30: “They were Leningrad") == players
    assert ("He had them renamed." in message.text) == (times == 1 or players == 3)
