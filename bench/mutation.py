"""How many small faults in the grading rules their tests notice: a sampled mutation score.

Run it as `python -m bench.mutation --modules denial hedging ...`. Each mutant changes one comparison, number,
`and`/`or`, `not` or returned value inside a function. It is run in a fork of this process, which has imported
the grader already: the functions get the changed code, then the named cases run, the module's first and all
others behind them, until one fails. The tools there are for this start an interpreter for each mutant, and
make every mutant there is, which takes a day here; a seeded sample takes minutes. What is cut off by
`--minutes` is not counted.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import pytest

ROOT = Path(__file__).parents[1]
RULES = ROOT / "bot" / "core" / "grading"
CASES = ROOT / "tests" / "core" / "grading"
# The tests with a rule's named cases, where they are not called by its name.
OF_RULE = {
    "denial": ("denial", "denial_ends", "lacks", "quick_cards", "derived"),
    "negators": (
        "denial",
        "denial_numbers",
        "denial_ends",
        "lacks",
        "quick_cards",
        "language_answers",
        "yes_no",
    ),
    "denied_verbs": ("denial", "denial_numbers", "denial_ends", "language_answers"),
    "bare_no": ("denial", "denial_numbers", "yes_no"),
    "reach": ("denial", "denial_ends", "lacks", "quick_cards"),
    "before": ("denial", "denial_ends", "lacks", "quick_cards"),
    "denial_ends": ("denial", "denial_ends", "lacks"),
    "clauses": ("denial", "denial_ends", "quick_cards"),
    "finding": ("quick_cards", "scores", "denial", "denial_ends", "lacks", "order"),
    "choices": ("hedging", "candidates", "certainty"),
    "second_thoughts": ("hedging", "numbers_told", "candidates"),
    "hedging": ("hedging", "candidates", "certainty"),
    "strung": ("candidates", "hedging"),
    "pieces": ("candidates", "hedging", "elaboration"),
    "listing": ("candidates",),
    "numbers": ("values", "numbers_typed", "languages"),
    "dates": ("values", "languages", "short_dates", "date_ranges"),
    "day": ("values", "languages", "short_dates", "date_ranges"),
    "spans": ("values",),
    "judge": ("quick_cards", "scores", "denial", "denial_ends", "lacks", "order"),
    "score": ("scores", "quick_cards"),
    "likeness": ("derived", "references", "explanations", "instead", "scores", "words", "comparison"),
    "tally": ("derived", "references", "explanations", "words", "instead"),
    "two_things": ("contrast", "halves"),
    "nearness": ("numbers_typed", "values", "units", "ranges"),
    "measures": ("units",),
    "units": ("units", "ordinals", "languages"),
    "ordinals": ("ordinals", "languages", "number_parts"),
    "wanted_number": ("units", "values"),
    "side_taken": ("comparison", "offered", "coming_more"),
    "short_dates": ("short_dates", "values"),
    "wanted_date": ("short_dates", "values", "bounds"),
    "before_after": ("bounds",),
    "word_index": ("words",),
    "forms": ("words", "misspelt"),
    "sounds": ("misspelt",),
    "shares": ("values", "numbers_typed", "languages"),
    "wanted_values": ("values", "short_dates", "bounds", "ranges"),
    "wanted_keys": ("quick_cards", "values", "words", "ranges"),
    "losses": ("lacks", "elaboration", "wish", "instead", "derived"),
    "asked_which": ("coming_first", "coming_more", "order", "comparison"),
    "asked_more": ("coming_more", "roles"),
    "brackets": ("elaboration", "hedging", "candidates"),
    "sums": ("numbers_told",),
    "rivals": ("hedging", "scramble", "abroad"),
    "void": ("scramble", "order", "certainty", "yes_no"),
    "contradiction": ("explanations", "derived"),
    "no_object": ("acts", "language_answers", "derived"),
    "unspaced_roles": ("roles", "acts"),
    "direction": ("comparison", "abroad", "roles"),
    "labels": ("explanations", "comparison"),
    "amounts": ("explanations", "comparison"),
    "compounds": ("language_answers", "acts"),
    "separable": ("language_answers", "lacks", "acts"),
    "irregular": ("language_answers", "abroad", "lacks"),
    "mending": ("languages", "numbers_hasty", "numbers_typed"),
    "meanings": ("instead", "derived", "misspelt"),
    "whose_surname": ("surnames", "derived"),
    "candidates": ("candidates", "numbers_told", "hedging"),
    "readings": ("values", "trace", "words", "articles"),
    "match": ("values", "words", "derived"),
    "occurrence": ("words", "values", "derived"),
    "unspaced": ("typed_in_characters", "characters", "scripts", "language_answers"),
    "wanted_range": ("ranges", "values"),
    "date_ranges": ("date_ranges", "values"),
    "centuries": ("numbers_told", "eras", "ordinals"),
    "small_parts": ("number_parts", "units"),
    "powers": ("numbers_typed", "units", "number_parts"),
    "signs": ("numbers_typed", "numbers_told", "values"),
    "compilation": ("acts", "derived", "articles"),
    "bold_wordings": ("bolds", "quick_cards", "halves", "yes_no", "articles"),
    "derived_wordings": ("derived", "references", "explanations", "wish", "language_answers"),
    "bold_acts": ("acts", "roles", "coming_more"),
    "keys": ("values", "units", "numbers_hasty", "numbers_told"),
    "naming": ("trace",),
    "reading": ("clock", "number_parts", "ranges", "numbers_told"),
    "deriving": ("derived", "references", "explanations", "articles", "language_answers"),
    "asides": ("derived", "references", "articles", "instead"),
    "reference_names": ("derived", "surnames", "articles"),
    "lists": ("derived", "references", "order", "typed_in_characters"),
    "sentence": ("derived", "quick_cards", "articles", "numbers_told", "offered"),
    "rubric": ("elaboration", "order", "derived"),
    "taking": ("yes_no", "denial"),
    "asked_not": ("denial", "yes_no"),
    "wording": ("yes_no", "explanations", "elaboration"),
    "sought": ("trace", "words"),
    "lexicon": ("words", "misspelt", "language_answers"),
    "phrases": ("words", "language_answers"),
    "language": ("languages", "language_answers"),
    "word_reader": ("languages", "language_answers"),
    "comparison_words": ("comparison", "coming_more"),
    "date_words": ("values", "short_dates", "languages"),
    "denial_words": ("denial", "lacks"),
    "number_words": ("values", "ordinals", "language_answers"),
    "stemming": ("languages", "words"),
    "kinship": ("derived", "languages"),
    "unlike": ("words", "languages"),
    "vocabulary": ("words", "misspelt"),
    "grammar": ("scramble", "candidates"),
    "compile": ("derived", "explanations", "coming_first", "languages", "instead", "surnames"),
    "folding": ("typed_in_characters", "numbers_typed", "languages"),
    "text": ("numbers_typed", "surnames", "typed_in_characters"),
    "spoken": ("ordinals", "values", "language_answers"),
    "notation": ("alternatives", "notes", "references"),
    "alternatives": ("alternatives", "references"),
    "sharing": ("implied", "several"),
    "among": ("candidates", "hedging", "several"),
    "reading_on": ("order", "candidates", "quick_cards"),
}
QUICK = (
    "denial",
    "denial_ends",
    "lacks",
    "values",
    "candidates",
    "hedging",
    "passing",
    "quick_cards",
    "scores",
    "words",
    "certainty",
    "language_answers",
)
PROPERTIES = ("test_grading_any_text", "test_grading_properties")  # of random texts: slow, and no named cases
HANGS = 60  # seconds of its own, however busy the machine: noticed
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True)
class Mutant:
    """A module with one node changed: where, what it says then, and its code."""

    module: str
    line: int
    says: str
    code: CodeType


def mutate(node: ast.AST) -> bool:
    """Change a node in place; returns whether it is of a kind that can be changed."""
    match node:
        case ast.Compare(ops=[first, *others]):
            node.ops = [COMPARISONS[type(first)](), *others]
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant(value=int() | float() as number):
            node.value = number + 1
        case ast.BinOp(op=ast.Add()):
            node.op = ast.Sub()
        case ast.BinOp(op=ast.Sub()):
            node.op = ast.Add()
        case ast.UnaryOp(op=ast.Not()):
            node.operand = ast.UnaryOp(op=ast.Not(), operand=node.operand)
        case ast.Return(value=ast.Call() | ast.Name() | ast.Attribute() | ast.IfExp() | ast.Tuple()):
            node.value = ast.Constant(value=None)
        case _:
            return False
    return True


def copy_of(node: ast.AST) -> ast.AST:
    """Return a node that can be changed without changing the tree."""
    return type(node)(**{name: getattr(node, name) for name in node._fields if hasattr(node, name)})


def find_changeable(tree: ast.AST) -> list[ast.AST]:
    """Return the nodes inside functions that can be changed."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    inside = (node for function in functions for part in function.body for node in ast.walk(part))
    return [node for node in dict.fromkeys(inside) if mutate(copy_of(node))]


