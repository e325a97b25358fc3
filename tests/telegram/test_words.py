"""The catalogue: every text is used, every used text exists, and it counts as people do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.core.battles import Ending
from bot.core.cards import Outcome
from bot.core.days import Sign
from bot.core.grading.trace import Rule
from bot.core.grading.verdict import How
from bot.core.rounds import Closing, Mode
from bot.services.claiming import Seal
from bot.services.progress import Stage
from bot.services.ranking import Period
from bot.telegram.commands import GROUP_COMMANDS, PRIVATE_COMMANDS
from bot.telegram.dispatch import COMMANDS, IN_GROUPS
from bot.telegram.words import languages, words_for

ROOT = Path(__file__).parents[2]
SOURCES = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "bot" / "telegram").rglob("*.py")))
NAMED = {
    *re.findall(r'"([a-z_]+(?:\.[a-z_]+)+)"', SOURCES),
    *(f"commands.{name}" for name in PRIVATE_COMMANDS),
    *(f"group_commands.{name}" for name in GROUP_COMMANDS),
    *(f"battle.mode.{mode}" for mode in Mode),
    *(f"battle.option.{name}" for name in (*Mode, "rounds", "seconds", "mode", "teams")),
    *(f"battle.closing.{closing}" for closing in Closing),
    *(f"battle.ending.{ending.replace(' ', '_')}" for ending in Ending),
    *(f"battle.{seal}" for seal in (Seal.SEALED, Seal.LATE, Seal.OVER)),
    *(f"top.{period}" for period in Period),
    *(f"streak.came_to.{sign}" for sign in Sign),
    *(f"streak.sign.{sign}" for sign in Sign),
    *(f"stats.stage.{stage}" for stage in Stage),
    *(f"verdict.{outcome}" for outcome in Outcome),
    *(f"why.{rule.name.lower()}" for rule in Rule),
    "why.half",
    *(f"why.how.{how.value}" for how in How if how is not How.EXACT),
    *(f"closed.{key}" for key in ("revealed", "skipped", "contested", "moved_on")),
}
FORMS = ("zero", "one", "two", "few", "many", "other")


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_text_is_used_and_every_used_text_exists(language: str) -> None:
    texts = {re.sub(rf"\.({'|'.join(FORMS)})$", "", key) for key in words_for(language).keys()}  # noqa: SIM118 - Words is no dict
    unused = texts - NAMED
    assert not unused
    catalogue = {key for key in NAMED if key.partition(".")[0] in {text.partition(".")[0] for text in texts}}
    missing = catalogue - texts
    assert not missing


@pytest.mark.parametrize("language", sorted(languages()))
def test_what_is_counted_has_a_form_for_every_number(language: str) -> None:
    words = words_for(language)
    counted = {key.rpartition(".")[0] for key in words.keys() if key.rpartition(".")[2] in FORMS}  # noqa: SIM118 - the same
    assert counted
    for key in counted:
        for n in (0, 1, 2, 5, 11, 21, 101, 1_000):
            assert words.number(n) in words.count(key, n)


def test_plurals_and_unknown_languages() -> None:
    words = words_for("fr-CA" if "fr" not in languages() else None)
    assert words.count("verdict.missing", 1) == "1 more point."
    assert words.count("verdict.missing", 2) == "2 more points."
    assert words.count("decks.cards", 1_200) == "1,200 cards"
    assert words("settings.deck_set", deck="<b> & {x}") == "Your deck is &lt;b&gt; &amp; {x}. /quiz begins."


def test_a_catalogue_is_kept_once_whatever_codes_its_readers_have() -> None:
    assert words_for("en") is words_for(None) is words_for("en-GB") is words_for("EN")


def test_every_command_has_a_handler_a_description_and_a_place_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert tuple(COMMANDS) == PRIVATE_COMMANDS
    assert tuple(IN_GROUPS) == GROUP_COMMANDS
    for table, names in (("commands", PRIVATE_COMMANDS), ("group_commands", GROUP_COMMANDS)):
        for name in names:
            assert f"`/{name}" in readme, name
            assert 0 < len(words_for(None)(f"{table}.{name}")) <= 256


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_rule_that_decides_a_point_is_told_as_it_stands(language: str) -> None:
    assert all(words_for(language)(f"why.{rule.name.lower()}") for rule in Rule)
