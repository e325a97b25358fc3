"""`viva grade`: one answer to a card, or a stream of answers as JSON lines."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, BinaryIO, TextIO

import typer

from bot.cli.explaining import describe_trace, trace_as_json
from bot.cli.options import Content
from bot.cli.telling import describe, verdict_as_json
from bot.config import read_settings
from bot.core.cards import Card, Deck
from bot.core.grading import Rubric, compile_card, compile_points, compile_references
from bot.core.grading import grade as grade_answer
from bot.core.grading.trace import explain as explain_answer
from bot.decks.findings import DeckErrors
from bot.decks.languages import is_language
from bot.decks.library import find_deck_files, read_deck
from bot.errors import VivaError

MAX_ANSWER = 4_096
MAX_LINE = 1_000_000
RUBRICS_KEPT = 1_024
VERDICTS_KEPT = 1_024  # of the latest answers: many learners type the same


def grade(
    card: Annotated[
        str | None, typer.Argument(metavar="DECK/CARD", help="The card, for example my-deck/q-1.")
    ] = None,
    answer: Annotated[str | None, typer.Argument(metavar="ANSWER", help="What the learner says.")] = None,
    *,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read JSON lines from standard input, write JSON lines.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what was looked for, what was found, and each rule.")
    ] = False,
    content: Content = None,
) -> None:
    """Grade an answer and say why.

    With --jsonl each line of standard input is a JSON object with an "answer" and either a
    "card" (as deck/card) or a "question" with "reference_answers" (any of them will do) or with
    "points" (all of them are wanted), and perhaps a "language".

    One line comes out for each that goes in, in order. A line that cannot be graded gives an
    "error", and the exit code is 1. With --explain a line has a "trace", too.
    """
    if jsonl and card is not None:
        raise typer.BadParameter("--jsonl takes its cards and answers from standard input alone.")
    if not jsonl and (card is None or answer is None):
        raise typer.BadParameter('Name a card and give an answer: viva grade DECK/CARD "answer".')
    try:
        bench = Bench(content or read_settings().content)
        if card is not None and answer is not None:
            rubric = bench.rubric(card)
            typer.echo(
                describe_trace(explain_answer(rubric, answer))
                if explain
                else describe(grade_answer(rubric, answer))
            )
            return
    except VivaError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    if sys.stdin is None:
        raise VivaError("--jsonl reads standard input, and that is closed.")
    try:
        fine = grade_lines(bench, sys.stdin.buffer, sys.stdout, explain=explain)
    except BrokenPipeError:
        raise  # whoever reads has seen enough
    except OSError as error:
        _give_up_output()
        raise VivaError(f"The results cannot be written any further: {error.strerror}.") from error
    if not fine:
        raise typer.Exit(1)


def _give_up_output() -> None:
    """Let what is left unwritten go nowhere: at the end it would fail once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


class Bench:
    """Where answers are graded: reads a deck when a card of it is first named, and keeps rubrics."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._cards: dict[str, tuple[Deck, dict[str, Card]]] = {}
        self.rubric = lru_cache(RUBRICS_KEPT)(self._rubric)
        self.references = lru_cache(RUBRICS_KEPT)(compile_references)
        self.points = lru_cache(RUBRICS_KEPT)(compile_points)
        self.verdict = lru_cache(VERDICTS_KEPT)(_grade_as_json)

    def _rubric(self, name: str) -> Rubric:
        """Compile the card that `deck/card` names; raises `VivaError` with near names if there is none."""
        slug, slash, card_id = name.partition("/")
        if not slash or name.endswith(".md"):
            deck, cards = self._deck(Path(name).name.removesuffix(".md"))
            example = next(iter(cards), "card")
            raise VivaError(f"“{name}” names no card: write it as deck/card, such as {deck.slug}/{example}.")
        deck, cards = self._deck(slug)
        if card_id not in cards:
            raise VivaError(f"The deck “{slug}” has no card “{card_id}”{_near(card_id, list(cards))}.")
        return compile_card(cards[card_id], deck.language)

    def _deck(self, slug: str) -> tuple[Deck, dict[str, Card]]:
        if slug not in self._cards:
            files = {path.stem: path for path in find_deck_files(self._content)}
            if slug not in files:
                where = f"There is no deck “{slug}” in {self._content}"
                known = _near(slug, list(files)) if files else ", nor any other: `viva new` begins one"
                raise VivaError(f"{where}{known}.")
            try:
                deck = read_deck(files[slug])
            except DeckErrors as errors:
                what = f"The deck “{slug}” cannot be read; `viva check` says more. {errors.findings[0]}"
                raise VivaError(what) from errors
            self._cards[slug] = deck, {card.id: card for card in deck.cards}
        return self._cards[slug]


def _near(name: str, names: list[str]) -> str:
    folded = {other.casefold(): other for other in names}
    near = [folded[one] for one in get_close_matches(name.casefold(), list(folded), n=3, cutoff=0.5)]
    return f" (near: {', '.join(near)})" if near else ""


def grade_lines(bench: Bench, lines: BinaryIO, out: TextIO, *, explain: bool = False) -> bool:
    """Grade JSON lines, one line out for each line in; returns whether all could be graded."""
    fine = True
    for line in _read_lines(lines):
        try:
            result = _grade_line(bench, line, explain=explain)
        except VivaError as error:
            result = json.dumps({"error": str(error)})
            fine = False
        out.write(result + "\n")
        out.flush()
    return fine


def _read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines as they come; of one that is too long, the beginning."""
    while line := stream.readline(MAX_LINE + 1):
        rest = line
        while len(rest) > MAX_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE + 1)
        yield line