def find_file(module: str) -> Path:
    """Return the file of a rule by its name, in whichever folder of the grader it is; ends where none is."""
    file = next(RULES.rglob(f"{module}.py"), None)
    return file or sys.exit(f"No file below {RULES} is called {module}.py: give its name, such as fates.")


def make_mutants(module: str, most: int, seed: str = "") -> Iterator[Mutant]:
    """Yield sampled mutants of a module, the same each time for the same seed."""
    file = find_file(module)
    source = file.read_text("utf-8")
    size = len(find_changeable(ast.parse(source)))
    rng = random.Random(module + seed)  # noqa: S311 - the same sample each time
    for chosen in sorted(rng.sample(range(size), min(most, size))):
        tree = ast.parse(source)
        node = find_changeable(tree)[chosen]
        mutate(node)
        code = compile(ast.fix_missing_locations(tree), str(file), "exec")
        yield Mutant(module, getattr(node, "lineno", 0), ast.unparse(node)[:70], code)


def put_in(mutant: Mutant) -> None:
    """Give the functions of a loaded module the mutant's code; who imported them has them, too."""
    codes = dict(name_codes(mutant.code))
    module = import_module(".".join(find_file(mutant.module).relative_to(ROOT).with_suffix("").parts))
    for function in find_functions(module):
        if function.__qualname__ in codes:
            function.__code__ = codes[function.__qualname__]


