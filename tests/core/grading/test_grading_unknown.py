"""An answer that says no more than that one doesn't know, in each language."""

import pytest

from bot.core.grading import compile_references, says_unknown
from bot.core.grading.language.giving_up import without
from bot.core.grading.language.language import speak
from bot.core.grading.language.language_data import read
from bot.core.grading.language.text import tokenize
from bot.core.grading.language.word_reader import spell_out


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
        ("en", "no idea lol", True),
        ("en", "idk man", True),
        ("en", "I have absolutely no idea", True),
        ("en", "no clue tbh", True),
        ("en", "I don't know this one, sorry :(", True),
        ("en", "No, I honestly don't even know...", True),
        ("en", "what's the answer?", True),
        ("en", "Can you tell me the answer pls", True),
        ("en", "I don't know any more", True),
        ("en", "that's all I can remember, sorry", True),
        ("en", "no idea, Paris lol", False),
        ("en", "lol", False),
        ("en", "sorry man", False),
        ("en", "no", False),
        ("en", " ".join(["no idea"] * 13), False),
        ("de", "Keine Ahnung, sorry", True),
        ("de", "ich weiß es leider nicht", True),
        ("de", "weiß ich echt nicht, Alter", True),
        ("de", "mehr fällt mir nicht ein", True),
        ("de", "Was ist die Antwort?", True),
        ("de", "ich weiß es", False),
        ("de", "nein", False),
        ("fr", "j'en ai vraiment aucune idée mdr", True),
        ("fr", "je ne sais vraiment pas, désolé", True),
        ("fr", "c'est quoi la réponse ?", True),
        ("fr", "je sais rien de plus", True),
        ("fr", "je ne crois pas", False),
        ("es", "ni idea tío jaja", True),
        ("es", "la verdad es no", False),
        ("es", "no me acuerdo de nada más, perdón", True),
        ("es", "¿Cuál es la respuesta?", True),
        ("it", "boh raga", True),
        ("it", "non ne ho proprio idea, scusa", True),
        ("it", "qual è la risposta?", True),
        ("it", "è tutto verde", False),
        ("pt", "não faço ideia mano kkk", True),
        ("pt", "não me lembro mesmo, desculpa", True),
        ("pt", "qual é a resposta?", True),
        ("nl", "geen idee man", True),
        ("nl", "ik weet het echt niet, sorry", True),
        ("nl", "wat is het antwoord?", True),
        ("ru", "не знаю, извините", True),
        ("ru", "я честно без понятия лол", True),
        ("ru", "какой правильный ответ?", True),
        ("ja", "正直わからないです笑", True),
        ("ja", "すみません、全然わかりません", True),
        ("ja", "答えを教えてください", True),
        ("ja", "からい", False),
        ("zh", "我真的不知道啊，抱歉", True),
        ("zh", "想不起来了哈哈", True),
        ("zh", "答案是什么？", True),
        ("zh", "真的", False),
    ],
)
def test_who_says_that_one_does_not_know_says_nothing_else(
    language: str, answer: str, *, expected: bool
) -> None:
    rubric = compile_references("What is the capital?", ["Paris"], language)
    assert says_unknown(rubric, answer) is expected


@pytest.mark.unmeasured
@pytest.mark.parametrize("code", ["de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh"])
def test_no_phrase_for_giving_up_shrinks_to_a_word_that_means_something_else(code: str) -> None:
    """What may stand beside such phrases is left out of them, too."""
    language, hedging = speak(code), read(code)["hedging"]
    phrases = {tokenize(phrase, language.folding).words for phrase in hedging["unknown"]}
    phrases |= {
        tokenize(said, language.folding).words for phrase in hedging["gives_up"] for said in spell_out(phrase)
    }
    left = {tuple(without(phrase, language.giving_up.beside)) for phrase in phrases}
    assert not {words for words in left if len(words) < 2} - phrases
