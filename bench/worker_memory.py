"""Memory of one reader's process over many documents: ``python -m bench.worker_memory --documents 10000``.

The process is never recycled. What counts is its own resident memory, without that of the child in which files are
parsed, which docproc replaces by itself; that is shown beside it. Ends with status 1 where it grew by a tenth or more.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

from bench.service_latency import file
from bench.service_letters import letter
from service.jobs.extraction import Extracted, extract_file
from service.jobs.reader import Reader

__all__ = ["main"]

_FIRST = 500
_MOST_GROWTH = 0.1
_PDF_EVERY = 5
_SECONDS = 120


def documents(folder: Path, count: int) -> Iterator[Path]:
    """Texts that all differ, and a PDF now and then; each is gone when the next is asked for."""
    for number in range(1, count + 1):
        path = folder / f"{number}"
        path.write_bytes(letter(number, 1)[0].encode() if number % _PDF_EVERY else file(number))
        yield path
        path.unlink()


def megabytes() -> tuple[float, float]:
    """Resident memory of the reader's process, and of those below it."""
    for child in psutil.Process().children():
        if "loky.backend.popen_loky" in " ".join(child.cmdline()):
            below = sum(one.memory_info().rss for one in child.children(recursive=True))
            return child.memory_info().rss / 1e6, below / 1e6
    return 0.0, 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say by the exit status whether it stayed flat."""
    parser = argparse.ArgumentParser(prog="python -m bench.worker_memory")
    parser.add_argument("--documents", type=int, default=10_000)
    asked = parser.parse_args(arguments)
    reader, first, last = Reader(calls=10**9, megabytes=10**9), 0.0, 0.0
    with tempfile.TemporaryDirectory(prefix="docproc-bench-") as folder:
        for number, path in enumerate(documents(Path(folder), asked.documents), 1):
            read = reader.run(extract_file, str(path), "a.txt", False, seconds=_SECONDS)
            if not isinstance(read, Extracted):
                raise RuntimeError(f"not read: {read}")
            if number % _FIRST == 0 or number == asked.documents:
                last, below = megabytes()
                first = first or last
                print(f"{number} documents: {last:.0f} MB, its parsing child {below:.0f} MB", flush=True)
    reader.close()
    print(f"growth {100 * (last / first - 1):.1f} %")
    return int(last / first - 1 >= _MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
