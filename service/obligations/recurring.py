"""Deadlines that come back, and those with several days: when a day is over, the next one counts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.obligations.locking import lock_documents
from service.obligations.timeliness import is_open
from service.obligations.values import schedule
from service.store.models import ObligationRow
from service.store.types import now

__all__ = ["refresh"]


def refresh(session: Session, today: date, limit: int = 500) -> int:
    """List what is not done, and whose day is over, by its next day.

    Args:
        session: writes.
        today: the first day that may be the next.
        limit: most obligations, so that the transaction stays short.

    Returns:
        How many there were; below ``limit``, none are left.
    """
    over = (ObligationRow.renew_after < today, is_open())
    keys = select(ObligationRow.id, ObligationRow.document_id).where(*over)
    found = session.execute(keys.order_by(ObligationRow.renew_after).limit(limit)).all()
    lock_documents(session, (document_id for _, document_id in found))
    ids = [id_ for id_, _ in found]
    rows = session.scalars(select(ObligationRow).where(ObligationRow.id.in_(ids), *over)).all()
    for row in rows:
        schedule(row, session, today)
        row.version += 1  # who has the old day, in a calendar, must learn that it is another
        row.updated_at = now()
    return len(found)
