"""Removes documents, and files that no document has any more."""

from __future__ import annotations

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from service.links import ask_anew
from service.store.holding import lock_files
from service.store.models import Document, StoredFileRow

__all__ = ["first_of", "remove"]


def first_of(session: Session, document: Document) -> Document:
    """The first document of the same upload, locked as ``document`` is."""
    if document.first_part_id is None:
        return document
    chosen = select(Document).where(Document.id == document.first_part_id).with_for_update(key_share=True)
    return session.scalars(chosen).one()


def remove(session: Session, first: Document) -> str | None:
    """Take an upload's documents out, with their extractions, citations, obligations and corrections.

    Args:
        session: a writing session.
        first: the upload's first document.

    Returns:
        The file's SHA-256, for ``drop_unused`` once the transaction holds; ``None`` where another document has it.
    """
    upload = or_(Document.id == first.id, Document.first_part_id == first.id)
    keys = session.scalars(select(Document.number_key).where(upload)).all()
    sha256 = first.sha256
    if sha256 is not None:
        lock_files(session, [sha256])
    # Citations that led here lose their target by the foreign key; they are resolved anew by number.
    ask_anew(session, keys)
    session.execute(delete(Document).where(Document.first_part_id == first.id))
    session.execute(delete(Document).where(Document.id == first.id))
    if sha256 is None or session.scalars(select(Document.id).where(Document.sha256 == sha256).limit(1)).first():
        return None
    session.execute(delete(StoredFileRow).where(StoredFileRow.sha256 == sha256))
    return sha256
