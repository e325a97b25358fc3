"""Days that share a month or a year are read with it; of several days the first and the last are wanted."""

from __future__ import annotations

import pytest

from tests.core.grading.asking import ask, score

NIGHT = (
    "4-5 May 1940",
    "4 to 5 May 1940",
    "4th-5th May 1940",
    "4 and 5 May 1940",
    "May 4-5, 1940",
    "between 4 and 5 May 1940",
    "from 4 May to 5 May 1940",
    "4/5 May 1940",
    "in the night of 4th to 5th May 1940",
    "May 4th and 5th, 1940",
    "the 4th and the 5th of May 1940",
    "4 – 5 May '40",
)
OTHERS = (
    "4-6 May 1940",
    "4-5 June 1940",
    "3-5 May 1940",
    "4-5 May 1941",
    "5-4 May 1940",
    "5 May 1940",
    "4-5",
)


@pytest.mark.parametrize("wanted", NIGHT[:8])
def test_two_days_are_right_however_they_are_written(wanted: str) -> None:
    rubric = ask("When was the raid?", f"**{wanted}**")
    assert [said for said in NIGHT if score(rubric, said) < 1] == []
    assert [said for said in OTHERS if score(rubric, said) > 0] == []


@pytest.mark.parametrize(
    ("language", "wanted", "right", "wrong"),
    [
        ("en", "14–15 May", "14 to 15 May | May 14-15 | the 14th and 15th of May", "14-16 May | 14-15 June"),
        (
            "en",
            "28 May to 3 June 1942",
            "28 May - 3 June 1942 | 28 May-3 June 1942 | from May 28 to June 3, 1942",
            "28 May - 4 June 1942 | 27 May - 3 June 1942 | 28 June - 3 May 1942 | 28 May - 3 June 1943",
        ),
        (
            "de",
            "4. bis 5. Mai 1940",
            "4.-5. Mai 1940 | vom 4. bis zum 5. Mai 1940 | 4./5. Mai 1940 | 4. Mai bis 5. Mai 1940",
            "4.-6. Mai 1940",
        ),
        ("de", "28. Mai bis 3. Juni 1942", "28. Mai - 3. Juni 1942", "28. Mai bis 4. Juni 1942"),
        ("fr", "4 au 5 mai 1940", "4-5 mai 1940 | les 4 et 5 mai 1940", "du 4 au 6 mai 1940"),
        (
            "es",
            "4 al 5 de mayo de 1940",
            "4-5 de mayo de 1940 | el 4 y el 5 de mayo de 1940",
            "4 al 6 de mayo",
        ),
        ("it", "4 al 5 maggio 1940", "4-5 maggio 1940 | 4 e 5 maggio 1940", "dal 4 al 6 maggio 1940"),
        (
            "pt",
            "4 a 5 de maio de 1940",
            "4-5 de maio de 1940 | 4 e 5 de maio de 1940",
            "4 a 6 de maio de 1940",
        ),
        ("nl", "4 tot 5 mei 1940", "4-5 mei 1940 | 4 t/m 5 mei 1940 | 4 en 5 mei 1940", "4-6 mei 1940"),
        ("ru", "4 по 5 мая 1940 года", "4-5 мая 1940 | 4 и 5 мая 1940 г.", "4-6 мая 1940"),
    ],
)
def test_several_days_in_each_language(language: str, wanted: str, right: str, wrong: str) -> None:
    rubric = ask("?", f"**{wanted}**", language=language)
    assert [said for said in right.split(" | ") if score(rubric, said) < 1] == []
    assert [said for said in wrong.split(" | ") if score(rubric, said) > 0] == []


def test_half_is_earned_where_nothing_is_wrong_but_the_days_are_missing() -> None:
    assert score(ask("When?", "**4 to 5 May 1940**"), "in May 1940") == 1 / 2


def test_a_number_behind_a_day_is_no_second_day_where_it_counts_something() -> None:
    assert score(ask("When did he die?", "**4 May 1940**"), "on May 4, 1940, and 5 men died with him") == 1
    assert score(ask("When was it?", "on **4 May** with **5** men"), "on May 4 and 5 men were there") == 1
