"""What `viva suggest` makes of the answers that many gave, or that somebody contests."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.conversations.decks import CONTROL
from tests.conversations.teaching import KIROV, contests, ids_in, teaching


async def test_suggestions_come_from_many_or_from_who_contests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with teaching(tmp_path, monkeypatch, {"kirov": KIROV}) as (_, ask, person):
        given = ["a soldier", "Soldiers!", "only mine", "yezhov", "Ezhov or Yezhov", "member!", "not him"]
        others = ["soldiers", "yezhov", "party member", "a member", "not him", "Kirov"]
        for number in (1, 2):
            one = person(number)
            await one.says("/quiz")
            for answer in given if number == 1 else others:
                await one.says(answer)
            await one.says("/stop")
        await contests(person(3), "Lyonya")
        (name,) = ids_in((await ask("appeals"))[1])
        code, told, _ = await ask("suggest", "kirov/assassin")
        assert code == 0
        assert told == (
            "Who shot Sergei Kirov?\ncontent/kirov.md:3\n\n"
            "“a soldier” (also “Soldiers!”, “soldiers”): 2 learners\n"
            "  below line 5, “Leonid Nikolaev”:\n"
            "    - or: **soldier**\n"
            "    all 2 samples still pass\n\n"
            "“member!” (also “a member”): 2 learners\n"
            "  below line 5, “Leonid Nikolaev”:\n"
            "    - or: **member**\n"
            "    but the sample of line 14 (“a party member”, incorrect) would come out as correct (1.00)\n\n"
            "“Lyonya”: 1 learner, contested\n"
            "  below line 5, “Leonid Nikolaev”:\n"
            "    - or: **Lyonya**\n"
            "    all 2 samples still pass\n"
            f"    viva appeals accept {name}\n"
        )
        assert not any(private in told for private in ("1001", "1003", "mine", "party member”:"))
        for which in ([], ["kirov"]):
            assert (await ask("suggest", *which))[1] == told
        few = (await ask("suggest", "kirov/assassin", "--most", "1"))[1]
        assert few == told[: told.index("“member!”")] + "2 answers more to look at: `--most 3`.\n"
        assert (await ask("appeals", "reject", name))[0] == 0
        assert "Lyonya" not in (await ask("suggest", "kirov/assassin"))[1]


async def test_on_a_card_of_several_points_a_suggestion_is_made_for_each_that_may_be_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with teaching(tmp_path, monkeypatch, {"control": CONTROL}) as (_, ask, person):
        for number in (1, 2):
            one = person(number)
            await one.says("/quiz control guards")
            for answer in ("police", "police and spies", "wardens"):
                await one.says(answer)
        await person(2).taps("I was right")
        (name,) = ids_in((await ask("appeals"))[1])
        code, told, _ = await ask("suggest", "control/guards")
        assert (code, "spies" in told) == (0, True)
        # The one who contested had said "police" before, so two points are left to choose from.
        assert "“police. police and spies. wardens”: 1 learner, contested\n" in told
        for line, point in ((10, "The gulag guards"), (11, "The border guards")):
            assert f"  below line {line}, “{point}”:\n" in told
        command = f"viva appeals accept {name} --point 3 --keywords '**spies**. **wardens**'\n"
        assert command in told
        assert (await ask(*shlex.split(command)[1:]))[0] == 0
        # "police and spies" has a point; the bare "wardens" has none, and two gave it.
        assert (
            "“wardens”: 2 learners\n"
            "  which of these points it says, if any, is for you to tell:\n"
            "  below line 9, “The civilian police”:\n    - or: **wardens**\n" in told
        )
