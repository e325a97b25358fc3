"""Names and answers that are meant to break something stay words."""

from __future__ import annotations

from pathlib import Path

from tests.conversations.conftest import Person, running
from tests.conversations.decks import CONTROL, KIROV

TRAPS = (
    "<b>bold</b> & <script>alert(1)</script>",
    "{name} {0} %s \\ `code` **bold** _x_",
    "\u202egnol\u202d \u2066isolate",
    "👩‍👩‍👧‍👦" * 300,
    "a" * 4096,
    "not " * 1024,
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "0\ufe0f\u20e3 1,000,000,000,000,000,000,000 " * 60,
    "𝕹𝖎𝖐𝖔𝖑",
)


async def test_hostile_names_answers_and_arguments_stay_inert(tmp_path: Path) -> None:
    async with running(tmp_path, {"kirov": KIROV, "control": CONTROL}, admin_chat=1003) as viva:
        host = Person(viva, 1003, 1003)
        await host.says("/help")
        joined = await viva.telegram.join("<b>Eve</b> & \u202eevE\u202c")
        eve = Person(viva, joined.id, joined.id)
        await eve.says("/start")
        eve.sees("Hello <b>Eve</b> & evE, I'm Viva")
        for trap in TRAPS:
            await eve.says(f"/quiz {trap}"[:4096])
            eve.sees("I have no deck called “")
            assert "\u202e" not in eve.text
        await eve.says("/quiz kirov")
        for trap in TRAPS:
            await eve.says("It was not Nikolaev " + trap[:4000])
            eve.sees("Not yet")
            assert "\u202e" not in eve.text
        await eve.says("a" * 4096)
        eve.sees("Not yet")
        await eve.says("Yezhov " + "<i>&" * 900)
        await eve.taps("I was right")
        host.sees("“I was right” on kirov/assassin", "<i>&<i>&")
        await eve.says("/settings")
        await eve.taps("Time zone")
        for trap in TRAPS[1:4]:
            await eve.says(trap)
            eve.sees("I know no city or time zone called “")
            assert "\u202e" not in eve.text


async def test_quotes_of_the_learner_are_cut(tmp_path: Path) -> None:
    async with running(tmp_path, {"control": CONTROL}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz control guards")
        await ana.says("police " * 500 + "not\u202e " + "the gulag " * 40)
        ana.sees("✓ The civilian police")
        assert all(len(line) < 150 for line in ana.text.splitlines())
        assert "\u202e" not in ana.text


async def test_a_deck_of_the_longest_texts_is_shown_in_parts(tmp_path: Path) -> None:
    explanation = " ".join(["**A <b>bold</b> & *long* tale**"] * 62)
    words = [f"w{n}" + "xyz" * 16 + f"w{n}" for n in range(20)]
    points = "\n".join(f"- **{word}**" for word in words)
    deck = f"# Long & <long>\n\n### What is it? {{#long}}\n\n{points}\n\n> {explanation}\n"
    async with running(tmp_path, {"long": deck}) as viva:
        ana = Person(viva, 1001, 1001)
        await ana.says("/quiz")
        ana.sees("Long & <long>")
        await ana.says(" ".join(words[:19]))
        ana.sees("1 more point.")
        await ana.says("?")
        ana.sees("Here it is", "A <b>bold</b> & long tale", "0 of 1 right")
        assert len(ana.news) > 2
