"""Deadlines that come back, and those with several days: once a day is done and over, the next one is to do."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.obligations.locking import lock_documents
from service.obligations.values import next_day, schedule
from service.store.models import Correction, ObligationRow
from service.store.types import now

__all__ = ["came_back", "refresh"]

_OCCURRENCE = "occurrence"
_BY = "docproc"


def refresh(session: Session, today: date, limit: int = 500) -> int:
    """Open what is done, whose day is over, and that comes back, for its next day; what is not done stays.

    What was done, when and by whom, and the note on it go into the obligation's history.

    Args:
        session: writes.
        today: days before it are over.
        limit: most obligations, so that the transaction stays short.

    Returns:
        How many there were; below ``limit``, none are left.
    """
    over = ObligationRow.renew_after < today
    keys = select(ObligationRow.id, ObligationRow.document_id).where(over)
    found = session.execute(keys.order_by(ObligationRow.renew_after).limit(limit)).all()
    lock_documents(session, (document_id for _, document_id in found))
    ids = [id_ for id_, _ in found]
    rows = session.scalars(select(ObligationRow).where(ObligationRow.id.in_(ids), over)).all()
    done_by = _done_by(session, ids)
    for row in rows:
        _open_next(session, row, done_by.get(row.id), today)
    return len(found)


def came_back(session: Session, obligations: Collection[int]) -> set[int]:
    """Those of the obligations that were done before, and came back."""
    mine = Correction.obligation_id.in_(obligations)
    ids = session.scalars(select(Correction.obligation_id).where(mine, Correction.field == _OCCURRENCE))
    return {id_ for id_ in ids if id_ is not None}


def _open_next(session: Session, row: ObligationRow, done_by: str | None, today: date) -> None:
    following = next_day(row, session)
    if following is None:  # its days are told otherwise than when it was filled
        row.renew_after = None
        return
    finished = {"due": _iso(row.due), "done_on": _iso(row.done_on), "done_by": done_by, "note": row.note}
    row.status, row.done_on, row.note, row.due_from = "todo", None, None, following
    schedule(row, session, today)
    row.version += 1  # who has the old day, in a calendar, must learn that it is another
    row.updated_at = now()
    place: dict[str, Any] = {"document_id": row.document_id, "obligation_id": row.id, "made_by": _BY}
    session.add(Correction(**place, field=_OCCURRENCE, before=finished, after={"due": _iso(row.due)}))


def _done_by(session: Session, obligations: Collection[int]) -> dict[int, str]:
    """Who last marked each obligation done, where that is known."""
    columns = (Correction.obligation_id, Correction.made_by, Correction.after)
    marks = select(*columns).where(Correction.obligation_id.in_(obligations), Correction.field == "status")
    found = session.execute(marks.order_by(Correction.id)).all()
    return {id_: made_by for id_, made_by, status in found if status == "done" and id_ is not None}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