def _grade_line(bench: Bench, line: bytes, *, explain: bool) -> str:
    """Return a line of JSON in ASCII, which survives every pipe and has no line break inside."""
    rubric, answer = _read_request(bench, _read_object(line))
    if not explain:
        return bench.verdict(rubric, answer)
    trace = explain_answer(rubric, answer)
    return json.dumps({**verdict_as_json(trace.verdict), "trace": trace_as_json(trace)})


def _grade_as_json(rubric: Rubric, answer: str) -> str:
    return json.dumps(verdict_as_json(grade_answer(rubric, answer)))


def _read_request(bench: Bench, request: dict[str, Any]) -> tuple[Rubric, str]:
    """Return the answer with the rubric it is to fit."""
    answer = _read_text(request, "answer", most=MAX_ANSWER)
    given = [key for key in ("card", "reference_answers", "points") if key in request]
    match given:
        case ["card"]:
            return bench.rubric(_read_text(request, "card")), answer
        case [key]:
            question = _read_text(request, "question")
            texts = _read_texts(request, key)
            language = _read_language(request)
            if key == "points":
                return bench.points(question, texts, language), answer
            return bench.references(question, texts, language), answer
        case _:
            raise VivaError('Give exactly one of "card", "reference_answers" and "points".')


def _read_object(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise VivaError(f"The line is longer than {MAX_LINE:,} bytes.")
    try:
        text = line.decode("utf-8").removeprefix("\ufeff").strip()
    except UnicodeDecodeError as error:
        raise VivaError("The line is not UTF-8 text.") from error
    if not text:
        raise VivaError("The line is empty.")
    try:
        request = json.loads(text)
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at")
        raise VivaError(f"The line is not JSON: {what} at character {error.colno}.") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, endless nesting
        raise VivaError("The line is not JSON that can be read.") from error
    if not isinstance(request, dict):
        raise VivaError("The line is not a JSON object.")
    return request


def _read_text(request: dict[str, Any], key: str, most: int = MAX_LINE) -> str:
    if key not in request:
        raise VivaError(f'"{key}" is missing.')
    return _as_text(request[key], f'"{key}"', most)


def _read_texts(request: dict[str, Any], key: str) -> tuple[str, ...]:
    texts = request[key]
    if not isinstance(texts, list) or not texts:
        raise VivaError(f'"{key}" must be a list of at least one text.')
    found = tuple([_as_text(text, f'Each of "{key}"', MAX_LINE) for text in texts])
    if not all(map(str.strip, found)):
        raise VivaError(f'A text in "{key}" is empty.')
    return found


def _as_text(value: object, name: str, most: int) -> str:
    if not isinstance(value, str):
        raise VivaError(f"{name} must be a text.")
    if len(value) > most:
        raise VivaError(f"{name} has more than {most:,} characters.")
    if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
        raise VivaError(f"{name} is not a text: half of a surrogate pair is missing.")
    return value


def _read_language(request: dict[str, Any]) -> str:
    if "language" not in request:
        return "en"
    language = _as_text(request["language"], '"language"', MAX_LINE)
    if not is_language(language):
        raise VivaError('"language" must be an ISO code of two letters, such as "en".')
    return language
