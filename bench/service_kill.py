"""Uploads while the service's processes are killed: nothing may be lost, doubled or stuck.

``python -m bench.service_kill --database sqlite|postgresql --uploads 1000 --clients 16 --kills 20`` starts ``docproc
serve`` (on PostgreSQL two ``docproc worker`` beside it), lets the clients upload dispatches that all differ, each under
an Idempotency-Key and again after any failure, and at random moments kills a random process (server, worker, or the
process in which a document is read) with SIGKILL and starts it again. It ends with status 1 unless all is well.
"""

from __future__ import annotations

import argparse
import queue
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx
import psutil
from sqlalchemy import func, select

from bench.service_letters import letter, number_of
from bench.service_running import Running, running
from service.store.models import Document, Extraction, ObligationRow

__all__ = ["Outcome", "main", "measure"]

_READER = "loky.backend.popen_loky"
_DEFAULT_WAIT = 900


@dataclass(slots=True)
class Outcome:
    """What came of a run.

    ``lost``: uploads that were answered and whose document is not there, or not read with all its obligations, or
    that never were answered. ``doubled``: documents, readings or obligations beyond one. ``stuck``: neither read nor
    failed in the end. ``killed`` counts kills by what was killed.
    """

    seed: int
    answered: int = 0
    seconds: float = 0.0
    killed: Counter[str] = field(default_factory=Counter)
    repeated: int = 0
    lost: int = 0
    doubled: int = 0
    stuck: int = 0
    interrupted: int = 0

    @property
    def well(self) -> bool:
        """Whether nothing was lost, doubled or stuck."""
        return not (self.lost or self.doubled or self.stuck)

    def __str__(self) -> str:
        killed = ", ".join(f"{count} × {name}" for name, count in sorted(self.killed.items()))
        return (
            f"seed {self.seed}: {self.answered} uploads answered ({self.repeated} requests repeated), "
            f"{sum(self.killed.values())} kills ({killed}), {self.interrupted} readings broken off, "
            f"{self.seconds:.0f} s: {self.lost} lost, {self.doubled} duplicated, {self.stuck} stuck"
        )


class _Uploading:
    """Clients that upload until each dispatch has been answered."""

    def __init__(self, service: Running, seed: int, uploads: int, clients: int) -> None:
        self._service = service
        self._seed = seed
        self._clients = clients
        self._waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for position in range(1, uploads + 1):
            self._waiting.put(position)
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
                    position = self._waiting.get_nowait()
                except queue.Empty:
                    return
                self._send(client, position, end)

    def _send(self, client: httpx.Client, position: int, end: float) -> None:
        text, _ = letter(position, self._seed)
        file = {"files": (f"cv-{position}.txt", text.encode())}
        key = {"Idempotency-Key": f"{self._seed}-{position}"}
        while time.monotonic() < end:
            try:
                answer = client.post("/v1/documents", files=file, headers=key)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code in {200, 202}:
                self.ids[position] = answer.json()["documents"][0]["id"]
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
        uploads: how many dispatches.
        clients: how many upload at a time.
        kills: how many processes are killed meanwhile.
        seed: of the dispatches and of what is killed when.
        wait: seconds for the uploads, and again for the reading, before what is left counts as stuck.
    """
    outcome = Outcome(seed)
    with running(database) as service:
        begun = time.monotonic()
        uploading = _Uploading(service, seed, uploads, clients)
        killing = threading.Thread(target=_kill, args=(service, uploading, uploads, kills, outcome))
        killing.start()
        uploading.run(begun + wait)
        killing.join()
        _await_readings(service, wait)
        outcome.seconds = time.monotonic() - begun
        outcome.answered, outcome.repeated = len(uploading.ids), uploading.repeated
        _count(service, uploading.ids, uploads, outcome)
    return outcome


def _kill(service: Running, uploading: _Uploading, uploads: int, kills: int, outcome: Outcome) -> None:
    """Kill when so and so many uploads are answered; what is killed is drawn anew each time."""
    chance = random.Random(outcome.seed)  # noqa: S311  a draw, no secret
    for moment in sorted(chance.randrange(uploads) for _ in range(kills)):
        while len(uploading.ids) < moment:
            time.sleep(0.02)
        time.sleep(chance.random())
        program = chance.choice(service.programs)
        readers = program.children(_READER)
        if readers and chance.random() < 0.4:
            try:
                chance.choice(readers).kill()
            except psutil.NoSuchProcess:
                continue
            outcome.killed["reader"] += 1
        else:
            program.kill()
            program.start()
            outcome.killed[program.name] += 1


def _await_readings(service: Running, wait: int) -> None:
    unfinished = select(func.count()).where(Document.state.in_(["received", "reading"]))
    end = time.monotonic() + wait
    while time.monotonic() < end:
        with service.store.read() as session:
            if not session.scalar(unfinished):
                return
        time.sleep(0.5)


def _count(service: Running, ids: dict[int, str], uploads: int, outcome: Outcome) -> None:
    with service.store.read() as session:
        documents = {document.public_id: document for document in session.scalars(select(Document))}
        readings = Counter(session.scalars(select(Extraction.document_id)))
        tasks = Counter(session.scalars(select(ObligationRow.document_id)))
    outcome.interrupted = sum(document.interruptions + document.attempts for document in documents.values())
    outcome.stuck = sum(document.state in {"received", "reading"} for document in documents.values())
    outcome.doubled = max(0, len(documents) - uploads) + sum(count - 1 for count in readings.values())
    outcome.lost = uploads - len(ids)
    for position, public_id in ids.items():
        document = documents.get(public_id)
        expected = letter(position, outcome.seed)[1]
        if document is None or document.number != number_of(position):
            outcome.lost += 1
        elif tasks[document.id] != expected:
            outcome.lost += tasks[document.id] < expected
            outcome.doubled += max(0, tasks[document.id] - expected)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print, and say by the exit status whether all is well."""
    parser = argparse.ArgumentParser(prog="python -m bench.service_kill")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--uploads", type=int, default=1000)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--wait", type=int, default=_DEFAULT_WAIT, help="seconds")
    asked = parser.parse_args(arguments)
    outcome = measure(**vars(asked))
    print(f"{asked.database}: {outcome}")
    return 0 if outcome.well else 1


if __name__ == "__main__":
    sys.exit(main())
