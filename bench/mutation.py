"""How many small faults in the grading rules its tests notice: a sampled mutation score.

Run it as `python -m bench.mutation --modules denial hedging ...`; each mutant changes one comparison, number,
`and`/`or`, `not` or returned truth in a copy of the tree, and the grader's named cases run against it. The
tools there are for this run every mutant there is, which takes a day here; a seeded sample takes minutes.
"""

from __future__ import annotations

import argparse
import ast
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
RULES = Path("bot/core/grading")
TESTS = "tests/core/grading"
# Tests that only look for crashes, or take long for what they pin.
LEFT_OUT = ("any_text", "properties", "language_answers", "grading_languages", "metamorphic")
HANGS = 4  # times as long as the tests take unchanged: noticed
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


def count_places(tree: ast.AST) -> int:
    """Return how many nodes of a module can be changed."""
    return sum(mutate(copy_of(node)) for node in ast.walk(tree))


def make_mutants(source: str, most: int, rng: random.Random) -> Iterator[tuple[int, str, str]]:
    """Yield sampled mutants of a module: the line, what it says then, and the whole text."""
    size = count_places(ast.parse(source))
    for chosen in sorted(rng.sample(range(size), min(most, size))):
        tree = ast.parse(source)
        changeable = (node for node in ast.walk(tree) if mutate(copy_of(node)))
        node = next(node for number, node in enumerate(changeable) if number == chosen)
        mutate(node)
        line = getattr(node, "lineno", 0)
        yield line, ast.unparse(node)[:70], ast.unparse(ast.fix_missing_locations(tree))


def copy_of(node: ast.AST) -> ast.AST:
    """Return a node that can be changed without changing the tree."""
    return type(node)(**{name: getattr(node, name) for name in node._fields if hasattr(node, name)})


def is_noticed(folder: Path, seconds: float | None = None) -> bool:
    """Whether a test fails, or takes longer than some seconds, in a copy of the tree."""
    left_out = [f"--ignore-glob=*{name}*" for name in LEFT_OUT]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", TESTS, *left_out]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=seconds, check=False)  # noqa: S603 - our own tests
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def main() -> None:
    """Print a table of modules, and the mutants that no test noticed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--modules", nargs="*", default=[], help="names of files in bot/core/grading")
    parser.add_argument("--sample", type=int, default=10, help="mutants for each module")
    options = parser.parse_args()
    if not options.modules:
        print("nothing to change: name rules with --modules, for example denial hedging")
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for part in ("bot", "tests", "content"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", folder)
        begun = time.monotonic()
        if is_noticed(folder):
            sys.exit("The tests fail before anything is changed.")
        seconds = HANGS * (time.monotonic() - begun)
        total = noticed = 0
        for name in options.modules:
            file = folder / RULES / f"{name}.py"
            source = file.read_text("utf-8")
            rng = random.Random(name)  # noqa: S311 - the same sample each time
            found = []
            for line, says, text in make_mutants(source, options.sample, rng):
                file.write_text(text, "utf-8")
                found.append(is_noticed(folder, seconds))
                if not found[-1]:
                    print(f"  unnoticed: {RULES / name}.py:{line}: {says}", flush=True)
            file.write_text(source, "utf-8")
            print(f"{name:<14}{sum(found):>4} of {len(found)}", flush=True)
            total, noticed = total + len(found), noticed + sum(found)
        print(f"noticed: {noticed} of {total}, {noticed / total:.0%}")


if __name__ == "__main__":
    main()
