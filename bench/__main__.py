"""`python -m bench` measures the whole bot: a table, the figures in `bench/figures.json`, `docs/growth.svg`.

Other benchmarks are run by their names: `python -m bench.grading`, `python -m bench.grading_speed`.
"""

from __future__ import annotations

import sys
import time

from bench.whole import plot
from bench.whole.comparison import compare
from bench.whole.growth import measure_growth
from bench.whole.promptness import measure_promptness
from bench.whole.start import measure_start
from bench.whole.table import as_markdown, write

BENCHMARKS = (compare, measure_promptness, measure_start, measure_growth)


def main() -> None:
    """Run the benchmarks one after the other, since each wants the machine for itself."""
    rows = []
    for benchmark in BENCHMARKS:
        begun = time.monotonic()
        rows += benchmark()
        print(f"{benchmark.__name__}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    write(rows)
    plot.FILE.write_text(plot.draw(rows), "utf-8")
    print(as_markdown(rows))


if __name__ == "__main__":
    main()
