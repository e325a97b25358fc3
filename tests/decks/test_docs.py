"""The guide for authors shows decks that work."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import make_app
from bot.decks.lint import MAX_ABOUT, MAX_CLOSING, MAX_EXPLANATION, MAX_QUESTION, lint
from bot.decks.parse import MAX_CHARACTERS, MAX_TITLE, parse

GUIDE = (Path(__file__).parents[2] / "docs" / "decks.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```markdown\n(.*?)```", GUIDE, re.DOTALL)


def complete(example: str) -> str:
    """Make a deck of an example that shows only a part of one."""
    text = example.replace("\n...\n", "\n- **Nikolaev**\n")
    if not re.search(r"^##+ ", text, re.MULTILINE):
        text = f"## Q? {{#q}}\n\n{'' if text.startswith('- not:') else '- Leonid **Nikolaev**'}\n\n{text}"
    return text if re.search(r"^# ", text, re.MULTILINE) else f"# T\n\n{text}"


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_can_be_read(example: str) -> None:
    assert list(parse(complete(example), "deck").cards)


def test_the_first_example_is_a_whole_deck_and_sound() -> None:
    assert lint(parse(EXAMPLES[0], "capitals")) == []


@pytest.mark.parametrize(
    "limit", [MAX_TITLE, MAX_ABOUT, MAX_QUESTION, MAX_EXPLANATION, MAX_CLOSING, MAX_CHARACTERS]
)
def test_the_rules_name_every_limit(limit: int) -> None:
    assert f"{limit:,}" in GUIDE[GUIDE.index("## `viva check`") :]


@pytest.mark.parametrize("mark", ["or:", "partly:", "within:", "optional:", "not:", "Samples:", "Source:"])
def test_every_mark_is_shown(mark: str) -> None:
    assert any(mark in example for example in EXAMPLES)


def test_the_findings_it_shows_are_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = EXAMPLES[0].replace(" {#austria}", "").replace("  - or:", "- or:")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "capitals.md").write_text(deck, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    shown = re.search(r"\$ viva check\n(.*?)```", GUIDE, re.DOTALL)
    assert shown is not None
    assert CliRunner().invoke(make_app(), ["check"]).output == shown[1]


def test_the_trace_it_shows_is_what_is_printed(tmp_path: Path) -> None:
    card = next(example for example in EXAMPLES if "{#q-tukhachevsky}" in example)
    (tmp_path / "purges.md").write_text(complete(card), encoding="utf-8")
    shown = re.search(r'\$ viva grade --explain (\S+) "(.*?)"\n(.*?)```', GUIDE, re.DOTALL)
    assert shown is not None
    result = CliRunner().invoke(
        make_app(), ["grade", "--explain", "--content", str(tmp_path), shown[1], shown[2]]
    )
    assert result.stdout == shown[3]
