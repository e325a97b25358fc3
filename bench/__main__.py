"""`python -m bench` runs every benchmark here, each in its turn, and prints one table each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def main() -> None:
    """Run the benchmarks, each in a process of its own, so that none warms another up."""
    failed = []
    for script in sorted(FOLDER.glob("[a-z]*.py")):
        print(f"== {script.stem}", flush=True)
        done = subprocess.run([sys.executable, "-m", f"bench.{script.stem}"], cwd=FOLDER.parent, check=False)  # noqa: S603 - our own files
        if done.returncode:
            failed.append(script.stem)
        print()
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
