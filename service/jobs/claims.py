"""Which reader works on which document: leases in the database, so that what a crash broke off is taken up again."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import psutil
from sqlalchemy import Select, or_, select, update
from sqlalchemy.orm import Session

from service.store import Store
from service.store.models import Document
from service.store.types import now

__all__ = ["LEASE_SECONDS", "Leases", "claim", "claim_next", "free_after_death", "free_all"]

LEASE_SECONDS = 60


class Leases:
    """The documents on which the readers of one process are at work, and the name under which it claims them.

    Only these are renewed: what a reader dropped over a fault of the database is free for the next when its lease ends.

    Attributes:
        who: machine, process number, and what tells the process from an earlier one of that number.
    """

    def __init__(self) -> None:
        self.who = f"{socket.gethostname()[:32]}:{os.getpid()}:{secrets.token_hex(4)}"
        self._at_work: set[int] = set()

    @contextmanager
    def working(self, document_id: int) -> Iterator[None]:
        """Hold the lease of a claimed document while the block lasts."""
        self._at_work.add(document_id)
        try:
            yield
        finally:
            self._at_work.discard(document_id)

    def renew(self, store: Store) -> None:
        """Say that the process lives and works on; to be called in less than ``LEASE_SECONDS``."""
        if not (held := tuple(self._at_work)):
            return
        with store.write() as session:
            session.execute(
                update(Document)
                .where(Document.id.in_(held), Document.claimed_by == self.who, Document.state == "reading")
                .values(claimed_until=now() + timedelta(seconds=LEASE_SECONDS))
            )


def claim_next(store: Store, who: str) -> int | None:
    """Claim the document that waits longest, if one does."""
    with store.read() as session:  # most looks find nothing, and need not wait for a writer
        if session.scalars(_waiting().limit(1)).first() is None:
            return None
    with store.write() as session:
        document = session.scalars(_waiting().limit(1).with_for_update(skip_locked=True)).first()
        if document is None:
            return None
        _take(document, who)
        return document.id


def claim(session: Session, document_id: int, who: str) -> bool:
    """Claim one document; false where it is read or gone, is to wait, or is another's whose lease holds."""
    document = session.scalars(_waiting().where(Document.id == document_id).with_for_update(skip_locked=True)).first()
    if document is None:
        return False
    _take(document, who)
    return True


def free_all(store: Store, who: str) -> None:
    """Give back what the claimant has not finished, when it stops in good order."""
    with store.write() as session:
        session.execute(
            update(Document)
            .where(Document.claimed_by == who, Document.state == "reading")
            .values(state="received", claimed_by=None, claimed_until=None)
        )


def free_after_death(store: Store, who: str) -> int:
    """Give back what processes of this machine had claimed that are no more; gives how many documents.

    Args:
        store: the store.
        who: the caller's own name; another name with its process number was borne by a process before it.
    """
    here = f"{socket.gethostname()[:32]}:"
    freed = 0
    with store.write() as session:
        reading = session.scalars(select(Document).where(Document.state == "reading"))
        for document in reading:
            name = document.claimed_by or ""
            number = int(name.split(":")[-2]) if name.startswith(here) and name != who else None
            if number is not None and (number == os.getpid() or not psutil.pid_exists(number)):
                document.claimed_until = now() - timedelta(seconds=1)
                freed += 1
    return freed


def _waiting() -> Select[Document]:
    moment = now()
    return (
        select(Document)
        .where(
            or_(
                (Document.state == "received") & or_(Document.not_before.is_(None), Document.not_before <= moment),
                (Document.state == "reading") & (Document.claimed_until < moment),
            )
        )
        .order_by(Document.id)
    )


def _take(document: Document, who: str) -> None:
    if document.state == "reading":
        document.interruptions += 1
    document.state = "reading"
    document.claimed_by = who
    document.claimed_until = now() + timedelta(seconds=LEASE_SECONDS)
