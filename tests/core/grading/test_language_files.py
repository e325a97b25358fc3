"""Each language's data file has what English has, and says what it means; a new language is a file."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

import pytest

from bot.core.cards import KeyPoint
from bot.core.grading import grade
from bot.core.grading.compiling.compile import Compiler
from bot.core.grading.language.kinship import Kinship
from bot.core.grading.language.language import Language, learn, speak
from bot.core.grading.language.language_data import read
from bot.core.grading.language.text import tokenize
from bot.core.grading.numbers.day import Day
from bot.core.grading.numbers.quantity import Kind, Quantity
from bot.core.grading.numbers.reading import read_values

pytestmark = pytest.mark.unmeasured

FILES = [file.name for file in (resources.files("bot.core.grading") / "languages").iterdir()]
WRITTEN = {name.removesuffix(".toml") for name in FILES if name.endswith(".toml")}
CODES = tuple(sorted(WRITTEN - {"en"}))
BY_CHARACTERS = ("ja", "zh")
# what a language may leave out, and why
EXEMPT = {
    "telling_apart": (BY_CHARACTERS, "a name is compared as it stands"),
    "fates": (BY_CHARACTERS, "they are several characters"),
    "glued": (BY_CHARACTERS, "nothing is parted by spaces"),
    "growth": (BY_CHARACTERS, "a word for it is several characters"),
    "numbers.and_words": (("ru", *BY_CHARACTERS), "no word joins the parts of a number"),
    "numbers.compound": (("es", "fr", "pt", "ru", *BY_CHARACTERS), "numbers are not written in one word"),
    "numbers.indefinite": (CODES, "the number one says it"),
    "numbers.below_zero": (BY_CHARACTERS, "the sign stands before the number"),
    "numbers.towards": (("fr",), "no word of a share may also mean a range"),
    "denial.nothings": (BY_CHARACTERS, "what is denied stands elsewhere"),
    "denial.nobodies": (BY_CHARACTERS, "what is compared stands elsewhere"),
    "denial.surpassing": (BY_CHARACTERS, "what is compared stands elsewhere"),
    "denial.not_surpassing": (CODES, "no more in time is said otherwise"),
    "numbers.uncounted": (BY_CHARACTERS, "a word has no plural"),
    "numbers.ordinals": (BY_CHARACTERS, "an ordinal is a number behind a sign"),
    "numbers.decades": (tuple(code for code in CODES if code != "de"), "a word or an ending says it"),
    "numbers.bounds.over": (("ja",), "they stand behind the number"),
    "numbers.bounds.under": (("ja",), "they stand behind the number"),
    "dates.before": (("ja",), "they stand behind the date"),
    "dates.after": (("ja",), "they stand behind the date"),
    "dates.day_first_words": (CODES, "unused"),
    "dates.ordinal_suffixes": (BY_CHARACTERS, "none"),
    "dates.shy": (BY_CHARACTERS, "a month is a number"),
    "dates.months": (BY_CHARACTERS, "a month is a number"),
    "denial.joiners": (("es", "fr", "it", "pt", "ru", *BY_CHARACTERS), "every denial carries on another"),
    "denial.corrects": (
        ("de", "nl", *BY_CHARACTERS),
        "the same word opens clauses that tell of a noun, or no word does",
    ),
    "denial.merely": (BY_CHARACTERS, "phrases of theirs that deny nothing hold it"),
    "denial.presumes": (BY_CHARACTERS, "phrases of theirs that deny nothing hold it"),
    "denial.gerund": (BY_CHARACTERS, "none"),
    "denial.aims": (BY_CHARACTERS, "none"),
    "denial.having": (BY_CHARACTERS, "they are several characters"),
    "denial.wishes": (BY_CHARACTERS, "they are several characters"),
    "denial.aiming": (BY_CHARACTERS, "they are several characters"),
    "denial.statement": (("es", "fr", "it", "ja", "pt", "zh"), "they deny their clause alone, so far"),
    "denial.judgements": (("ja",), "nothing links them to what they judge"),
    "denial.wrong": (("ru", *BY_CHARACTERS), "nothing links them to what they judge"),
    "denial.claims": (BY_CHARACTERS, "they are several characters"),
    "denial.word": (CODES, "none"),
    "denial.mistaken": (("de", "nl"), "not yet written"),
    "denial.puts_right": (("de", "nl"), "not yet written"),
    "denial.whole": (("ja",), "the verb comes last"),
    "denial.sentence": (("ja",), "the verb comes last"),
    "denial.forward": (("ja",), "the verb comes last"),
    "denial.both": (("ja",), "the verb comes last"),
    "denial.auxiliaries": (("ja",), "the verb comes last"),
    "denial.verb_not": (("ja",), "the verb comes last"),
    "numbers.bounds.after_almost": (("zh",), "what falls short stands before the number"),
    "denial.losses": (CODES, "written for English so far"),
    "denial.prevents": (CODES, "written for English so far"),
    "denial.losses_behind": (BY_CHARACTERS, "they deny by themselves"),
    "denial.turning": (("de", "nl", "ja"), "each denial turns another round"),
    "denial.nos": (CODES, "a comma follows them, or they are the word for not"),
    "denial.judged": (BY_CHARACTERS, "no is several characters"),
    "denial.unless": (BY_CHARACTERS, "they are several characters"),
    "denial.ifs": (BY_CHARACTERS, "they are several characters"),
    "denial.reasons": (BY_CHARACTERS, "they are several characters"),
    "denial.until": (BY_CHARACTERS, "they stand behind the year"),
    "denial.asides": (BY_CHARACTERS, "they stand elsewhere"),
    "dotted": (BY_CHARACTERS, "none"),
    "denial.that": (BY_CHARACTERS, "none"),
    "denial.turns": (("ja",), "not yet known"),
    "denial.therefore": (("ja",), "not yet known"),
    "denial.exclusive": (BY_CHARACTERS, "characters are weighed one by one"),
    "comparison.by": (("es", "fr", "it", "pt", "ru", "ja", "zh"), "their verbs are not yet written"),
    "comparison.utmost": (BY_CHARACTERS, "a character is no other answer"),
    "counting": (BY_CHARACTERS, "nothing is counted in characters yet"),
    "taking": (BY_CHARACTERS, "an offer is not yet read"),
    "hedging.several": (CODES, "participles are told by kinds of words, which exist for English only"),
    "hedging.torn": (BY_CHARACTERS, "nothing parts the two"),
    "hedging.frames_before": (BY_CHARACTERS, "characters are weighed one by one"),
    "hedging.frames_behind": (BY_CHARACTERS, "characters are weighed one by one"),
    "hedging.takes_back": (("zh",), "a character is no other answer"),
    "synonyms": (CODES, "written for English so far"),
    "kinds": (CODES, "written for English so far"),
    "chat": (BY_CHARACTERS, "no blank joins it to what else is said; remarks say it"),
    "asks_all": (BY_CHARACTERS, "nothing tells one thing from several"),
    "asks_some": (BY_CHARACTERS, "the number stands before the word that asks"),
    "defining": (("de", "nl", "ru", *BY_CHARACTERS), "a comma opens the clause, or it comes first"),
    "opens_other": (CODES, "elsewhere it is a preposition, too"),
    "numbers.surely": (BY_CHARACTERS, "a number before them is not read so yet"),
    "numbers.tries": (BY_CHARACTERS, "a number before them is not read so yet"),
    "altering": (BY_CHARACTERS, "written together with what they alter"),
    "slips_listed": (CODES, "rare words of their lists are the dictionary's"),
    "heard": (CODES, "written for English so far"),
    "heard_otherwise": (CODES, "written for English so far"),
    "respell": (("ja",), "the verb comes last"),
    "callings": (BY_CHARACTERS, "names are not told by capitals"),
    "telling": (CODES, "written for English so far"),
    "grammar": (CODES, "told from counts that exist for English only"),
    "abbreviations": (BY_CHARACTERS, "none"),
    **dict.fromkeys(
        (
            "stemmer",
            "variants",
            "derivations",
            "unstemmed",
            "irregular",
            "families",
            "decimal",
            "particles",
            "unlike",
        ),
        (BY_CHARACTERS, "nothing is inflected"),
    ),
}
OPTIONAL = {"unstemmed": ("ru",), "particles": ("es", "fr", "it", "pt", "ru")}


def test_every_data_file_can_be_read() -> None:
    assert {"de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh"} <= WRITTEN
    for code in WRITTEN:
        assert speak(code).denial.book.by_first, code


def keys_of(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys of a data file, those of tables with a dot; tables of words count as one."""
    for name, value in data.items():
        if isinstance(value, Mapping) and name in ("numbers", "dates", "denial", "hedging"):
            for inner, held in value.items():
                yield from (
                    (f"{name}.{inner}.{key}" for key in held) if inner == "bounds" else (f"{name}.{inner}",)
                )
        else:
            yield name


