"""One writer at a time for the obligations of a document: whoever changes them locks the document first."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.models import Document

__all__ = ["lock_documents"]


def lock_documents(session: Session, documents: Iterable[int]) -> None:
    """Keep other transactions from changing the obligations of documents until this one ends.

    Args:
        session: writes; on SQLite it is the only one that does.
        documents: their numbers; they are locked in order, so that no two transactions wait for one another.
    """
    locked = select(Document.id).where(Document.id.in_(set(documents))).order_by(Document.id)
    session.execute(locked.with_for_update(key_share=True)).all()
