"""Times one variant in a process of its own: ``python -m bench.child VARIANT REPEATS FILE…`` prints JSON.

A process of its own makes the peak memory the variant's own, and keeps one's warm caches from helping another.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.variants import VARIANTS

SECONDS_A_FILE = 10.0  # a slow variant stops repeating after this
LEAST_REPEATS = 3


def median_ms(call: Callable[[], object], repeats: int) -> float:
    """Median wall time of a call in milliseconds, after one call to warm up."""
    call()
    times: list[float] = []
    while len(times) < repeats and (len(times) < LEAST_REPEATS or sum(times) < SECONDS_A_FILE):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def _status(pid: str) -> dict[str, str]:
    lines = Path("/proc", pid, "status").read_text(encoding="ascii", errors="replace").splitlines()
    return dict(line.split(":\t", 1) for line in lines if ":\t" in line)


def peak_mb() -> float:
    """Highest resident memory in MB of this process and the helpers that it still runs (Linux only).

    Pages that they share are counted in each.
    """
    mine, total = {str(os.getpid())}, 0
    # A helper's number is usually above its parent's, so one pass in order finds the whole tree.
    for pid in sorted((path.name for path in Path("/proc").iterdir() if path.name.isdigit()), key=int):
        try:
            status = _status(pid)
        except OSError:  # it ended while we looked
            continue
        if pid in mine or status["PPid"] in mine:
            mine.add(pid)
            total += int(status.get("VmHWM", "0 kB").split()[0])
    return total / 1024


def main() -> None:
    """Time the variant on each file; a file that fails has its error instead of a time."""
    variant, repeats, *files = sys.argv[1:]
    run = VARIANTS[variant]
    times: dict[str, float | str] = {}
    for name in files:
        path = Path(name)
        try:
            times[name] = median_ms(partial(run, path), int(repeats))
        except Exception as error:
            times[name] = f"{type(error).__name__}: {error}"
    print(json.dumps({"ms": times, "peak_mb": peak_mb()}))


if __name__ == "__main__":
    main()
