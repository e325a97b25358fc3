"""Decks as their authors write them, and what they are told of them."""

from bot.decks.lint import lint_text

HEAD = "# T\n\n## Who shot Kirov in 1934? {#q}\n\n"
SAMPLES = "\nSamples:\n\n- incorrect: no idea\n"


def warnings_of(text: str) -> list[tuple[int, str]]:
    """Return the lines and texts of what `viva check` warns of in a sound deck."""
    _, findings = lint_text(text, "deck", "deck.md", None, advise=True)
    assert all(finding.warning for finding in findings), findings
    return [(finding.line, str(finding)) for finding in findings]


def card(points: str, question: str = "Who shot Kirov in 1934?", card_id: str = "q") -> str:
    """Return a card with a sample, as an author writes it."""
    return f"## {question} {{#{card_id}}}\n\n{points}{SAMPLES}\n"


def deck(*cards: str) -> str:
    """Return a deck of some cards."""
    return "# T\n\n" + "".join(cards)
