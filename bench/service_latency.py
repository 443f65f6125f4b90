"""From upload to obligations of a text PDF of three pages, at 1 and at 16 clients, beside the bare library call.

``python -m bench.service_latency --uploads 200`` starts ``docproc serve`` and prints milliseconds as median and 95th
percentile of ``POST /v1/documents?wait=30``, and of ``docproc.extract_all`` in this process, in the same run.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from statistics import quantiles

import httpx

import docproc
from bench.service_files import sample_pdf
from bench.service_running import asked_for, running

__all__ = ["main"]

_WARM = 5
_CLIENTS = (1, 16)


def timed(work: Callable[[bytes], object], files: Sequence[bytes], clients: int) -> list[float]:
    """Milliseconds of each call."""

    def once(data: bytes) -> float:
        begun = time.perf_counter()
        work(data)
        return (time.perf_counter() - begun) * 1000

    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(once, files))


def upload(client: httpx.Client, data: bytes) -> None:
    """Upload and wait for the obligations.

    Raises:
        RuntimeError: they did not come.
    """
    answer = client.post("/v1/documents?wait=30", files={"files": ("sample.pdf", data)})
    if answer.status_code != 200 or answer.json()["documents"][0]["state"] != "read":
        raise RuntimeError(f"not read: {answer.status_code} {answer.text}")


def said(what: str, milliseconds: Sequence[float]) -> str:
    """A line of figures."""
    cuts = quantiles(milliseconds, n=20)
    return f"{what}: p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms ({len(milliseconds)} calls)"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    asked = asked_for("service_latency", arguments, uploads=200)
    most = _WARM + asked.uploads * len(_CLIENTS)
    files = [sample_pdf(number) for number in range(1, most + 1)]
    with running(asked.database) as service, service.client(60) as client:
        timed(partial(upload, client), files[:_WARM], 1)
        timed(docproc.extract_all, files[:_WARM], 1)
        print(said("library", timed(docproc.extract_all, files[_WARM : _WARM + asked.uploads], 1)))
        for turn, clients in enumerate(_CLIENTS):
            first = _WARM + turn * asked.uploads
            figures = timed(partial(upload, client), files[first : first + asked.uploads], clients)
            print(said(f"{asked.database}, {clients} clients", figures))


if __name__ == "__main__":
    main()
