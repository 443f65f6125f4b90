"""From upload to obligations of a text PDF of three pages, at 1 and at 16 clients, beside the bare library call.

``python -m bench.service_latency --uploads 200`` starts ``docproc serve`` and prints milliseconds as median and 95th
percentile of ``POST /v1/documents?wait=30``, and of ``docproc.extract_all`` in this process, in the same run.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import quantiles

import docproc
from bench.documents import default_files
from bench.service_running import Running, running

__all__ = ["main"]

_WARM = 5


def file(number: int) -> bytes:
    """The sample PDF, made by the corpus renderer, with another comment behind its end each time."""
    return default_files()[0].read_bytes() + f"% {number}\n".encode()


def timed(work: Callable[[int], object], numbers: Sequence[int], clients: int) -> list[float]:
    """Milliseconds of each call."""

    def once(number: int) -> float:
        begun = time.perf_counter()
        work(number)
        return (time.perf_counter() - begun) * 1000

    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(once, numbers))


def upload(service: Running, number: int) -> None:
    """Upload and wait for the obligations.

    Raises:
        RuntimeError: they did not come.
    """
    with service.client(60) as client:
        answer = client.post("/v1/documents?wait=30", files={"files": ("sample.pdf", file(number))})
    if answer.status_code != 200 or answer.json()["documents"][0]["state"] != "read":
        raise RuntimeError(f"not read: {answer.status_code} {answer.text}")


def said(what: str, milliseconds: Sequence[float]) -> str:
    """A line of figures."""
    cuts = quantiles(milliseconds, n=20)
    return f"{what}: p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms ({len(milliseconds)} calls)"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.service_latency")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--uploads", type=int, default=200)
    asked = parser.parse_args(arguments)
    with running(asked.database) as service:
        timed(lambda number: upload(service, number), range(_WARM), 1)
        timed(lambda number: docproc.extract_all(file(number)), range(_WARM), 1)
        print(said("library", timed(lambda number: docproc.extract_all(file(number)), range(asked.uploads), 1)))
        for clients in (1, 16):
            first = _WARM + clients * 1_000_000
            numbers = range(first, first + asked.uploads)
            figures = timed(lambda number: upload(service, number), numbers, clients)
            print(said(f"{asked.database}, {clients} clients", figures))


if __name__ == "__main__":
    main()
