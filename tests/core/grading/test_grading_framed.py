"""What only frames a sentence changes no verdict where references are sentences, and hardly the score."""

from __future__ import annotations

import pytest

from bot.core.grading import Rubric, compile_references, grade

BUBBLES = compile_references(
    "How do you know that a gas was formed?", ["Bubbles rose from the mixture, and the bag filled up."], "en"
)
SCHWIMMT = compile_references(
    "Warum schwimmt Eis?", ["Eis hat eine geringere Dichte als flüssiges Wasser."], "de"
)
FLOTTE = compile_references("Pourquoi la glace flotte-t-elle ?", ["Elle est moins dense que l'eau."], "fr")
FLOTA = compile_references("¿Por qué flota el hielo?", ["Es menos denso que el agua líquida."], "es")
EN = (
    "I think that {}",
    "{}, I think",
    "well {}",
    "I believe {} but I'm not sure",
    "{}. I'm not sure.",
    "my answer is that {}",
    "{}. That is my answer.",
    "{}, right?",
    "not sure but {}",
    "basically {}",
)


@pytest.mark.parametrize(
    ("rubric", "answer", "forms"),
    [
        (BUBBLES, "you could see bubbles rise and the bag got full", EN),
        (BUBBLES, "the bag went flat", EN),
        (BUBBLES, "because it was cold in there", EN),
        (SCHWIMMT, "es hat weniger Dichte als Wasser", ("ich denke {}", "{}, glaube ich", "also {}")),
        (SCHWIMMT, "weil es kalt ist", ("ich denke {}", "{}, oder?", "bin nicht sicher aber {}")),
        (FLOTTE, "parce que c'est froid", ("je pense que {}", "{}, je crois", "ben {}")),
        (FLOTA, "porque está frío", ("creo que {}", "{}, creo", "bueno {}")),
    ],
)
def test_what_frames_an_answer_changes_nothing(rubric: Rubric, answer: str, forms: tuple[str, ...]) -> None:
    bare = grade(rubric, answer)
    framed = {form.format(answer): grade(rubric, form.format(answer)) for form in forms}
    assert {text: verdict.outcome for text, verdict in framed.items()} == dict.fromkeys(framed, bare.outcome)
    assert {text for text, verdict in framed.items() if abs(verdict.score - bare.score) > 0.02} == set()


def test_an_answer_of_nothing_but_a_frame_says_nothing() -> None:
    assert grade(BUBBLES, "I think that").score == 0
    assert grade(BUBBLES, "I'm not sure, right?").score == 0
