"""What must hold at the end of a run in which processes were killed: nothing is lost, doubled, stuck or altered."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from sqlalchemy import func, select

from bench.service_files import sent
from bench.service_running import Running
from service.operation.check import check
from service.store.models import Document, Extraction, ObligationRow, StoredFileRow

__all__ = ["FINISHED", "Outcome", "finished", "prove"]

FINISHED = ("read", "failed", "refused")
_CLIENTS = 4
_SWEPT_WITHIN = 30


@dataclass(slots=True)
class Outcome:
    """What came of a run.

    ``lost``: uploads that were answered and whose document is not there, or not read with all its obligations, or
    that never were answered. ``doubled``: documents, readings or obligations beyond one. ``stuck``: neither read nor
    failed in the end. ``altered``: documents whose original cannot be fetched, or has other bytes than were uploaded.
    ``disagreements``: what ``docproc check`` finds, and files that no row names, however young. ``killed`` counts
    kills by what was killed; ``interrupted`` the readings that these broke off. ``semaphores``: names that killed
    programs left in shared memory.
    """

    seed: int
    answered: int = 0
    seconds: float = 0.0
    killed: Counter[str] = field(default_factory=Counter)
    repeated: int = 0
    interrupted: int = 0
    lost: int = 0
    doubled: int = 0
    stuck: int = 0
    altered: int = 0
    semaphores: int = 0
    disagreements: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        """Whether everything is as it must be."""
        return not (self.lost or self.doubled or self.stuck or self.altered or self.disagreements or self.semaphores)

    def __str__(self) -> str:
        killed = ", ".join(f"{count} × {name}" for name, count in sorted(self.killed.items()))
        return (
            f"seed {self.seed}: {self.answered} uploads answered ({self.repeated} requests repeated), "
            f"{sum(self.killed.values())} kills ({killed}), {self.interrupted} readings broken off, "
            f"{self.seconds:.0f} s: {self.lost} lost, {self.doubled} duplicated, {self.stuck} stuck, "
            f"{self.altered} originals altered, {self.semaphores} semaphores left, "
            f"{len(self.disagreements)} disagreements of store and files"
            + "".join(f"\n  {one}" for one in self.disagreements)
        )


def finished(service: Running) -> int:
    """How many documents wait for nothing any more."""
    with service.store.read() as session:
        return session.scalar(select(func.count()).where(Document.state.in_(FINISHED))) or 0


def prove(service: Running, ids: Mapping[int, str], uploads: int, outcome: Outcome) -> None:
    """Compare what is held with what was sent.

    Args:
        service: still running.
        ids: the public ids that were answered, by position.
        uploads: how many files there were.
        outcome: gets the findings.
    """
    _count(service, ids, uploads, outcome)
    with ThreadPoolExecutor(_CLIENTS) as pool, service.client() as client:
        kept = pool.map(lambda position: _is_kept(client, ids[position], position, outcome.seed), ids)
        outcome.altered = sum(not whole for whole in kept)
    outcome.disagreements = _disagreements(service)
    outcome.semaphores = _semaphores(service)


def _count(service: Running, ids: Mapping[int, str], uploads: int, outcome: Outcome) -> None:
    with service.store.read() as session:
        documents = {document.public_id: document for document in session.scalars(select(Document))}
        readings = Counter(session.scalars(select(Extraction.document_id)))
        tasks = Counter(session.scalars(select(ObligationRow.document_id)))
    outcome.interrupted = sum(document.interruptions + document.attempts for document in documents.values())
    outcome.stuck = sum(document.state not in FINISHED for document in documents.values())
    outcome.doubled = max(0, len(documents) - uploads) + sum(count - 1 for count in readings.values())
    outcome.lost = uploads - len(ids)
    for position, public_id in ids.items():
        document = documents.get(public_id)
        expected = sent(position, outcome.seed)
        if document is None or document.number != expected.number:
            outcome.lost += 1
        elif tasks[document.id] != expected.obligations:
            outcome.lost += tasks[document.id] < expected.obligations
            outcome.doubled += max(0, tasks[document.id] - expected.obligations)


def _is_kept(client: httpx.Client, public_id: str, position: int, seed: int) -> bool:
    answer = client.get(f"/v1/documents/{public_id}/original")
    expected = hashlib.sha256(sent(position, seed).data).digest()
    return answer.status_code == 200 and hashlib.sha256(answer.content).digest() == expected


def _disagreements(service: Running) -> list[str]:
    """What ``docproc check`` says; it leaves alone young files, of uploads on their way, of which none is left here."""
    store = service.store
    # what is killed here are programs, not the power: the server of PostgreSQL may be the quick one of the tests
    findings = [one for one in check(store).findings if one.code != "not_durable"]
    found = [f"{one.code} {one.subject}: {one.detail}" for one in findings]
    with store.read() as session:
        named = set(session.scalars(select(StoredFileRow.sha256)))
    return found + [f"no row names file {sha256}" for sha256 in store.files.names() if sha256 not in named]


def _semaphores(service: Running) -> int:
    """Names of killed programs' semaphores in shared memory (Linux), once their trackers have had time."""
    killed = [number for program in service.programs for number in program.killed]
    end = time.monotonic() + _SWEPT_WITHIN
    while True:
        left = sum(len(list(Path("/dev/shm").glob(f"sem.loky-{number}-*"))) for number in killed)  # noqa: S108
        if not left or time.monotonic() > end:
            return left
        time.sleep(0.5)
