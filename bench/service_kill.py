"""Uploads while the service's processes are killed: nothing may be lost, doubled, stuck or altered.

``python -m bench.service_kill --database sqlite|postgresql --uploads 1000 --clients 16 --kills 20`` starts ``docproc
serve`` (on PostgreSQL two ``docproc worker`` beside it), lets the clients upload files that all differ, one or several
in a request, each request under an Idempotency-Key and again after any failure, and at random moments of uploading and
reading kills a random process (server, worker, or one in which a document is read) with SIGKILL and starts it again. It
ends with status 1 unless all is well.
"""

from __future__ import annotations

import queue
import random
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx
import psutil

from bench.service_files import requests, sent
from bench.service_proofs import Outcome, finished, prove
from bench.service_running import Running, any_seed, asked_for, running, wait_until_ready

__all__ = ["main", "measure"]

_READER = "loky.backend.popen_loky"
_DEFAULT_WAIT = 900
_READER_STARTS_WITHIN = 60
_READERS_AMONG_KILLED = 0.4


class _Uploading:
    """Clients that upload until each file has been answered."""

    def __init__(self, service: Running, seed: int, uploads: int, clients: int) -> None:
        self._service = service
        self._seed = seed
        self._clients = clients
        self._waiting: queue.SimpleQueue[Sequence[int]] = queue.SimpleQueue()
        for positions in requests(uploads, seed):
            self._waiting.put(positions)
        self.ids: dict[int, str] = {}
        self.repeated = 0

    def run(self, end: float) -> None:
        """Upload until all are answered or the time is over."""
        with ThreadPoolExecutor(self._clients) as pool:
            for client in [pool.submit(self._upload, end) for _ in range(self._clients)]:
                client.result()

    def _upload(self, end: float) -> None:
        with self._service.client() as client:
            while time.monotonic() < end:
                try:
                    positions = self._waiting.get_nowait()
                except queue.Empty:
                    return
                self._send(client, positions, end)

    def _send(self, client: httpx.Client, positions: Sequence[int], end: float) -> None:
        files = [("files", (one.name, one.data)) for one in (sent(position, self._seed) for position in positions)]
        key = {"Idempotency-Key": f"{self._seed}-{positions[0]}"}
        while time.monotonic() < end:
            try:
                answer = client.post("/v1/documents", files=files, headers=key)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code in {200, 202}:
                documents = answer.json()["documents"]
                self.ids |= {position: one["id"] for position, one in zip(positions, documents, strict=True)}
                return
            if answer is not None and answer.status_code < 500:
                raise RuntimeError(f"an upload was refused: {answer.status_code} {answer.text}")
            self.repeated += 1
            time.sleep(0.2)


def measure(  # noqa: PLR0913  what a run is made of
    database: str, *, uploads: int, clients: int, kills: int, seed: int, wait: int = _DEFAULT_WAIT
) -> Outcome:
    """One run.

    Args:
        database: ``sqlite`` or ``postgresql``.
        uploads: how many files.
        clients: how many upload at a time.
        kills: how many processes are killed meanwhile.
        seed: of the files and of what is killed when.
        wait: seconds for the uploads, and again for the reading, before what is left counts as stuck.
    """
    outcome = Outcome(seed)
    with running(database) as service:
        begun = time.monotonic()
        uploading = _Uploading(service, seed, uploads, clients)
        with ThreadPoolExecutor(1) as pool:
            killing = pool.submit(_kill, service, uploading, uploads, kills, outcome, begun + 2 * wait)
            uploading.run(begun + wait)
            killing.result()
        wait_until_ready(service)
        _await_readings(service, uploads, wait)
        outcome.seconds = time.monotonic() - begun
        outcome.answered, outcome.repeated = len(uploading.ids), uploading.repeated
        prove(service, uploading.ids, uploads, outcome)
    return outcome


def _kill(  # noqa: PLR0913, PLR0917  what a run is made of
    service: Running, uploading: _Uploading, uploads: int, kills: int, outcome: Outcome, end: float
) -> None:
    """Kill when so many uploads are answered and so many documents read; what is killed is drawn anew each time."""
    chance = random.Random(outcome.seed)  # noqa: S311  a draw, no secret
    for moment in sorted(chance.randrange(2 * uploads) for _ in range(kills)):
        while len(uploading.ids) + finished(service) < moment and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(chance.random())
        if chance.random() < _READERS_AMONG_KILLED:
            _kill_reader(service, chance)
            outcome.killed["reader"] += 1
        else:
            program = chance.choice(service.programs)
            program.kill()
            program.start()
            outcome.killed[program.name] += 1


def _kill_reader(service: Running, chance: random.Random) -> None:
    """Kill a process that reads; where all were killed just now, the first that comes back.

    Raises:
        TimeoutError: none comes.
    """
    end = time.monotonic() + _READER_STARTS_WITHIN
    while time.monotonic() < end:
        readers = [reader for program in service.programs for reader in program.children(_READER)]
        try:
            if readers:
                chance.choice(readers).kill()
                return
        except psutil.NoSuchProcess:
            continue
        time.sleep(0.05)
    raise TimeoutError("no process reads")


def _await_readings(service: Running, uploads: int, wait: int) -> None:
    end = time.monotonic() + wait
    while finished(service) < uploads and time.monotonic() < end:
        time.sleep(0.5)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, and say by the exit status whether all is well."""
    asked = asked_for(
        "service_kill", arguments, uploads=1000, clients=16, kills=20, seed=any_seed(), wait=_DEFAULT_WAIT
    )
    outcome = measure(**vars(asked))
    print(f"{asked.database}: {outcome}")
    return 0 if outcome.well else 1


if __name__ == "__main__":
    sys.exit(main())
