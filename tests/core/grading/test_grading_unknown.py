"""An answer that says no more than that one doesn't know, in each language."""

import pytest

from bot.core.grading import compile_references, says_unknown


@pytest.mark.parametrize(
    ("language", "answer", "expected"),
    [
        ("en", "Dunno!", True),
        ("de", "keine Ahnung ...", True),
        ("de", "ich weiss es nicht", True),
        ("de", "keine Ahnung, Berlin?", False),
        ("fr", "Je n'ai aucune idée.", True),
        ("es", "no lo se", True),
        ("es", "no", False),
        ("it", "boh", True),
        ("pt", "eu não sei", True),
        ("nl", "ik weet het niet", True),
        ("ru", "Я не знаю", True),
        ("ja", "わかりません。", True),
        ("zh", "我不知道！", True),
        ("zh", "不知道长江", False),
        ("de", "hab ich vergessen", True),
        ("nl", "weet ik niet meer", True),
        ("ru", "без понятия", True),
        ("ja", "忘れました", True),
        ("zh", "我忘了", True),
        ("zh", "忘了，长江吧", False),
        ("fr", "j'en sais rien", True),
        ("fr", "je sais plus, Paris ?", False),
        ("es", "nose", True),
        ("es", "no me acuerdo", True),
        ("it", "nn lo so", True),
        ("it", "non mi ricordo", True),
        ("pt", "não lembro", True),
        ("pt", "não faço a menor ideia", True),
        ("pl", "nie wiem", False),  # a language without words of its own
        ("en", "", False),
    ],
)
def test_who_says_that_one_does_not_know_says_nothing_else(
    language: str, answer: str, *, expected: bool
) -> None:
    rubric = compile_references("What is the capital?", ["Paris"], language)
    assert says_unknown(rubric, answer) is expected