def name_codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """Yield the functions' code of a module by qualified name."""
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part.co_qualname, part
            yield from name_codes(part)


def find_functions(module: ModuleType) -> Iterator[FunctionType]:
    """Yield the functions that a module defines, of its classes, too, without what is wrapped around them."""
    own = [thing for thing in vars(module).values() if getattr(thing, "__module__", "") == module.__name__]
    parts = [part for thing in own if isinstance(thing, type) for part in vars(thing).values()]
    for thing in (*own, *parts):
        inner = getattr(thing, "fget", None) or getattr(thing, "func", None) or thing
        inner = getattr(inner, "__wrapped__", inner)
        if isinstance(inner, FunctionType):
            yield inner


def files_for(module: str) -> list[str]:
    """Return the files of named cases to run for a module: its own first, all others last."""
    names = (*OF_RULE.get(module, (module,)), *QUICK)
    files = (CASES / f"test_{prefix}{name}.py" for name in names for prefix in ("grading_", ""))
    own = [file for file in files if file.exists()]
    others = (file for file in sorted(CASES.glob("test_grading_*.py")) if file.stem not in PROPERTIES)
    return [*dict.fromkeys(map(str, (*own, *others)))]


def name_rules(seed: str) -> list[str]:
    """Return all modules of the grader, in an order of chance, the same for the same seed."""
    names = sorted(file.stem for file in RULES.rglob("*.py") if file.stem != "__init__")
    return random.Random(seed).sample(names, len(names))  # noqa: S311 - the same order each time


def is_noticed(module: str, mutant: Mutant | None) -> bool:
    """Whether a test fails, or hangs, in a fork of this process that has the mutant."""
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)  # ends the fork
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        if mutant:
            put_in(mutant)
        plugins = [part for name in ("xdist", "cacheprovider", "timeout") for part in ("-p", f"no:{name}")]
        settings = ["--override-ini=filterwarnings=", "--override-ini=timeout=0"]
        os._exit(int(pytest.main(["-x", "-q", *plugins, *settings, *files_for(module)]) != 0))
    return os.waitpid(child, 0)[1] != 0


def main() -> None:
    """Print a table of modules, and the mutants that no test noticed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--modules", nargs="*", help="names of files in bot/core/grading; all, if none is named"
    )
    parser.add_argument("--sample", type=int, default=6, help="mutants for each module")
    parser.add_argument("--seed", default="", help="any word, for another sample")
    parser.add_argument("--minutes", type=float, default=10, help="when to stop")
    options = parser.parse_args()
    end = time.monotonic() + 60 * options.minutes
    total = noticed = 0
    for module in options.modules or name_rules(options.seed):
        if time.monotonic() > end:
            break
        if is_noticed(module, None):
            sys.exit(f"The tests for {module} fail before anything is changed.")
        found = []
        for mutant in make_mutants(module, options.sample, options.seed):
            if time.monotonic() > end:
                break
            found.append(is_noticed(module, mutant))
            if not found[-1]:
                print(f"  unnoticed: {module}.py:{mutant.line}: {mutant.says}", flush=True)
        print(f"{module:<14}{sum(found):>4} of {len(found)}", flush=True)
        total, noticed = total + len(found), noticed + sum(found)
    print(f"noticed: {noticed} of {total}, {noticed / max(1, total):.0%}")


if __name__ == "__main__":
    main()
