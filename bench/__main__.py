"""``python -m bench [FILE…]``: all variants on the same files, one after another on this machine, as tables.

The figures mean something only beside each other: machines differ, the ratios hardly.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TypedDict

from rich.console import Console
from rich.table import Table

from bench.documents import default_files
from bench.variants import VARIANTS

REPO = Path(__file__).resolve().parent.parent
# One core a variant: threads of numeric libraries would blur the comparison.
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}
COLD_STARTS = 5


class Timing(TypedDict):
    """What a child says of its variant: milliseconds, or the error, by file, and its peak memory."""

    ms: dict[str, float | str]
    peak_mb: float


def run_child(module: str, *arguments: str) -> str:
    """The last line that a benchmark module prints in a process of its own; libraries may chat before it.

    Raises:
        subprocess.CalledProcessError: the process failed.
    """
    command = [sys.executable, "-m", module, *arguments]
    run = subprocess.run(command, cwd=REPO, env=ENVIRONMENT, stdout=subprocess.PIPE, check=True, text=True)
    return run.stdout.strip().splitlines()[-1]


def time_variant(variant: str, repeats: int, files: list[Path]) -> Timing:
    """Median times and peak memory of one variant; a variant that dies has its death as each file's error."""
    try:
        timing: Timing = json.loads(run_child("bench.child", variant, str(repeats), *map(str, files)))
    except subprocess.CalledProcessError as error:
        return {"ms": {str(path): str(error) for path in files}, "peak_mb": 0.0}
    return timing


def cold_start_ms(path: Path) -> float | str:
    """Median wall time in milliseconds of ``docproc extract`` as a whole process, or why there is none."""
    command = [str(Path(sys.executable).with_name("docproc")), "extract", str(path)]
    times = []
    for _ in range(COLD_STARTS):
        start = time.perf_counter()
        try:
            run = subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=False, text=True)
        except OSError as error:
            return f"cannot run {command[0]}: {error.strerror}"
        times.append((time.perf_counter() - start) * 1000)
        if run.returncode:
            return f"exit {run.returncode}: {(run.stderr.strip().splitlines() or [''])[-1]}"
    return statistics.median(times)


def number(value: float | str | None, digits: int = 1) -> str:
    """A figure for a cell; a dash where there is none."""
    return f"{value:,.{digits}f}" if isinstance(value, float) else "–"


def ratio(above: float | str, below: float | str) -> str:
    """How many times ``above`` is ``below``."""
    return f"{above / below:.1f}×" if isinstance(above, float) and isinstance(below, float) else "–"


def times_table(files: list[Path], timings: dict[str, Timing]) -> Table:
    """Milliseconds a document of each variant, the two ratios, and the peak memory of each variant."""
    table = Table("document", title="Warm, median ms a document, one core", title_justify="left")
    for heading in (*VARIANTS, "docproc/floor", "composed/docproc"):
        table.add_column(heading, justify="right")
    for path in files:
        floor, ours, composed, with_names = (timings[name]["ms"][str(path)] for name in VARIANTS)
        figures = (number(floor, 2), number(ours, 2), number(composed), number(with_names))
        table.add_row(path.name, *figures, ratio(ours, floor), ratio(composed, ours))
    table.add_section()
    table.add_row("peak memory, MB", *(number(timings[name]["peak_mb"], 0) for name in VARIANTS), "", "")
    return table


def errors(timings: dict[str, Timing]) -> list[str]:
    """Each file that a variant could not read."""
    return [
        f"{variant}, {Path(name).name}: {value}"
        for variant, timing in timings.items()
        for name, value in timing["ms"].items()
        if isinstance(value, str)
    ]


def main() -> None:
    """Run all benchmarks and print their tables; nothing is asserted."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Time docproc beside its floor and its peers.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="PDF, DOCX or text; default: the samples")
    parser.add_argument("--repeats", type=int, default=15, help="calls of which the median is taken (default 15)")
    args = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 120)
    files = [path.resolve() for path in args.files] or default_files()
    timings = {variant: time_variant(variant, args.repeats, files) for variant in VARIANTS}
    console.print(times_table(files, timings))
    cold = cold_start_ms(files[0])
    console.print(
        f"Cold start, `docproc extract {files[0].name}` as a whole process: {number(cold, 0)} ms (median of 5)"
    )
    try:
        console.print(run_child("bench.citations"))
    except subprocess.CalledProcessError as error:
        console.print(f"Citation grammar: {error}")
    for line in [*errors(timings), *([f"cold start: {cold}"] if isinstance(cold, str) else [])]:
        console.print(line, style="red", markup=False)


if __name__ == "__main__":
    main()
