"""Speed and reach of docproc, refex and eyecite beside each other: ``python -m bench.peers_citations``.

Each reads text of its own language, Vietnamese, German and American: of equal size, with equally many citations a
kilobyte, one after another in one run. Languages are not equally hard to read; the speeds tell what a page costs, not
whose grammar is better. The peers stand in an interpreter of their own (``bench/README.md``).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.cited_texts import LANGUAGES, cited_text

REPO = Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "PYTHONPATH": str(REPO)}
FINDERS = {"docproc": "Vietnamese", "refex": "German", "eyecite": "American"}
DENSITIES = (0.5, 2.0, 5.0)
MEGABYTE = 1_000_000


def measure(python: str, finder: str, density: float, size: int, repeats: int) -> tuple[str, str, str, str, str]:
    """One row: finder with version, language, MB/s, citations found of those written, and further finds.

    Raises:
        subprocess.CalledProcessError: the finder is not installed in ``python``, or failed.
    """
    text = cited_text(LANGUAGES[FINDERS[finder]], size, density)
    command = [python, str(REPO / "bench" / "finders.py"), finder, str(repeats)]
    run = subprocess.run(command, input=text.text.encode(), capture_output=True, check=True, env=ENVIRONMENT)
    answer = json.loads(run.stdout.splitlines()[-1])
    hit, extra = text.found([(start, end) for start, end in answer["spans"]])
    speed = text.megabytes / answer["seconds"]
    found = f"{hit:,} of {len(text.cited):,} ({hit / len(text.cited):.1%})"
    return f"{finder} {answer['version']}", FINDERS[finder], f"{speed:.2f}", found, f"{extra:,}"


def main() -> None:
    """Print one table; a peer that is absent has a line that says so."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers_citations", description=__doc__.splitlines()[0])
    parser.add_argument("--peers-python", metavar="PATH", help="interpreter that has refex and eyecite")
    parser.add_argument("--megabytes", type=float, default=1.0, help="size of each text (default 1)")
    parser.add_argument("--repeats", type=int, default=3, help="runs of which the best counts (default 3)")
    args = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 120)
    table = Table("citations/KB", "finder", "text", title="Citations found, one core", title_justify="left")
    for heading in ("MB/s", "found of those written", "others"):
        table.add_column(heading, justify="right")
    absent: dict[str, str] = {}
    for density in DENSITIES:
        for finder in FINDERS:
            python = sys.executable if finder == "docproc" else args.peers_python
            if python is None:
                absent[finder] = "not measured: give --peers-python, see bench/README.md"
                continue
            try:
                row = measure(python, finder, density, int(args.megabytes * MEGABYTE), args.repeats)
                table.add_row(f"{density:g}", *row)
            except (OSError, subprocess.CalledProcessError) as error:
                said = (
                    error.stderr.decode().strip().splitlines()
                    if isinstance(error, subprocess.CalledProcessError)
                    else []
                )
                absent[finder] = said[-1] if said else str(error)
        table.add_section()
    console.print(table)
    for finder, reason in absent.items():
        console.print(f"{finder}: {reason}", style="red", markup=False)


if __name__ == "__main__":
    main()
