"""``python -m bench.service_scale --database sqlite``: how long the service takes for an answer when its store is full.

A store is filled with a made-up archive, the service started on it as ``docproc serve`` starts it, and asked over HTTP
by one client and by several at once. Nothing is asserted; what is slower than its budget is marked.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random

from rich.console import Console
from rich.table import Table

from bench.service_data import counts, fill
from bench.service_questions import Question, questions
from bench.service_rows import Archive
from bench.service_words import OFFICE
from service.access import keys
from service.settings import Settings
from service.store import Store
from service.store.migrate import migrate
from tests.service.postgres import running
from tests.service.served import served

CLIENTS = 8
BUDGET_MS = {"sqlite": 100.0, "postgresql": 50.0}
_WARM_UP = 3
_SLOW_SECONDS = 20.0  # a slow question is asked less often
_OFTEN = 100_000_000
_SERVER = {"shared_buffers": "512MB", "max_wal_size": "8GB"}

Times = list[float]


class Client:
    """One connection that is kept open."""

    def __init__(self, address: str, key: str) -> None:
        self._connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=600)
        self._headers = {"Authorization": f"Bearer {key}"}

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body."""
        self._connection.request("GET", path, headers=self._headers)
        response = self._connection.getresponse()
        return response.status, response.read()

    def following(self, path: str) -> str | None:
        """The cursor of the next page."""
        found: str | None = json.loads(self.get(path)[1])["next"]
        return found

    def times(self, question: Question, count: int, chance: Random) -> Times:
        """Milliseconds of each answer.

        Raises:
            RuntimeError: an answer is no success.
        """
        self._connection.close()  # the server may have, of one that was idle; the next request opens it
        spent: Times = []
        while len(spent) < count and sum(spent) < _SLOW_SECONDS * 1000:
            address = question.address(chance)
            start = time.perf_counter()
            status, body = self.get(address)
            spent.append((time.perf_counter() - start) * 1000)
            if status != 200:
                raise RuntimeError(f"{address}: {status} {body[:300]!r}")
        return spent


def measure(
    address: str, key: str, archive: Archive, count: int, only: list[str]
) -> Iterator[tuple[Question, Times, Times]]:
    """Each question with its times for one client and for several."""
    clients = [Client(address, key) for _ in range(CLIENTS)]
    with ThreadPoolExecutor(CLIENTS) as threads:
        for question in questions(archive, clients[0].following):
            if only and not any(part in question.name for part in only):
                continue
            clients[0].times(question, _WARM_UP, Random(0))  # noqa: S311  draws of questions, no secrets
            alone = clients[0].times(question, count, Random(1))  # noqa: S311
            several = [
                threads.submit(client.times, question, max(2, count // 4), Random(seed))  # noqa: S311
                for seed, client in enumerate(clients, 2)
            ]
            _say(question, alone)
            yield question, alone, [spent for one in several for spent in one.result()]


def _say(question: Question, alone: Times) -> None:
    print(f"{percentiles(alone)[1]:8.1f} ms  {question.name}", file=sys.stderr, flush=True)


@contextmanager
def filled(database: str, archive: Archive, keep: Path | None) -> Iterator[Settings]:
    """Settings of an installation that holds the archive; one that is kept is filled once."""
    with tempfile.TemporaryDirectory() as aside, _database(database) as url:
        often = {"requests_a_minute": _OFTEN, "workers": 0, "office": OFFICE, "log_level": "WARNING"}
        settings = Settings.model_validate({"data": keep or Path(aside), "database": url, **often})
        store = Store.open(settings)
        migrate(store)
        held = counts(store)
        if (held["documents"], held["obligations"]) != (archive.documents, archive.obligations):
            fill(store, archive)
        store.close()
        yield settings


@contextmanager
def _database(database: str) -> Iterator[str | None]:
    if database == "sqlite":
        yield None
    elif database == "postgresql":
        with running(tempfile.gettempdir(), **_SERVER) as server, server.database(migrated=False) as url:
            yield url
    else:
        yield database


def key_for(settings: Settings) -> str:
    """A new key that may read."""
    store = Store.open(settings)
    with store.write() as session:
        secret = keys.create(session, "bench", ["read"], made_by="bench")[1]
    store.close()
    return secret


def percentiles(times: Times) -> tuple[float, float, float]:
    """The 50th, 95th and 99th."""
    cuts = statistics.quantiles([*times, *times], n=100)
    return statistics.median(times), cuts[94], cuts[98]


def row_of(question: Question, alone: Times, several: Times, budget: float) -> list[str]:
    """The table's cells."""
    figures = [percentiles(alone), percentiles(several)]
    cells = [f"{value:.1f}" for figure in figures for value in figure]
    over = question.kind != "one" and figures[0][1] > budget
    return [question.name, *cells, "over" if over else ""]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.service_scale", description="Time the service on a full store."
    )
    parser.add_argument(
        "--database", default="sqlite", help="sqlite, postgresql (a server of its own), or an address postgresql://…"
    )
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--obligations", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the SQLite store stays for the next time")
    parser.add_argument("--count", type=int, default=100, help="answers of one client to each question")
    parser.add_argument("--only", nargs="*", default=[], help="only questions whose name holds one of these")
    asked = parser.parse_args()
    archive = Archive(asked.documents, asked.obligations, date.today())
    budget = BUDGET_MS["sqlite" if asked.database == "sqlite" else "postgresql"]
    title = (
        f"{asked.documents:,} documents, {asked.obligations:,} obligations: ms of an answer, budget {budget:.0f} (p95)"
    )
    table = Table("question", title=title, title_justify="left")
    for who in ("1 client", f"{CLIENTS} clients"):
        for part in ("p50", "p95", "p99"):
            table.add_column(f"{who}\n{part}", justify="right")
    table.add_column("")
    console = Console(width=150)
    with filled(asked.database, archive, asked.keep) as settings:
        key = key_for(settings)
        with served(settings) as address:
            for measured in measure(address, key, archive, asked.count, asked.only):
                table.add_row(*row_of(*measured, budget))
    console.print(table)
    console.print(f"Load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
