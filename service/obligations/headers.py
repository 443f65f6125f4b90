"""What follows for a document's obligations from a header that a person corrected."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.obligations.concerns import renew
from service.obligations.values import fill
from service.store.models import Document, ObligationRow
from service.store.types import now

__all__ = ["follow_header"]


def follow_header(session: Session, document: Document, changed: Collection[str], today: date) -> None:
    """Work out anew what hangs on fields of the header; what people set of an obligation stays.

    Days that are counted from the date, or take their year from it, follow the date, those that are counted from the
    receipt the day of receipt; whom the dispatch concerns follows date and issuer, by which names of bodies are
    understood.

    Args:
        session: writes, and holds the document's lock.
        document: its header is corrected.
        changed: the fields that are otherwise now.
        today: the first day that counts of a deadline that comes back, where its days were not counted before.
    """
    if {"date", "received"} & set(changed):
        for row in session.scalars(select(ObligationRow).where(ObligationRow.document_id == document.id)).all():
            before = row.due, row.rrule
            fill(row, session, today)
            if before != (row.due, row.rrule):
                row.version += 1
                row.updated_at = now()
    if {"date", "issuer"} & set(changed):
        renew(session, document.id)