def quantities(text: str, code: str) -> list[Quantity]:
    """Return the numbers of a text that serve no other."""
    language = speak(code)
    values = read_values(tokenize(text, language.folding), language)
    return [found for found in values.quantities if not found.aside]


@pytest.mark.parametrize("code", sorted(WRITTEN))
@pytest.mark.parametrize("kin", ["synonyms", "opposites"])
def test_each_line_of_kin_says_something_that_no_other_does(code: str, kin: str) -> None:
    language = speak(code)
    lines = read(code).get(kin, "").splitlines()
    said = [list(pairs_of(line, language)) for line in lines]
    times = Counter(pair for pairs in said for pair in pairs)
    assert [
        line for line, pairs in zip(lines, said, strict=True) if all(times[one] > 1 for one in pairs)
    ] == []


def pairs_of(line: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the stems that a line of kin sets beside each other."""

    def stems(words: str) -> list[str]:
        return [language.stemmed(word) for word in tokenize(words, language.folding).words]

    for stem, others in Kinship(line, stems, language.families).by_stem.items():
        yield from ((stem, other) for other in others)


@pytest.mark.parametrize("code", CODES)
def test_each_language_has_what_english_has(code: str) -> None:
    present = set(keys_of(read(code)))
    allowed = {key for key, (codes, _) in EXEMPT.items() if code in codes}
    allowed |= {key for key, codes in OPTIONAL.items() if code in codes}
    assert set(keys_of(read("en"))) - present - allowed == set()
    assert allowed & present == set(), "no exception any more"


@pytest.mark.parametrize("code", ["en", *CODES])
def test_each_number_word_says_its_value(code: str) -> None:
    numbers = speak(code).numbers
    counted = {word: value for word, value in numbers.cardinals.items() if word not in numbers.uncounted}
    assert {word: quantities(word, code)[0].values[0] for word in counted} == counted
    for word, value in numbers.suffixes.items():
        assert [given.values[0] for given in quantities(f"3{word}", code)] == [3 * value], word
    for word, value in numbers.ordinals.items():
        given = quantities(word, code)[0]
        assert (int(given.values[0]), given.kind) == (value, Kind.ORDINAL), word
    for word, parts in numbers.fractions.items():
        assert [1 / given.values[0] for given in quantities(f"1 {word}", code)] == [parts], word


@pytest.mark.parametrize("code", ["en", *CODES])
def test_each_bound_is_understood(code: str) -> None:
    gap = "" if code in BY_CHARACTERS else " "
    for bound, phrases in read(code)["numbers"]["bounds"].items():
        for phrase in phrases:
            text = f"5000{gap}{phrase}" if bound.startswith("after_") else f"{phrase}{gap}5000"
            assert quantities(text, code)[-1].bound.value == bound.removeprefix("after_"), phrase


@pytest.mark.parametrize("code", ["en", *(code for code in CODES if code not in BY_CHARACTERS)])
def test_each_month_makes_a_date(code: str) -> None:
    language = speak(code)
    for word, month in language.dates.months.items():
        dates = read_values(tokenize(f"12 {word} 1934", language.folding), language).dates
        assert [date.readings for date in dates] == [(Day(12, month, 1934),)], word


def test_a_new_language_is_one_data_file() -> None:
    data = """
        decimal = ","
        stop = "la kaj aŭ estis li mi kredas ke ne"
        [numbers]
        percent = ["procento", "procentoj"]
        [numbers.cardinals]
        tri = 3
        dek = 10
        mil = 1000
        [numbers.suffixes]
        mil = 1000
        [dates.months]
        decembro = 12
        [denial]
        forward = ["ne"]
        [hedging]
        or = ["aŭ"]
    """
    esperanto = learn("eo", tomllib.loads(data))

    def marks(point: str, *answers: str) -> list[float]:
        compiler = Compiler("?", esperanto)
        rubric = compiler.rubric((compiler.point(KeyPoint(point)),))
        return [grade(rubric, answer).score for answer in answers]

    assert marks("**Nikolajev**", "mi kredas ke Nikolajev", "ne Nikolajev", "Nikolajev au Jagoda") == [
        1,
        0,
        0,
    ]
    assert marks("**3000**", "tri mil", "3 mil", "dek mil") == [1, 1, 0]
    assert marks("**decembro 1934**", "12/1934", "decembro 1935") == [1, 0]
    assert marks("**10 %**", "dek procentoj") == [1]
