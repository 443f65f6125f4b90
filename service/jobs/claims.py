"""Which reader works on which document: leases in the database, so that what a crash broke off is taken up again."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path

import psutil
from sqlalchemy import ColumnElement, Select, and_, or_, select, update

from service.store import Store
from service.store.models import Document
from service.store.types import now

__all__ = [
    "claim",
    "claim_next",
    "claimable",
    "claimant",
    "free",
    "free_after_death",
    "renew",
    "when_claimable",
]


_BOOT = Path("/proc/sys/kernel/random/boot_id")
_NUMBERS = Path("/proc/self/ns/pid")


def claimant() -> str:
    """A name for the readers of this process: machine, process number, and what tells it from an earlier such one."""
    return f"{_here()}:{os.getpid()}:{secrets.token_hex(4)}"


def claim_next(store: Store, who: str, seconds: int) -> int | None:
    """Claim the document that waits longest, if one does.

    Args:
        store: where the documents are.
        who: the claimant.
        seconds: how long the claim holds unless it is renewed.
    """
    with store.read() as session:  # most looks find nothing, and need not wait for a writer
        if session.scalars(_waiting().limit(1)).first() is None:
            return None
    with store.write() as session:
        document = session.scalars(_locked(_waiting().limit(1))).first()
        if document is None:
            return None
        _take(document, who, seconds)
        return document.id


def claim(store: Store, document_id: int, who: str, seconds: int) -> bool:
    """Claim one document; false where it is read or gone, is to wait, or is another's whose lease holds."""
    with store.write() as session:
        document = session.scalars(_locked(_waiting().where(Document.id == document_id))).first()
        if document is None:
            return False
        _take(document, who, seconds)
        return True


def when_claimable(store: Store, document_id: int) -> datetime | None:
    """The moment from which a document may be claimed, perhaps past; ``None`` where nothing is left to do."""
    with store.read() as session:
        document = session.get(Document, document_id)
        if document is None or document.state not in {"received", "reading"}:
            return None
        waits_for = document.not_before if document.state == "received" else document.claimed_until
        return waits_for or now()


def renew(store: Store, who: str, documents: Collection[int], seconds: int) -> None:
    """Say that the claimant lives and works on these documents."""
    if not documents:
        return
    until = now() + timedelta(seconds=seconds)
    with store.write() as session:
        session.execute(
            update(Document)
            .where(Document.id.in_(documents), Document.claimed_by == who, Document.state == "reading")
            .values(claimed_until=until)
        )


def free(store: Store, who: str, document_id: int | None = None) -> None:
    """Give back a document, or all, that the claimant has not finished, when it stops in good order."""
    held = update(Document).where(Document.claimed_by == who, Document.state == "reading")
    if document_id is not None:
        held = held.where(Document.id == document_id)
    with store.write() as session:
        session.execute(held.values(state="received", claimed_by=None, claimed_until=None))


def free_after_death(store: Store, who: str) -> int:
    """End the leases of processes of this machine that are no more; gives how many documents they held.

    Args:
        store: the store.
        who: the caller's own name; another name with its process number was borne by a process before it.
    """
    with store.read() as session:
        held = select(Document.claimed_by).where(Document.state == "reading", Document.claimed_until >= now())
        dead = [name for name in session.scalars(held.distinct()) if name and name != who and _is_dead(name)]
    if not dead:
        return 0
    with store.write() as session:
        freed = session.execute(
            update(Document)
            .where(Document.state == "reading", Document.claimed_by.in_(dead))
            .values(claimed_until=now() - timedelta(seconds=1))
            .returning(Document.id)
        )
        return len(freed.all())


def claimable() -> ColumnElement[bool]:
    """The condition on a document that it may be claimed: it waits, or its reader has been silent too long."""
    moment = now()
    return or_(
        and_(Document.state == "received", or_(Document.not_before.is_(None), Document.not_before <= moment)),
        and_(Document.state == "reading", Document.claimed_until < moment),
    )


def _waiting() -> Select[Document]:
    return select(Document).where(claimable()).order_by(Document.id)


def _locked(rows: Select[Document]) -> Select[Document]:
    """Rows that nobody else is about to change; others may still refer to them meanwhile."""
    return rows.with_for_update(skip_locked=True, key_share=True)


def _take(document: Document, who: str, seconds: int) -> None:
    if document.state == "reading":
        document.interruptions += 1
    document.state = "reading"
    document.claimed_by = who
    document.claimed_until = now() + timedelta(seconds=seconds)


def _here() -> str:
    """The machine, and which of the sets of process numbers on it is ours: each container has one of its own.

    Two containers may have one host name and one process number, and neither is to take the other for dead.
    """
    name = socket.gethostname()
    told = hashlib.sha256(f"{name} {_numbering()}".encode()).hexdigest()
    return f"{name[:24]}-{told[:12]}"


def _numbering() -> str:
    """What tells one set of process numbers from another; with a new start of the machine, all are others."""
    try:
        return f"{_BOOT.read_text('ascii').strip()} {_NUMBERS.stat().st_ino}"
    except OSError:  # not Linux: no containers
        return ""


def _is_dead(name: str) -> bool:
    machine, number, _ = name.rsplit(":", 2) if name.count(":") >= 2 else ("", "", "")
    if machine != _here() or not number.isdecimal():
        return False
    return int(number) == os.getpid() or not psutil.pid_exists(int(number))
