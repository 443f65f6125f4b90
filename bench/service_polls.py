"""Polls over restarts: a document that was answered must never be denied.

``python -m bench.service_polls --polls 10000 --clients 16`` starts ``docproc serve --processes 2``, uploads dispatches
and polls them from all clients at once while the server is killed and started again, and its processes one by one. It
prints how many answers were 404, which none may be, and ends with status 1 if any was.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx
import psutil

from bench.service_letters import letter
from bench.service_running import Running, any_seed, asked_for, running, wait_until_ready

__all__ = ["main", "measure"]

_MEMBER = "multiprocessing.spawn"
_BETWEEN_SECONDS = 5.0


def measure(  # noqa: PLR0913  what a run is made of
    database: str, *, polls: int, clients: int, documents: int, kills: int, seed: int
) -> Counter[str]:
    """Poll; gives how often which status was answered, ``no answer`` where the server was away, and ``kills``."""
    told: Counter[str] = Counter()
    with running(database, processes=2) as service:
        ids = [_upload(service, position, seed) for position in range(1, documents + 1)]
        done = threading.Event()
        killing = threading.Thread(target=_kill, args=(service, kills, seed, done, told))
        killing.start()
        with ThreadPoolExecutor(clients) as pool:
            shares = [pool.submit(_poll, service, ids, polls // clients, done) for _ in range(clients)]
            for share in shares:
                told += share.result()
        killing.join()
    return told


def _upload(service: Running, position: int, seed: int) -> str:
    with service.client() as client:
        answer = client.post("/v1/documents", files={"files": (f"{position}.txt", letter(position, seed)[0].encode())})
        answer.raise_for_status()
        public_id: str = answer.json()["documents"][0]["id"]
        return public_id


def _poll(service: Running, ids: Sequence[str], count: int, killed: threading.Event) -> Counter[str]:
    """Get so many answers, and at least as long as there are kills to come."""
    told: Counter[str] = Counter()
    chance = random.Random(count)  # noqa: S311  a draw, no secret
    with service.client() as client:
        while told.total() - told["no answer"] < count or not killed.is_set():
            try:
                told[str(client.get(f"/v1/documents/{chance.choice(ids)}").status_code)] += 1
            except httpx.TransportError:
                told["no answer"] += 1
                time.sleep(0.2)
    return told


def _kill(service: Running, kills: int, seed: int, done: threading.Event, told: Counter[str]) -> None:
    """Kill the server, or one of its processes, and go on when it answers again."""
    chance = random.Random(seed)  # noqa: S311  a draw, no secret
    server = service.programs[0]
    try:
        for number in range(kills):
            time.sleep(chance.random() * _BETWEEN_SECONDS)
            members = server.children(_MEMBER)
            if number % 2 and members:
                try:
                    chance.choice(members).kill()
                except psutil.NoSuchProcess:
                    continue
            else:
                server.kill()
                server.start()
            told["kills"] += 1
            wait_until_ready(service)
    finally:
        done.set()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, and say by the exit status whether all is well."""
    asked = asked_for("service_polls", arguments, polls=10_000, clients=16, documents=50, kills=6, seed=any_seed())
    told = measure(**vars(asked))
    print(f"{asked.database}, seed {asked.seed}: {dict(sorted(told.items()))}: {told['404']} false 404")
    return 1 if told["404"] else 0


if __name__ == "__main__":
    sys.exit(main())
